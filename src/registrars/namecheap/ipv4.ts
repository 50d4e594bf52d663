const octet = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const address = `${octet}(?:\\.${octet}){3}`;

/** Whether a text is an IPv4 address and nothing else. */
export const isIpv4 = (text: string): boolean => new RegExp(`^${address}$`).test(text);

/** The one IPv4 address that a text names; null: none, or several. */
export function ipv4In(text: string): string | null {
  const found = text.match(new RegExp(`(?<![\\w.:])${address}(?![\\w:]|\\.\\w)`, "g")) ?? [];
  const [only, ...more] = new Set(found);
  return only !== undefined && more.length === 0 ? only : null;
}
