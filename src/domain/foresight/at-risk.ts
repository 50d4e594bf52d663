import type { Decimal } from "../account.ts";
import { add } from "../money.ts";
import type { FailedCharge } from "../registrar-facts.ts";
import { dayOf } from "./bank-days.ts";
import type { DaySums } from "./day-sums.ts";
import { chargeDoubt, type Doubt } from "./doubt.ts";
import type { UpcomingCharge } from "./upcoming-charge.ts";

/** What is lost if it is not paid now. */
export interface AtRisk {
  /** Soonest lost first; those without failure date last. At most the rows kept. */
  charges: UpcomingCharge[];
  /** All of them, kept or not. */
  count: number;
  /** The gross sum that saves the ones that can still be saved and whose price is known in the account's currency. */
  sum: Decimal;
  /** How many of {@link charges} are not in the sum, their price being unknown. */
  unpriced: number;
}

const isAtRisk =
  (today: number) =>
  ({ nextAction, at }: UpcomingCharge): boolean =>
    nextAction === "expireunpaid" || dayOf(at ?? 0) < today;

/** On its failure date an object is deleted or handed to the registry: on the day after there is nothing to save. */
const canBeSaved = ({ lostAt }: UpcomingCharge, today: number): boolean =>
  lostAt === null || dayOf(lostAt) >= today;

/** What one object at risk claims of the money. */
export interface Claim {
  object: string;
  /** Gross, in the list's currency. */
  amount: Decimal;
  /** UTC day number on which it is lost; today where that is not told, and where its charge may be tried at any time. */
  day: number;
  /** Whether it stands in the day sums too: a charge that is overdue. */
  isListed: boolean;
}

/**
 * The objects at risk that can still be saved and have a price, soonest lost first, and why there may be more to
 * pay for than they say; null: there is not.
 * @param today UTC day number
 */
export function claimsOf(
  { risks, riskCount, currency }: DaySums,
  today: number,
): { known: Claim[]; doubt: Doubt | null } {
  const known: Claim[] = [];
  let doubt: Doubt | null = riskCount > risks.length ? "missing-rows" : null;
  for (const charge of risks.filter(isAtRisk(today))) {
    const { object, gross, lostAt, nextAction } = charge;
    if (!canBeSaved(charge, today)) continue;
    const why = chargeDoubt(charge, currency);
    doubt ??= why;
    if (why || gross === null) continue;
    const day = lostAt === null || nextAction === "pay" ? today : dayOf(lostAt);
    known.push({ object, amount: gross, day, isListed: nextAction === "pay" });
  }
  return { known: known.sort((a, b) => a.day - b.day), doubt };
}

/** Of some claims those that are in no day's sum: an overdue charge stands in that of its day already. */
export const failedOf = (claims: readonly Claim[]): Claim[] =>
  claims.filter(({ isListed }) => !isListed);

/** What some claims take together, gross. */
export const sumOf = (claims: readonly Claim[]): Decimal =>
  claims.reduce((sum, { amount }) => add(sum, amount), "0");

/**
 * Objects whose charge has failed: `expireunpaid`, and `pay` past its day where a failed charge is tried once more.
 * Where the object is lost at once, a charge that is overdue and still listed is only that: the run has not
 * come yet. It is due at once (`claimsOf`), and no object at risk. Whole UTC days: a charge of today is
 * not overdue. An `expireunpaid` object whose failure date has passed is still listed, so still shown; no sum
 * saves it.
 * @param today UTC day number
 */
export function atRisk(
  sums: DaySums,
  today: number,
  failedCharge: FailedCharge = "second-try",
): AtRisk {
  const hasFailed = isAtRisk(today);
  const isLostAtOnce = failedCharge === "lost-at-once";
  const { known } = claimsOf(sums, today);
  const charges = sums.risks
    .filter((charge) => (isLostAtOnce ? charge.nextAction === "expireunpaid" : hasFailed(charge)))
    .sort((a, b) => (a.lostAt ?? Number.MAX_VALUE) - (b.lostAt ?? Number.MAX_VALUE));
  return {
    charges,
    // The rows beyond those kept are overdue charges at such a registrar: it has no word for failed ones.
    count: charges.length + (isLostAtOnce ? 0 : sums.riskCount - sums.risks.length),
    sum: sumOf(isLostAtOnce ? failedOf(known) : known),
    unpriced: charges.filter((charge) => chargeDoubt(charge, sums.currency) !== null).length,
  };
}
