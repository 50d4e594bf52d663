// Apart from the other shapes: the popup needs those, and would carry these for nothing.
import type { AccountStatus, MoneyBeside } from "../domain/account-status.ts";
import { isDecimal } from "../domain/is-decimal.ts";
import { listOf, oneOf, orAbsent, orNull, refine, shape, text } from "../domain/shape.ts";

const isCurrency = refine(text, (value) => /^[A-Z]{3}$/.test(value));

export const isBeside = shape<MoneyBeside>({
  kind: oneOf(["awaiting-approval", "other-account", "auto-renewals", "outstanding"]),
  currency: isCurrency,
  amount: orNull(isDecimal),
});

export const isAccountStatus = shape<AccountStatus>({
  currency: isCurrency,
  balance: isDecimal,
  deposits: orNull(isDecimal),
  creditLine: orNull(isDecimal),
  creditThreshold: orNull(isDecimal),
  vatPercent: orNull(isDecimal),
  customer: orAbsent(orNull(text)),
  beside: orAbsent(listOf(isBeside)),
});
