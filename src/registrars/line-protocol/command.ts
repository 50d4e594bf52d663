import type { Registrar } from "../../domain/account.ts";
import type { Field } from "../http/form.ts";

/**
 * Everything this client can ask each registrar for, and nothing else. All of it reads; sessions alone are opened and
 * closed. What one registrar documents is not sent to the other.
 */
export const commandsFor = {
  ispapi: [
    "StartSession",
    "EndSession",
    "StatusAccount",
    "QueryDomainList",
    "QueryDomainRepositoryList",
    "QuerySSLCertList",
    "QueryDNSZoneList",
    "QueryTransferList",
    "QueryDomainApplicationList",
    "QueryContactList",
    "QueryWebsiteList",
    "QueryTMCHMarkList",
    "QueryUserList",
    "QueryObjectRenewalList",
    "QueryObjectDeletionLogList",
    "QueryDepositList",
    "QueryAccountBalanceList",
    "QueryAccountingList",
    "GetCurrentExchangeRates",
  ],
  cnr: [
    "StartSession",
    "StopSession",
    "StatusAccount",
    "StatusRegistrar",
    "QueryRegistrarStatisticList",
    "QueryUpcomingAccountingList",
    "QueryAccountingList",
    "QueryDomainHistoryList",
    "QueryDomainList",
    "QueryEventList",
    "QueryACLList",
  ],
} as const satisfies Record<Registrar, readonly string[]>;
export type CommandName = (typeof commandsFor)[Registrar][number];

export const parameterNames = [
  "FIRST",
  "LIMIT",
  "USERDEPTH",
  "WIDE",
  "TIMEOUT",
  "MAXTTL",
  "ORDER",
  "ORDERBY",
  "MAXACCOUNTINGDATE",
  "DAYS",
  "DATE",
  "MINDATE",
  "MAXDATE",
  "NOSUM",
  "OBJECTCLASS",
  "STATUS",
  "TYPE",
  "CLASS",
  "SUBCLASS",
  "SHOWALL",
  "REGISTRAR",
  "USERNAME",
] as const;
export type ParameterName = (typeof parameterNames)[number];
export type Parameters = Partial<Record<ParameterName, string | number>>;

/**
 * The form field `s_command`: lines `KEY=value`, the command first. CR and LF are taken out of values, so that
 * no value can become a line of its own.
 * @returns null for a command or parameter outside the lists above, those of this registrar, whatever the types were told
 */
export function commandFields(
  registrar: Registrar,
  name: CommandName,
  parameters: Parameters = {},
): Field[] | null {
  const entries = Object.entries(parameters);
  const isListed = (list: readonly string[], word: string): boolean => list.includes(word);
  if (!isListed(commandsFor[registrar], name)) return null;
  if (!entries.every(([key]) => isListed(parameterNames, key))) return null;
  const lines = entries.map(([key, value]) => `${key}=${String(value).replace(/[\r\n]/g, "")}`);
  return [["s_command", [`COMMAND=${name}`, ...lines].join("\n")]];
}
