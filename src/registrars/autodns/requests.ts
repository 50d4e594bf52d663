/** Objects that are read by GET. */
export const readings = ["account", "document/price_list.xml", "domainpremium/{name}"] as const;
export type Reading = (typeof readings)[number];

/**
 * Lists that are read by POST, and the members of a row that each may be asked for beside those that always come: never an
 * auth code or a contact. Paths are compared as a whole, for some that write end in the same way.
 */
export const searches = {
  "certificate/_search": [],
  "contact/_search": [],
  "domain/_search": [
    "payable",
    "expire",
    "autoRenewStatus",
    "autorenew",
    "cancelationStatus",
    "period",
    "priceClassRenew",
  ],
  "domain/restore/_search": ["deleted", "restorePhaseEnd"],
  "subjectProduct/_search": [],
  "zone/_search": [],
} as const satisfies Record<`${string}/_search`, readonly string[]>;
export type SearchPath = keyof typeof searches;
export type Key<P extends SearchPath> = (typeof searches)[P][number];

export interface Filter {
  key: "payable";
  operator: "GREATER_EQUAL" | "LESS_EQUAL";
  value: string;
}

/** What of a list is wanted, and in which order. */
export interface Search<P extends SearchPath> {
  keys?: readonly Key<P>[];
  filters?: readonly Filter[];
  view: { limit: number; offset: number; children: true };
  orders?: readonly { key: "payable" | "expire" | "deleted"; type: "ASC" | "DESC" }[];
}

/** How a request is called where a failure names it. */
export const readingCommand = (path: Reading): `GET /${Reading}` => `GET /${path}`;
export const searchCommand = (path: SearchPath): `POST /${SearchPath}` => `POST /${path}`;

/** Labels between single dots as a registry has them, so that no address leads anywhere else. */
export const isName = (text: string): boolean =>
  text.length <= 253 && /^[a-z\d-]+(?:\.[a-z\d-]+)+$/i.test(text);

/** Whether an object is one of those above, whatever the types were told. */
export const mayRead = (path: string, name: string | undefined): boolean =>
  readings.some((each) => each === path) &&
  path.includes("{name}") === (name !== undefined) &&
  (name === undefined || isName(name));

const members: readonly string[] = ["keys", "filters", "view", "orders"];

/** The same of a list and of what of it is asked for. */
export function maySearch(path: string, search: object): boolean {
  const allowed: readonly string[] | undefined = Object.hasOwn(searches, path)
    ? searches[path as SearchPath]
    : undefined;
  const keys = "keys" in search && Array.isArray(search.keys) ? search.keys : [];
  return (
    allowed !== undefined &&
    Object.keys(search).every((name) => members.includes(name)) &&
    keys.every((key) => allowed.includes(key))
  );
}

/** The API's version stands here, not in the address of a login: secrets are bound to that, and outlive a version. */
const version = "v1";

/** @param base the system's address, with or without a slash behind it */
export function addressOf(
  base: string,
  path: string,
  { name = "", keys = [] }: { name?: string; keys?: readonly string[] } = {},
): string {
  const filled = path.replace("{name}", () => encodeURIComponent(name.toLowerCase()));
  const asked = new URLSearchParams(keys.map((key): [string, string] => ["keys[]", key]));
  return `${base.replace(/\/$/, "")}/${version}/${filled}${keys.length > 0 ? `?${asked}` : ""}`;
}
