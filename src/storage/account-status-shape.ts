// Apart from the other shapes: the popup needs those, and would carry these for nothing.
import type { AccountStatus } from "../domain/account-status.ts";
import { decimalLimit, decimalPattern } from "../domain/decimal-pattern.ts";
import { orNull, refine, shape, text, textOf } from "../domain/shape.ts";

export const isDecimal = refine(textOf(1, decimalLimit), (value) => decimalPattern.test(value));

export const isAccountStatus = shape<AccountStatus>({
  currency: refine(text, (value) => /^[A-Z]{3}$/.test(value)),
  balance: isDecimal,
  deposits: orNull(isDecimal),
  creditLine: orNull(isDecimal),
  creditThreshold: orNull(isDecimal),
  vatPercent: orNull(isDecimal),
});
