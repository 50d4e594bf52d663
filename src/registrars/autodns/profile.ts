import type { System } from "../../domain/account.ts";
import { passwordField } from "../password-field.ts";
import type { Profile } from "../profile.ts";

/** The context of the registrar's own users; a brand or a panel of one's own has another. */
export const usualContext: Readonly<Record<System, string>> = { live: "4", ote: "1" };

const plainField = {
  secret: false,
  joinedBy: null,
  autocomplete: "off",
} as const;

/**
 * AutoDNS. Addresses, paths and members: the vendor's help, its API description, and its own clients and schema of the price
 * list. The test system is its demo, whose users are made apart.
 */
export const autodnsProfile = {
  id: "autodns",
  names: { long: "AutoDNS (InterNetX)", short: "AutoDNS" },
  systems: {
    live: {
      api: "https://api.autodns.com/",
      panel: "https://login.autodns.com",
      topUp: "https://login.autodns.com",
    },
    ote: {
      api: "https://api.demo.autodns.com/",
      panel: "https://demo.autodns.com",
      topUp: "https://demo.autodns.com",
    },
  },
  // How one comes to a user of the demo is documented nowhere in public.
  signUp: { live: "https://www.internetx.com", ote: null },
  signIn: {
    fields: [
      {
        ...plainField,
        id: "user",
        label: "field_user",
        required: true,
        // Whether another user shares its funds is told by the customer's number.
        identifies: true,
        // In the header that proves it the password begins behind the first one.
        forbidden: { signs: ":", text: "problem_sign_in_user" },
        max: 200,
        pasted: "trimmed",
        hint: "hint_user_autodns",
      },
      {
        ...plainField,
        id: "context",
        label: "field_context",
        required: false,
        // A user of the same name in another context is somebody else.
        identifies: true,
        forbidden: null,
        max: 10,
        pasted: "compact",
        hint: "hint_context_autodns",
      },
      passwordField,
      {
        ...plainField,
        id: "priceUser",
        label: "field_price_list_user",
        required: false,
        identifies: false,
        forbidden: { signs: ":", text: "problem_sign_in_user" },
        max: 200,
        pasted: "trimmed",
        hint: "hint_price_list_autodns",
      },
      {
        ...passwordField,
        id: "pricePassword",
        label: "field_price_list_password",
        required: false,
      },
    ],
    // The header for a code is described, and not how a request without one is answered: a user without it is asked for.
    oneTimePassword: false,
  },
  // Three requests a second from one address are documented.
  pace: { atOnce: 1, spacing: 400 },
  failedCharge: "unknown",
  tellsReserved: true,
  counts: 4,
  assumptions: [
    "price-list",
    "short-funds",
    "credit-limit",
    "past-prices",
    "single-net-prices",
    "due-days",
  ],
  commands: {
    sessions: [],
    balance: ["GET /account"],
    statistics: [
      "POST /domain/_search",
      "POST /certificate/_search",
      "POST /zone/_search",
      "POST /contact/_search",
    ],
    charges: [
      "POST /domain/_search",
      "GET /document/price_list.xml",
      "GET /domainpremium/{name}",
      "POST /subjectProduct/_search",
    ],
    deposits: [],
    bookings: ["POST /subjectProduct/_search"],
    history: [],
    lost: ["POST /domain/restore/_search"],
    terms: ["GET /account"],
    rights: [],
    subusers: [],
  },
  // Rights are functions by their numbers, which can be locked for each user. Four of them are documented.
  rights: { kind: "none", text: "rights_autodns" },
  allow: { command: "allow_autodns", area: null },
  advice: [
    { kinds: ["sign-in-failed"], system: "live", text: "advice_autodns_sign_in" },
    { kinds: ["sign-in-failed"], system: "ote", text: "advice_autodns_sign_in_test" },
    { kinds: ["rejected"], system: null, text: "advice_autodns_rejected" },
  ],
  note: "note_autodns",
} as const satisfies Profile;
