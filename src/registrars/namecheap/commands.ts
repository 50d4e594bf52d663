import type { Field } from "../http/form.ts";

/**
 * All that is ever sent, by its command, and what each one's own parameters may be. All of it reads. `Page` and `PageSize`
 * are numbers; everything else is one of the words here.
 */
export const commands = {
  "namecheap.users.getBalances": {},
  "namecheap.users.getPricing": { ProductType: ["DOMAIN"], ActionName: ["RENEW", "REACTIVATE"] },
  "namecheap.domains.getList": {
    ListType: ["ALL", "EXPIRED"],
    SortBy: ["EXPIREDATE"],
    Page: "number",
    PageSize: "number",
  },
  "namecheap.ssl.getList": { Page: "number", PageSize: "number" },
  "namecheap.whoisguard.getlist": { Page: "number", PageSize: "number" },
} as const satisfies Record<string, Record<string, "number" | readonly string[]>>;
export type Command = keyof typeof commands;

type Accepted<V> = V extends readonly (infer Word)[] ? Word : number;
export type Params<C extends Command> = {
  readonly [N in keyof (typeof commands)[C]]?: Accepted<(typeof commands)[C][N]>;
};

/** Whether a request is one of those above, whatever the types were told. */
export function isAllowed(command: string, params: object): boolean {
  const known: Record<string, Record<string, "number" | readonly string[]>> = commands;
  const accepts = Object.hasOwn(known, command) ? known[command] : undefined;
  if (accepts === undefined) return false;
  return Object.entries(params).every(([name, value]) => {
    const accepted = Object.hasOwn(accepts, name) ? accepts[name] : undefined;
    if (accepted === "number") return Number.isSafeInteger(value) && value > 0;
    return accepted?.includes(value) === true;
  });
}

/** Who asks, as every request says it. */
export interface Caller {
  apiUser: string;
  key: string;
  /** Whose account it is about. */
  userName: string;
  /** IPv4. */
  clientIp: string;
}

/** A request's fields: all of it goes in the body, where no address has the key in it. */
export const fieldsOf = (
  { apiUser, key, userName, clientIp }: Caller,
  command: Command,
  params: object,
): Field[] => [
  ["ApiUser", apiUser],
  ["ApiKey", key],
  ["UserName", userName],
  ["ClientIp", clientIp],
  ["Command", command],
  ...Object.entries(params).map(([name, value]): Field => [name, String(value)]),
];
