import { roleUserFields } from "../line-protocol/role-user-fields.ts";
import type { Profile, SystemPlace } from "../profile.ts";

const panel = "https://account.centralnicreseller.com/";
const place = (api: string): SystemPlace => ({ api, panel, topUp: panel });

/** CentralNic Reseller, formerly RRPproxy. Addresses, sign-in and commands: the vendor's manual and official SDKs. */
export const cnrProfile = {
  id: "cnr",
  names: { long: "CentralNic Reseller", short: "CentralNic Reseller" },
  systems: {
    live: place("https://api.rrpproxy.net/api/call.cgi"),
    ote: place("https://api-ote.rrpproxy.net/api/call.cgi"),
  },
  // The vendor's own modules name these; the page of the test system is its panel's.
  signUp: {
    live: "https://www.centralnicreseller.com/en/sign-up",
    ote: "https://account-ote.centralnicreseller.com/",
  },
  signIn: {
    fields: roleUserFields(":", "hint_role_cnr"),
    // A second factor is for the panel only.
    oneTimePassword: false,
  },
  // One command a second is documented for a whole account on EPP, which the shop's own traffic shares, and no number
  // for HTTPS: one at a time, about one a second. It holds for a custom endpoint too: the SDKs document one on this
  // machine as a proxy that passes everything on to the registrar.
  pace: { atOnce: 1, spacing: 1000 },
  // The domain leaves the account on the very day (the manual, "The Renewal System").
  failedCharge: "lost-at-once",
  tellsReserved: false,
  counts: 6,
  assumptions: ["gross-added", "dates"],
  commands: {
    sessions: ["StartSession", "StopSession"],
    balance: ["StatusAccount"],
    statistics: ["QueryRegistrarStatisticList"],
    charges: ["QueryUpcomingAccountingList"],
    deposits: [],
    bookings: ["QueryAccountingList"],
    history: ["QueryAccountingList"],
    lost: ["QueryDomainHistoryList", "QueryEventList", "QueryDomainList"],
    terms: ["StatusRegistrar"],
    rights: ["QueryACLList"],
    subusers: [],
  },
  rights: {
    kind: "areas",
    // Locations of the manual's list of rights; the panel calls them areas, and groups rights into read, write, delete.
    areas: ["ACCOUNT", "ACL", "DOMAIN", "EVENT", "REGISTRAR", "TOOL"],
    // Which location opens which command is not documented (unverified): the ones whose names fit. Sessions need none.
    areaOf: {
      StatusAccount: "ACCOUNT",
      QueryRegistrarStatisticList: "TOOL",
      QueryUpcomingAccountingList: "ACCOUNT",
      QueryAccountingList: "ACCOUNT",
      QueryDomainHistoryList: "DOMAIN",
      QueryDomainList: "DOMAIN",
      QueryEventList: "EVENT",
      StatusRegistrar: "REGISTRAR",
      QueryACLList: "ACL",
    },
    read: ["STATUS", "QUERY"],
    // Shown to the user, who sends them: this client never does.
    make: {
      user: "COMMAND = AddUser\nUSERNAME = <USERNAME>\nPASSWORD = <PASSWORD>",
      area: "COMMAND = AddAcl\nUSERNAME = <USERNAME>\nLOCATION = {area}\nACL0 = STATUS\nACL1 = QUERY",
    },
  },
  allow: { command: "allow_cnr", area: "allow_cnr_area" },
  advice: [
    { kinds: ["sign-in-failed"], system: "ote", text: "sign_in_failed_cnr_ote" },
    { kinds: ["address-refused"], system: null, text: "address_cnr" },
    // The list of allowed addresses may stand behind these: it may drop a connection instead of saying so (535).
    { kinds: ["unreachable", "timeout"], system: null, text: "address_list_cnr" },
  ],
  note: null,
} as const satisfies Profile;
