import { dayOf } from "./bank-days.ts";
import { type DaySums, type Exclusion, exclusionOf } from "./day-sums.ts";

/** Why not all is known of what will be charged, or of the money that is there for it. */
export const doubts = [
  /** There is no list (never loaded, right missing). */
  "not-loaded",
  "loading",
  /** The list is older than a day, or from the future (the clock was set back). */
  "old",
  /** A charge has no price, or a negative one. */
  "unpriced",
  /** A charge has no date. */
  "undated",
  "other-currency",
  /** What happens next to an object is a word that nobody here knows. */
  "unknown-action",
  /** The list said that it has more rows than came. */
  "missing-rows",
  /** What is reserved is not known: the funds are at most so much. */
  "deposits",
] as const;
export type Doubt = (typeof doubts)[number];

const doubtOf: Record<Exclusion, Doubt> = {
  "no-price": "unpriced",
  "negative-price": "unpriced",
  "no-date": "undated",
  "other-currency": "other-currency",
  "unknown-action": "unknown-action",
  missing: "missing-rows",
};

/** Why the amount that one charge takes is not known; null: it is. */
export const chargeDoubt = (
  charge: Parameters<typeof exclusionOf>[0],
  currency: string,
): Doubt | null => {
  const why = exclusionOf(charge, currency);
  return why ? doubtOf[why] : null;
};

/** Why nothing is sure from `unknownFrom` on, as far as the rows kept tell; the list has such a day. */
export function doubtOfDay({ rows, unknownFrom, excluded, currency }: DaySums): Doubt {
  for (const row of rows) {
    if (row.nextAction !== "pay" && row.nextAction !== null) continue;
    if ((row.at === null ? 0 : dayOf(row.at)) !== unknownFrom) continue;
    const why = chargeDoubt(row, currency);
    if (why) return why;
  }
  const counted = (Object.keys(doubtOf) as Exclusion[]).find(
    (why) => why !== "no-date" && (excluded[why] ?? 0) > 0,
  );
  return counted ? doubtOf[counted] : "missing-rows";
}
