import type { Decimal } from "../account.ts";
import { add, isLess, subtract } from "../money.ts";
import { dayOf } from "./bank-days.ts";
import type { DaySums } from "./day-sums.ts";
import type { UpcomingCharge } from "./upcoming-charge.ts";

/** What is lost if it is not paid now. */
export interface AtRisk {
  /** Soonest lost first; those without failure date last. At most the rows kept. */
  charges: UpcomingCharge[];
  /** All of them, kept or not. */
  count: number;
  /** The gross sum that saves the ones in {@link charges} whose price is known in the account's currency. */
  sum: Decimal;
  /** How many of {@link charges} are not in the sum, their price being unknown. */
  unpriced: number;
  /** What is missing for that sum; "0" where the funds suffice; null where the funds are not known. */
  short: Decimal | null;
}

/**
 * Objects whose charge has failed: `expireunpaid`, and `pay` past its day (ISPAPI tries it for one more day;
 * on CNR a charge that is overdue and still listed is the only sign). Whole UTC days: a charge of today is
 * not overdue. An `expireunpaid` object whose failure date has passed is still listed, so still shown.
 * @param today UTC day number
 */
export function atRisk(sums: DaySums, spendable: Decimal | null, today: number): AtRisk {
  const charges = sums.risks
    .filter(({ nextAction, at }) => nextAction === "expireunpaid" || dayOf(at ?? 0) < today)
    .sort((a, b) => (a.lostAt ?? Number.MAX_VALUE) - (b.lostAt ?? Number.MAX_VALUE));
  let sum = "0";
  let unpriced = 0;
  for (const { gross, currency } of charges) {
    const isOurs = currency === null || currency === sums.currency;
    if (gross === null || !isOurs || isLess(gross, "0")) unpriced++;
    else sum = add(sum, gross);
  }
  let short: Decimal | null = null;
  if (spendable !== null) short = isLess(spendable, sum) ? subtract(sum, spendable) : "0";
  return {
    charges,
    count: sums.riskCount - sums.risks.length + charges.length,
    sum,
    unpriced,
    short,
  };
}
