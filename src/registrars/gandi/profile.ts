import { passwordField } from "../password-field.ts";
import type { Profile, SystemPlace } from "../profile.ts";

const place = (api: string, panel: string): SystemPlace => ({ api, panel, topUp: panel });

/**
 * Gandi. Addresses, paths and members: the vendor's API reference, its pages on automatic renewal, prepaid accounts and
 * personal access tokens, and well-used clients. The test system is its sandbox, which has accounts and tokens of its own.
 */
export const gandiProfile = {
  id: "gandi",
  names: { long: "Gandi", short: "Gandi" },
  systems: {
    live: place("https://api.gandi.net/", "https://admin.gandi.net"),
    ote: place("https://api.sandbox.gandi.net/", "https://admin.sandbox.gandi.net"),
  },
  signUp: { live: "https://www.gandi.net", ote: "https://admin.sandbox.gandi.net" },
  signIn: {
    fields: [
      {
        id: "organization",
        label: "field_organization",
        secret: false,
        // A token is for one organisation, which the registrar names where the token may see it.
        required: false,
        identifies: true,
        joinedBy: null,
        forbidden: null,
        max: 64,
        pasted: "compact",
        autocomplete: "off",
        hint: "hint_organization_gandi",
      },
      {
        ...passwordField,
        id: "token",
        label: "field_access_token",
        pasted: "compact",
        hint: "hint_token_gandi",
      },
    ],
    // A token proves itself; the second factor is for the panel.
    oneTimePassword: false,
  },
  // 1000 requests a minute from one address are documented: one at a time, so far apart, stays below.
  pace: { atOnce: 1, spacing: 100 },
  // A renewal is tried 31, 15 and 1 days before the name ends.
  failedCharge: "second-try",
  tellsReserved: false,
  counts: 2,
  assumptions: [
    "price-list",
    "cards-too",
    "other-payers",
    "single-years",
    "unmarked-premium",
    "three-tries",
  ],
  commands: {
    sessions: [],
    balance: ["GET /billing/info", "GET /organization/organizations"],
    statistics: ["GET /domain/domains", "GET /certificate/issued-certs"],
    charges: ["GET /domain/domains", "GET /billing/price/domain"],
    deposits: [],
    bookings: [],
    history: [],
    lost: [],
    terms: ["GET /billing/info"],
    rights: [],
    subusers: [],
  },
  // The names of permissions are those of the vendor's page on teams, and of clients; which one opens the account is
  // unverified.
  rights: { kind: "none", text: "rights_gandi" },
  allow: { command: "allow_gandi", area: null },
  advice: [
    { kinds: ["sign-in-failed"], system: "live", text: "advice_gandi_sign_in" },
    { kinds: ["sign-in-failed"], system: "ote", text: "advice_gandi_sign_in_test" },
    { kinds: ["rejected"], system: null, text: "advice_gandi_rejected" },
  ],
  note: "note_gandi",
} as const satisfies Profile;
