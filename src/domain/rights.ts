import type { Registrar } from "./account.ts";

/** Rights that a login has at a CNR location (`QueryACLList`), in capitals, as sent. */
export interface GrantedRight {
  location: string;
  rights: string[];
}

/** What the extension does with a registrar's API, each with the commands it needs. All of them read. */
export const functions = [
  "sessions",
  "balance",
  "statistics",
  "charges",
  "deposits",
  "bookings",
  "history",
  "lost",
  "terms",
  "rights",
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
  lost: ["QueryObjectDeletionLogList"],
  terms: [],
  rights: [],
  // The rates put balances of several currencies in one order.
  subusers: ["QueryAccountBalanceList", "GetCurrentExchangeRates"],
};

/** CNR: the commands that each function sends. */
export const cnrCommandsOf: Record<RegistrarFunction, readonly string[]> = {
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
};

/** CNR: the locations of its manual's list of rights that a user of this extension may need. */
export const locations = ["ACCOUNT", "ACL", "DOMAIN", "EVENT", "REGISTRAR", "TOOL"] as const;
export type RightsLocation = (typeof locations)[number];

/**
 * CNR: the location in which a user needs {@link readRights} for a command; the panel calls it an area and the rights
 * "read". Which location opens which command is not documented (unverified): these are the ones whose names fit.
 * Sessions need none.
 */
const locationOf: Readonly<Record<string, RightsLocation>> = {
  StatusAccount: "ACCOUNT",
  QueryRegistrarStatisticList: "TOOL",
  QueryUpcomingAccountingList: "ACCOUNT",
  QueryAccountingList: "ACCOUNT",
  QueryDomainHistoryList: "DOMAIN",
  QueryDomainList: "DOMAIN",
  QueryEventList: "EVENT",
  StatusRegistrar: "REGISTRAR",
  QueryACLList: "ACL",
};

/** The location whose right to read a refused CNR command most likely lacks (unverified); null: none is known. */
export const missingLocation = (command: string): RightsLocation | null =>
  (Object.hasOwn(locationOf, command) && locationOf[command]) || null;

/** CNR: the locations that a function needs, without repeats. */
export const locationsOf = (name: RegistrarFunction): RightsLocation[] => [
  ...new Set(cnrCommandsOf[name].flatMap((command) => missingLocation(command) ?? [])),
];

/** CNR: what reading needs (the panel groups rights into read, write and delete). */
export const readRights = ["STATUS", "QUERY"] as const;

/** What CNR documents no command for. */
export const ispapiOnly: readonly RegistrarFunction[] = ["deposits", "subusers"];
/** What HEXONET documents no command for. */
export const cnrOnly: readonly RegistrarFunction[] = ["terms", "rights"];

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

/** The locations (areas of the panel) that CNR's functions need, in order, without repeats. */
export const locationsFor = (wanted: readonly RegistrarFunction[]): RightsLocation[] =>
  locations.filter((location) => wanted.some((name) => locationsOf(name).includes(location)));

/** The panel's word for a location: `Account`. */
export const areaName = (location: string): string =>
  location.slice(0, 1) + location.slice(1).toLowerCase();

/**
 * The commands that make a CNR user with these functions, one after the other, to be sent by a login that may write
 * to ACL; name and password are for the user to fill in. This client never sends them.
 */
export const addUserCommands = (
  wanted: readonly RegistrarFunction[],
  { userName, password }: { userName: string; password: string },
): string[] => [
  ["COMMAND = AddUser", `USERNAME = ${userName}`, `PASSWORD = ${password}`].join("\n"),
  ...locationsFor(wanted).map((location) =>
    [
      "COMMAND = AddAcl",
      `USERNAME = ${userName}`,
      `LOCATION = ${location}`,
      ...readRights.map((right, place) => `ACL${place} = ${right}`),
    ].join("\n"),
  ),
];

/** What a login lacks and has too much, by what CNR said of it. */
export interface RightsReport {
  /** Locations that a function needs and that lack a right to read. */
  missing: { location: RightsLocation; rights: string[]; functions: RegistrarFunction[] }[];
  /** Locations with rights beyond reading: whoever gets hold of the login can use them. */
  beyond: { location: string; rights: string[] }[];
}

/** Compares what CNR granted (`QueryACLList`) with what the functions need. */
export function compareRights(
  granted: readonly GrantedRight[],
  wanted: readonly RegistrarFunction[],
): RightsReport {
  const has = (location: string): readonly string[] =>
    granted.find((each) => each.location === location)?.rights ?? [];
  return {
    missing: locationsFor(wanted).flatMap((location) => {
      const rights = readRights.filter((right) => !has(location).includes(right));
      const needing = wanted.filter((name) => locationsOf(name).includes(location));
      return rights.length === 0 ? [] : [{ location, rights, functions: needing }];
    }),
    beyond: granted.flatMap(({ location, rights }) => {
      const more = rights.filter((right) => !(readRights as readonly string[]).includes(right));
      return more.length === 0 ? [] : [{ location, rights: more }];
    }),
  };
}

/** The line that a refused command is missing; null where the registrar has no such lines. */
export const missingLine = (registrar: Registrar, command: string): string | null =>
  registrar === "ispapi" ? aclLine(command) : null;
