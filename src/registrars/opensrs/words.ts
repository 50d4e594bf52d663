// The API's own words, as far as a decision hangs on them.

/** A flag. */
export const yes = "Y";
export const no = "N";

/** The keys of the items that are read, and of those that hold them. */
const keys = [
  ...["protocol", "object", "action", "is_success", "response_code", "response_text", "attributes"],
  ...["balance", "hold_balance", "exp_domains", "page", "remainder", "total"],
  ...["name", "expiredate", "f_auto_renew", "f_let_expire", "price", "is_registry_premium"],
] as const;

/** All of them, in upper case: they stay as they are, also where a key of the API begins as one does. */
export const ownWords: ReadonlySet<string> = new Set(
  [yes, no, "reply", "xcp", "domain", ...keys].map((word) => word.toUpperCase()),
);
