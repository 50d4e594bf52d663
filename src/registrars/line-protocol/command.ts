import type { Field } from "../http/form.ts";

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
 * @param listed the registrar's own commands: what one registrar documents is not sent to another
 * @returns null for a command or parameter outside the lists, whatever the types were told
 */
export function commandFields(
  listed: readonly string[],
  name: string,
  parameters: Parameters = {},
): Field[] | null {
  const entries = Object.entries(parameters);
  const isListed = (list: readonly string[], word: string): boolean => list.includes(word);
  if (!isListed(listed, name)) return null;
  if (!entries.every(([key]) => isListed(parameterNames, key))) return null;
  const lines = entries.map(([key, value]) => `${key}=${String(value).replace(/[\r\n]/g, "")}`);
  return [["s_command", [`COMMAND=${name}`, ...lines].join("\n")]];
}
