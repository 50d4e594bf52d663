/**
 * All that this client can send, and each method's own parameters. All of it reads. Signing in and out is not among
 * it: user and password go with each call, so that no cookie is needed and accounts cannot mix.
 */
export const methods = {
  "account.info": [],
  "accounting.accountBalance": [],
  "accounting.lockedFunds": ["page", "pagelimit"],
  "accounting.log": ["dateFrom", "dateTo", "priceMin", "page", "pagelimit"],
  "contact.list": ["page", "pagelimit"],
  "domain.getPrices": ["vat"],
  "domain.getdomainprice": ["domain", "pricetype"],
  "domain.list": ["domain", "status", "renewalMode", "wide", "order", "page", "pagelimit"],
  "domain.log": ["domain", "status", "dateFrom", "priceMin", "page", "pagelimit"],
  "domain.priceChanges": [],
  "nameserver.list": ["page", "pagelimit"],
} as const satisfies Record<string, readonly string[]>;
export type MethodName = keyof typeof methods;
export type Params = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** Whether a call is one of those above, whatever the types were told. */
export function isAllowed(method: string, params: Params): boolean {
  const allowed: readonly string[] | undefined = Object.hasOwn(methods, method)
    ? methods[method as MethodName]
    : undefined;
  return allowed !== undefined && Object.keys(params).every((name) => allowed.includes(name));
}
