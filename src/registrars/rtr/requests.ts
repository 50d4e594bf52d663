/**
 * All that is ever asked for, by its path, and each one's own parameters. It is asked for by GET alone, and all of it
 * reads: also a list of notifications, which marks none of them as read.
 */
export const paths = {
  "billing/financialtransactions": ["limit", "offset", "order", "date:gte", "date:lte"],
  "customers/{customer}/contacts": ["limit"],
  "customers/{customer}/credit": [],
  "customers/{customer}/notifications": ["limit", "order"],
  "customers/{customer}/pricelist": ["currency"],
  "dns/zones": ["limit"],
  domains: ["fields", "limit", "offset", "order"],
  processes: ["limit", "status"],
  "ssl/certificates": ["limit"],
  "tlds/{tld}/info": [],
} as const satisfies Record<string, readonly string[]>;
export type Path = keyof typeof paths;
export type Query<P extends Path> = Readonly<
  Partial<Record<(typeof paths)[P][number], string | number>>
>;

/** What stands in a path in place of what is in braces. */
export interface Places {
  /** The customer's handle. */
  customer: string;
  /** An extension without its first dot; left out: the path has none. */
  tld?: string;
}

/** How a request is called where a failure names it. */
export const commandOf = (path: Path): `GET /${Path}` => `GET /${path}`;

/** The documented form of a handle. */
export const isHandle = (text: string): boolean => /^[\w.@-]{3,40}$/.test(text);

/** Labels between single dots, so that no address leads anywhere else. */
export const isExtension = (text: string): boolean =>
  text.length <= 100 && /^[a-z\d-]+(?:\.[a-z\d-]+)*$/.test(text);

/** Whether a request is one of those above, whatever the types were told. */
export function isAllowed(path: string, query: object, { customer, tld }: Places): boolean {
  const allowed: readonly string[] | undefined = Object.hasOwn(paths, path)
    ? paths[path as Path]
    : undefined;
  return (
    allowed !== undefined &&
    Object.keys(query).every((name) => allowed.includes(name)) &&
    (!path.includes("{customer}") || isHandle(customer)) &&
    (!path.includes("{tld}") || (tld !== undefined && isExtension(tld)))
  );
}

/** The API's version stands here, not in the address of a login: secrets are bound to that, and outlive a version. */
const version = "v2";

/** @param base the system's address, with or without a slash behind it */
export function addressOf(base: string, path: string, query: object, places: Places): string {
  const filled = path
    .replace("{customer}", () => encodeURIComponent(places.customer))
    .replace("{tld}", () => encodeURIComponent(places.tld ?? ""));
  const asked = new URLSearchParams(
    Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
  return `${base.replace(/\/$/, "")}/${version}/${filled}${asked === "" ? "" : `?${asked}`}`;
}
