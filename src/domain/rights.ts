import type { Registrar } from "./account.ts";

/** What the extension does with a registrar's API, each with the commands it needs. All of them read. */
export const functions = [
  "sessions",
  "balance",
  "statistics",
  "charges",
  "deposits",
  "bookings",
  "history",
  "subusers",
] as const;
export type RegistrarFunction = (typeof functions)[number];

/** ISPAPI: the commands a role user must be allowed, by function. */
export const commandsOf: Record<RegistrarFunction, readonly string[]> = {
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
  // The rates put balances of several currencies in one order.
  subusers: ["QueryAccountBalanceList", "GetCurrentExchangeRates"],
};

/**
 * CNR: the areas of the panel in which a role user needs read access. Which area opens which command is
 * not documented (unverified): these are the ones whose names fit.
 */
export const areasOf: Record<RegistrarFunction, readonly string[]> = {
  sessions: [],
  balance: ["Account"],
  statistics: ["Tool"],
  charges: ["Account"],
  deposits: [],
  bookings: ["Account"],
  history: [],
  subusers: [],
};

/** What CNR documents no command for. */
export const ispapiOnly: readonly RegistrarFunction[] = ["deposits", "history", "subusers"];

/** An access control line of ISPAPI; `[]` allows the command with any parameters (CreateRoleUser). */
export const aclLine = (command: string): string => `${command}[]:ALLOW`;

/** One ACL line for each command of the functions, in order, without repeats. */
export const aclLines = (wanted: readonly RegistrarFunction[]): string[] =>
  [...new Set(wanted.flatMap((name) => commandsOf[name]))].map(aclLine);

/** The whole command that makes the role user, a line a parameter; ROLEID and PASSWORD are for the user to fill in. */
export function createRoleUserCommand(
  wanted: readonly RegistrarFunction[],
  { roleId, password }: { roleId: string; password: string },
): string {
  return [
    "COMMAND = CreateRoleUser",
    `ROLEID = ${roleId}`,
    `PASSWORD = ${password}`,
    "DEFAULTPOLICY = DENY",
    ...aclLines(wanted).map((line, index) => `ACL${index} = ${line}`),
  ].join("\n");
}

/** The areas to tick for CNR, without repeats. */
export const panelAreas = (wanted: readonly RegistrarFunction[]): string[] => [
  ...new Set(wanted.flatMap((name) => areasOf[name])),
];

/** The line that a refused command is missing; null where the registrar has no such lines. */
export const missingLine = (registrar: Registrar, command: string): string | null =>
  registrar === "ispapi" ? aclLine(command) : null;
