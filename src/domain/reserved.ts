import type { Decimal, Registrar } from "./account.ts";
import { lacking } from "./foresight/foresight.ts";
import type { Watch } from "./watch.ts";

/**
 * The deposits that are reserved by the user's word, in the account's `currency`; null: nothing was said, or the
 * registrar tells them itself, or they were meant in another currency.
 */
export const reservedByWord = (
  registrar: Registrar,
  currency: string,
  watch: Pick<Watch, "reserved" | "currency">,
): Decimal | null =>
  lacking[registrar].includes("deposits") && (watch.currency ?? currency) === currency
    ? watch.reserved
    : null;
