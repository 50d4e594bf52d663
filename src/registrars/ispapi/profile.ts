import { roleUserFields } from "../line-protocol/role-user-fields.ts";
import type { Profile } from "../profile.ts";

/** HEXONET's ISPAPI. Addresses, sign-in and commands: the vendor's documentation and official SDKs. */
export const ispapiProfile = {
  id: "ispapi",
  names: { long: "HEXONET (ISPAPI)", short: "HEXONET" },
  systems: {
    live: {
      api: "https://api.ispapi.net/api/call.cgi",
      panel: "https://account.hexonet.net",
      topUp: "https://account.hexonet.net",
    },
    ote: {
      api: "https://api-ote.ispapi.net/api/call.cgi",
      panel: "https://account-ote.hexonet.net",
      topUp: "https://account-ote.hexonet.net",
    },
  },
  // The vendor's SDKs and modules name both.
  signUp: { live: "https://www.hexonet.net/sign-up", ote: "https://www.hexonet.net/signup-ote" },
  signIn: {
    fields: roleUserFields("!", "hint_role_ispapi"),
    oneTimePassword: true,
  },
  pace: { atOnce: 6, spacing: 0 },
  failedCharge: "second-try",
  tellsReserved: true,
  counts: 10,
  assumptions: ["gross-listed", "dates"],
  commands: {
    sessions: ["StartSession", "EndSession"],
    balance: ["StatusAccount"],
    statistics: [
      "QueryContactList",
      "QueryDNSZoneList",
      "QueryDomainApplicationList",
      "QueryDomainList",
      "QueryDomainRepositoryList",
      "QuerySSLCertList",
      "QueryTMCHMarkList",
      "QueryTransferList",
      "QueryUserList",
      "QueryWebsiteList",
    ],
    charges: ["QueryObjectRenewalList"],
    deposits: ["QueryDepositList"],
    bookings: ["QueryAccountingList"],
    history: ["QueryAccountBalanceList"],
    lost: ["QueryObjectDeletionLogList"],
    terms: [],
    rights: [],
    // The rates put balances of several currencies in one order.
    subusers: ["QueryAccountBalanceList", "GetCurrentExchangeRates"],
  },
  rights: {
    kind: "lines",
    // `[]` allows the command with any parameters (CreateRoleUser).
    line: "{command}[]:ALLOW",
    make: "COMMAND = CreateRoleUser\nROLEID = <ROLEID>\nPASSWORD = <PASSWORD>\nDEFAULTPOLICY = DENY",
    numbered: "ACL{index} = {line}",
  },
  allow: { command: "allow_ispapi", area: null },
  advice: [],
  closing: true,
  note: "hexonet_closing",
} as const satisfies Profile;
