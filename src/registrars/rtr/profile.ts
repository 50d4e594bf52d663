import { passwordField } from "../password-field.ts";
import type { Profile, SystemPlace } from "../profile.ts";

const place = (api: string, panel: string): SystemPlace => ({ api, panel, topUp: panel });

/**
 * Realtime Register. Addresses, paths and members: the vendor's API documentation, its knowledge base, and its own
 * clients and skills. A customer has an account in each of several currencies, which are never added: each entry here
 * stands for one of them.
 */
export const rtrProfile = {
  id: "rtr",
  names: { long: "Realtime Register", short: "Realtime Register" },
  systems: {
    live: place("https://api.yoursrs.com/", "https://dm.realtimeregister.com"),
    ote: place("https://api.yoursrs-ote.com/", "https://dm.yoursrs-ote.com"),
  },
  signUp: { live: "https://www.realtimeregister.com", ote: "https://dm.yoursrs-ote.com" },
  signIn: {
    fields: [
      {
        id: "handle",
        label: "field_customer_handle",
        secret: false,
        required: true,
        identifies: true,
        joinedBy: null,
        forbidden: null,
        max: 40,
        pasted: "compact",
        autocomplete: "off",
        hint: "hint_handle_rtr",
      },
      {
        id: "currency",
        label: "field_account_currency",
        secret: false,
        required: false,
        // Another currency is another account of the same customer, and other money.
        identifies: true,
        joinedBy: null,
        forbidden: null,
        max: 3,
        pasted: "compact",
        autocomplete: "off",
        hint: "hint_currency_rtr",
      },
      {
        ...passwordField,
        id: "key",
        label: "field_api_key",
        pasted: "compact",
        hint: "hint_key_rtr",
      },
    ],
    // A key proves itself; the second factor is for the panel.
    oneTimePassword: false,
  },
  // That there are limits is documented, and no number: one request at a time.
  pace: { atOnce: 1, spacing: 100 },
  failedCharge: "unknown",
  tellsReserved: true,
  counts: 5,
  assumptions: ["price-list", "yearly-prices", "currency-of-names", "expiry-days"],
  commands: {
    sessions: [],
    balance: ["GET /customers/{customer}/credit"],
    statistics: [
      "GET /domains",
      "GET /ssl/certificates",
      "GET /dns/zones",
      "GET /customers/{customer}/contacts",
      "GET /processes",
    ],
    charges: ["GET /domains", "GET /customers/{customer}/pricelist", "GET /tlds/{tld}/info"],
    deposits: [],
    bookings: ["GET /billing/financialtransactions", "GET /customers/{customer}/credit"],
    history: [],
    lost: [],
    terms: ["GET /customers/{customer}/notifications"],
    rights: [],
    subusers: [],
  },
  // A role holds single permissions. Of their names only VIEW_DOMAIN and VIEW_DNS_ZONE are documented anywhere.
  rights: { kind: "none", text: "rights_rtr" },
  allow: { command: "allow_rtr", area: null },
  advice: [
    { kinds: ["sign-in-failed"], system: "live", text: "advice_rtr_sign_in" },
    { kinds: ["sign-in-failed"], system: "ote", text: "advice_rtr_sign_in_test" },
    { kinds: ["rejected"], system: null, text: "advice_rtr_rejected" },
  ],
  note: "note_rtr",
} as const satisfies Profile;
