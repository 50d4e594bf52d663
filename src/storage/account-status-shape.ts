// Apart from the other shapes: the popup needs those, and would carry these for nothing.
import type { AccountStatus } from "../domain/account-status.ts";
import { isDecimal } from "../domain/is-decimal.ts";
import { orAbsent, orNull, refine, shape, text } from "../domain/shape.ts";

export const isAccountStatus = shape<AccountStatus>({
  currency: refine(text, (value) => /^[A-Z]{3}$/.test(value)),
  balance: isDecimal,
  deposits: orNull(isDecimal),
  creditLine: orNull(isDecimal),
  creditThreshold: orNull(isDecimal),
  vatPercent: orNull(isDecimal),
  customer: orAbsent(orNull(text)),
});
