import type { Field } from "./form.ts";

/** Everything this client can ask a registrar for. All of it reads; sessions alone are opened and closed. */
export const commandNames = [
  "StartSession",
  "EndSession",
  "StopSession",
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
  "QueryRegistrarStatisticList",
  "QueryObjectRenewalList",
  "QueryUpcomingAccountingList",
  "QueryDepositList",
  "QueryAccountBalanceList",
  "QueryAccountingList",
  "GetCurrentExchangeRates",
] as const;
export type CommandName = (typeof commandNames)[number];

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
] as const;
export type ParameterName = (typeof parameterNames)[number];
export type Parameters = Partial<Record<ParameterName, string | number>>;

/**
 * The form field `s_command`: lines `KEY=value`, the command first. CR and LF are taken out of values, so that
 * no value can become a line of its own.
 * @returns null for a command or parameter outside the lists above, whatever the types were told
 */
export function commandFields(name: CommandName, parameters: Parameters = {}): Field[] | null {
  const entries = Object.entries(parameters);
  const isListed = (list: readonly string[], word: string): boolean => list.includes(word);
  if (!isListed(commandNames, name)) return null;
  if (!entries.every(([key]) => isListed(parameterNames, key))) return null;
  const lines = entries.map(([key, value]) => `${key}=${String(value).replace(/[\r\n]/g, "")}`);
  return [["s_command", [`COMMAND=${name}`, ...lines].join("\n")]];
}
