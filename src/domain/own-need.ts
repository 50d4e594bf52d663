import type { Decimal } from "./account.ts";
import type { MoneyBeside } from "./account-status.ts";
import type { AccountForesight } from "./foresight/account-foresight.ts";
import { horizon } from "./foresight/pot.ts";
import { isDueLeast } from "./live-sums.ts";
import { subtract } from "./money.ts";

/** How much more the registrar's own figure of the next 90 days is than the one that is made here. */
export interface NeedGap {
  /** Below zero: it is less. */
  by: Decimal;
  /** Of some charges nobody here knows the price, or the day: they are missing in the one that is made here. */
  isLeast: boolean;
}

/** What the registrar itself says that automatic renewals take; undefined: it says nothing. */
export const ownNeed = (beside: readonly MoneyBeside[] | undefined): MoneyBeside | undefined =>
  beside?.find(({ kind }) => kind === "auto-renewals");

/** null: the two cannot be compared, for one of them is not known, or they are in two currencies. */
export function needGap(
  { amount, currency }: MoneyBeside,
  foresight: Pick<AccountForesight, "forecast" | "currency" | "loadedAt"> | null,
): NeedGap | null {
  if (amount === null || foresight?.loadedAt == null || foresight.currency !== currency)
    return null;
  const { forecast } = foresight;
  return { by: subtract(amount, forecast.due[horizon]), isLeast: isDueLeast(forecast) };
}
