import { passwordField } from "../password-field.ts";
import type { Profile, SystemPlace } from "../profile.ts";
import { userField } from "../user-field.ts";

const place = (api: string, panel: string): SystemPlace => ({ api, panel, topUp: panel });

/**
 * OpenSRS, the wholesale registrar of Tucows. Addresses, actions and codes: the vendor's API guide and help pages. The
 * test system is Horizon, where every reseller has an account, with a key of its own.
 */
export const opensrsProfile = {
  id: "opensrs",
  names: { long: "OpenSRS (Tucows)", short: "OpenSRS" },
  systems: {
    live: place("https://rr-n1-tor.opensrs.net:55443/", "https://manage.opensrs.com"),
    ote: place("https://horizon.opensrs.net:55443/", "https://manage.test.opensrs.com"),
  },
  // Whoever becomes a reseller has an account of the test system as well.
  signUp: { live: "https://opensrs.com", ote: "https://opensrs.com" },
  signIn: {
    fields: [
      // Users below the reseller's own cannot use the API.
      { ...userField, hint: "hint_user_opensrs" },
      {
        id: "currency",
        label: "field_account_currency",
        secret: false,
        required: false,
        // It says what the money is called, and not whose it is.
        identifies: false,
        joinedBy: null,
        forbidden: null,
        max: 3,
        pasted: "compact",
        autocomplete: "off",
        hint: "hint_currency_opensrs",
      },
      {
        ...passwordField,
        id: "key",
        label: "field_api_key",
        pasted: "compact",
        hint: "hint_key_opensrs",
      },
    ],
    // A signature proves itself; the second factor is for the panel.
    oneTimePassword: false,
  },
  // That there are limits is documented, and no number but that of 100 commands over one connection.
  pace: { atOnce: 1, spacing: 100 },
  failedCharge: "waits",
  tellsReserved: true,
  counts: 1,
  assumptions: [
    "price-list",
    "entered-currency",
    "single-years",
    "unmarked-premium",
    "expiry-at-latest",
    "drafts",
    "dates",
  ],
  commands: {
    sessions: [],
    balance: ["GET_BALANCE"],
    statistics: ["GET_DOMAINS_BY_EXPIREDATE"],
    charges: ["GET_DOMAINS_BY_EXPIREDATE", "GET_PRICE"],
    deposits: [],
    bookings: [],
    history: [],
    lost: [],
    terms: [],
    rights: [],
    subusers: [],
  },
  // There is one key, and it may do everything.
  rights: { kind: "none", text: "rights_opensrs" },
  allow: { command: "allow_opensrs", area: null },
  advice: [
    { kinds: ["sign-in-failed"], system: "live", text: "advice_opensrs_sign_in" },
    { kinds: ["sign-in-failed"], system: "ote", text: "advice_opensrs_sign_in_test" },
    { kinds: ["address-refused"], system: null, text: "advice_opensrs_address" },
    { kinds: ["rejected"], system: null, text: "advice_opensrs_rejected" },
  ],
  note: "note_opensrs",
} as const satisfies Profile;
