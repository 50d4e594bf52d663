import { passwordField } from "../password-field.ts";
import type { Profile } from "../profile.ts";
import { userField } from "../user-field.ts";

/**
 * Openprovider. Addresses, paths and codes: the vendor's API reference, help centre and official clients. The test system
 * is its sandbox, whose accounts are made apart.
 */
export const openproviderProfile = {
  id: "openprovider",
  names: { long: "Openprovider", short: "Openprovider" },
  systems: {
    live: {
      api: "https://api.openprovider.eu/",
      panel: "https://cp.openprovider.eu",
      topUp: "https://cp.openprovider.eu",
    },
    ote: {
      api: "https://api.sandbox.openprovider.nl/",
      panel: "https://cp.sandbox.openprovider.nl",
      topUp: "https://cp.sandbox.openprovider.nl",
    },
  },
  signUp: {
    live: "https://www.openprovider.com",
    ote: "https://cp.sandbox.openprovider.nl/signup",
  },
  signIn: {
    fields: [
      // Whether another contact shares its funds is told by the reseller's number.
      { ...userField, hint: "hint_user_openprovider" },
      passwordField,
    ],
    // Its second factor is for the control panel; the API has no place for a code.
    oneTimePassword: false,
  },
  // What is limited is 300 equal calls in 5 minutes, and 30 sign-ins in one: one request at a time stays far below.
  pace: { atOnce: 1, spacing: 100 },
  // A name whose renewal the balance does not cover is cancelled on that day.
  failedCharge: "lost-at-once",
  tellsReserved: true,
  counts: 5,
  assumptions: ["price-list", "net-prices", "memberships", "amsterdam-days"],
  commands: {
    sessions: ["POST /auth/login"],
    balance: ["GET /resellers"],
    statistics: ["GET /resellers/statistics"],
    charges: ["GET /domains", "GET /domains/prices", "GET /resellers"],
    deposits: [],
    bookings: ["GET /payments", "GET /transactions"],
    history: [],
    lost: ["GET /domains"],
    terms: [],
    rights: [],
    subusers: [],
  },
  // Contacts have roles; whether there is one for reading alone is unverified.
  rights: { kind: "none", text: "rights_openprovider" },
  allow: { command: "allow_openprovider", area: null },
  advice: [
    { kinds: ["sign-in-failed"], system: null, text: "advice_openprovider_sign_in" },
    { kinds: ["address-refused"], system: null, text: "advice_openprovider_address" },
  ],
  note: "note_openprovider",
} as const satisfies Profile;
