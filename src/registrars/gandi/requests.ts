/** All that is ever asked for, by its path, and each one's own parameters: by GET alone, and all of it reads. */
export const paths = {
  "billing/info": [],
  "billing/price/domain": ["currency", "name", "processes", "sharing_id"],
  "certificate/issued-certs": ["page", "per_page", "sharing_id"],
  "domain/domains": ["page", "per_page", "sharing_id", "sort_by"],
  "organization/organizations": [],
} as const satisfies Record<string, readonly string[]>;
export type Path = keyof typeof paths;
export type Query<P extends Path> = Readonly<
  Partial<Record<(typeof paths)[P][number], string | number>>
>;

/** How a request is called where a failure names it. */
export const commandOf = (path: Path): `GET /${Path}` => `GET /${path}`;

/** Letters, digits and hyphens, so that no address leads anywhere else: the documented ones are UUIDs. */
export const isOrganization = (text: string): boolean => /^[\w-]{1,64}$/.test(text);

/** The one path that an organisation's id may stand behind. */
const ofOrganization: Path = "billing/info";

/**
 * Whether a request is one of those above, whatever the types were told.
 * @param organization what stands behind the path; empty: nothing
 */
export function isAllowed(path: string, query: object, organization = ""): boolean {
  const allowed: readonly string[] | undefined = Object.hasOwn(paths, path)
    ? paths[path as Path]
    : undefined;
  return (
    allowed !== undefined &&
    Object.keys(query).every((name) => allowed.includes(name)) &&
    (organization === "" || (path === ofOrganization && isOrganization(organization)))
  );
}

/** The API's version stands here, not in the address of a login: secrets are bound to that, and outlive a version. */
const version = "v5";

/** @param base the system's address, with or without a slash behind it */
export function addressOf(base: string, path: string, query: object, organization = ""): string {
  const asked = new URLSearchParams(
    Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
  const behind = organization === "" ? "" : `/${encodeURIComponent(organization)}`;
  const what = `${path}${behind}${asked === "" ? "" : `?${asked}`}`;
  return `${base.replace(/\/$/, "")}/${version}/${what}`;
}
