/**
 * All that is ever asked for beside the sign-in, by its path, and each one's own parameters. It is asked for by GET
 * alone, and all of it reads.
 */
export const paths = {
  domains: ["limit", "offset", "status", "order_by.renewal_date"],
  "domains/prices": ["domain.name", "domain.extension", "operation", "period"],
  payments: ["limit", "offset", "order", "order_by", "start_creation_date", "end_creation_date"],
  resellers: ["with_settings"],
  "resellers/statistics": [],
  transactions: [
    "limit",
    "offset",
    "order",
    "order_by",
    "start_creation_date",
    "end_creation_date",
  ],
} as const satisfies Record<string, readonly string[]>;
export type Path = keyof typeof paths;
export type Query<P extends Path> = Readonly<
  Partial<Record<(typeof paths)[P][number], string | number | boolean>>
>;

/** The one request that is posted: it opens a session, and changes nothing else. */
export const signInPath = "auth/login";

/** How a request is called where a failure names it. */
export const commandOf = (path: Path): `GET /${Path}` => `GET /${path}`;
export const signInCommand = `POST /${signInPath}` as const;

/** Whether a request is one of those above, whatever the types were told. */
export function isAllowed(path: string, query: object): boolean {
  const allowed: readonly string[] | undefined = Object.hasOwn(paths, path)
    ? paths[path as Path]
    : undefined;
  return allowed !== undefined && Object.keys(query).every((name) => allowed.includes(name));
}

/** The API's version stands here, not in the address of a login: secrets are bound to that, and outlive a version. */
const version = "v1beta";

/** @param base the system's address, with or without a slash behind it */
export function addressOf(base: string, path: string, query: object = {}): string {
  const asked = new URLSearchParams(
    Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
  return `${base.replace(/\/$/, "")}/${version}/${path}${asked === "" ? "" : `?${asked}`}`;
}
