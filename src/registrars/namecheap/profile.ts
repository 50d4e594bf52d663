import { passwordField } from "../password-field.ts";
import type { Profile, SignInField, SystemPlace } from "../profile.ts";

const place = (api: string, panel: string): SystemPlace => ({ api, panel, topUp: panel });

/**
 * Sent as the address of the caller where none was entered: it must be an IPv4 address, and is compared with nothing (one
 * client project has measured it; the vendor says neither). This one is of the addresses that documents use, and belongs
 * to nobody.
 */
export const placeholderIp = "192.0.2.1";

const publicField = {
  secret: false,
  joinedBy: null,
  forbidden: null,
  pasted: "compact",
  autocomplete: "off",
} as const satisfies Partial<SignInField>;

/**
 * Namecheap. Addresses, commands and numbers of errors: the vendor's API documentation, its knowledge base, and its own
 * SDK for Go. The test system is its sandbox, whose accounts are made apart.
 */
export const namecheapProfile = {
  id: "namecheap",
  names: { long: "Namecheap", short: "Namecheap" },
  systems: {
    live: place("https://api.namecheap.com/xml.response", "https://ap.www.namecheap.com"),
    ote: place(
      "https://api.sandbox.namecheap.com/xml.response",
      "https://www.sandbox.namecheap.com",
    ),
  },
  signUp: {
    live: "https://www.namecheap.com",
    ote: "https://www.sandbox.namecheap.com",
  },
  signIn: {
    fields: [
      {
        ...publicField,
        id: "apiUser",
        label: "field_api_user",
        required: true,
        identifies: true,
        max: 60,
        hint: "hint_api_user_namecheap",
      },
      {
        ...publicField,
        id: "userName",
        label: "field_user_name",
        required: false,
        identifies: true,
        max: 60,
        hint: "hint_user_name_namecheap",
      },
      {
        ...publicField,
        id: "clientIp",
        label: "field_client_ip",
        required: false,
        // Where it is asked from says nothing about whose money it is.
        identifies: false,
        max: 15,
        hint: "hint_client_ip_namecheap",
      },
      {
        ...passwordField,
        id: "key",
        label: "field_api_key",
        pasted: "compact",
        hint: "hint_key_namecheap",
      },
    ],
    // A key proves itself; the second factor is for the panel.
    oneTimePassword: false,
  },
  // Documented: 20 requests a minute, 700 an hour, 8,000 a day. One in 5.2 seconds keeps the first two, whatever is asked.
  pace: { atOnce: 1, spacing: 5200 },
  // Cards on file are charged where the balance does not suffice, and whether there are any is not told.
  failedCharge: "unknown",
  tellsReserved: false,
  counts: 3,
  assumptions: ["price-list", "cards-too", "fees-added", "expiry-at-latest", "dates"],
  commands: {
    sessions: [],
    balance: ["namecheap.users.getBalances"],
    statistics: [
      "namecheap.domains.getList",
      "namecheap.ssl.getList",
      "namecheap.whoisguard.getlist",
    ],
    charges: ["namecheap.domains.getList", "namecheap.users.getPricing"],
    deposits: [],
    bookings: [],
    history: [],
    lost: [],
    terms: [],
    rights: [],
    subusers: [],
  },
  // A user has one key, and it may do everything.
  rights: { kind: "none", text: "rights_namecheap" },
  allow: { command: "allow_namecheap", area: null },
  advice: [
    { kinds: ["sign-in-failed"], system: "live", text: "advice_namecheap_sign_in" },
    { kinds: ["sign-in-failed"], system: "ote", text: "advice_namecheap_sign_in_test" },
    { kinds: ["address-refused"], system: null, text: "advice_namecheap_address" },
    { kinds: ["locked-out"], system: null, text: "advice_namecheap_locked" },
    { kinds: ["http"], system: null, text: "advice_namecheap_http" },
  ],
  note: "note_namecheap",
} as const satisfies Profile;
