import type { Figures } from "./figures.ts";
import { type AccountForesight, isForesightOld, isListOld } from "./foresight/account-foresight.ts";
import { dayOf } from "./foresight/bank-days.ts";
import type { Covered } from "./foresight/covered.ts";
import type { Doubt } from "./foresight/doubt.ts";
import { horizon } from "./foresight/pot.ts";
import { isZero, subtract } from "./money.ts";
import type { AccountOverview, Overview } from "./overview.ts";

/** What can be missing for an account to be called well, in the order in which it is told. */
export const missings = [
  /** A stored record cannot be read: what is shown may be incomplete. */
  "records",
  /** Charges of a test account are foreseen only where the user wants to be warned of them. */
  "test-system",
  /** The balance. */
  "funds",
  /** The last check failed, though the figures are still fresh. */
  "check",
  /** The registrar does not tell the deposits, and the user was not asked yet. */
  "reserved-deposits",
  /** The user's amounts are meant in another currency than the account's: whether the funds are low is not known. */
  "amounts",
  /** The funds have changed since the list of charges was read. */
  "funds-moved",
  /** The list of charges: not asked for yet, a right is missing, it failed, it is not through, it is old. */
  "charges-refused",
  "charges-unreadable",
  "charges-loading",
  "charges-old",
  "charges",
  /** Inside the horizon, a charge without price, without date, in another currency, of a kind that is not known; rows that never came. */
  "price",
  "date",
  "currency",
  "action",
  "rows",
  /** Whether anything is at risk, and whether anything was lost. */
  "risks",
  "lost",
] as const;
export type Missing = (typeof missings)[number];

/** What keeps the list of charges from being known at all, or from being up to date. */
function* missingOfList(foresight: AccountForesight, now: number): Generator<Missing> {
  const { failures, loadedAt, loading } = foresight;
  if (failures.charges)
    yield failures.charges.kind === "not-allowed" ? "charges-refused" : "charges-unreadable";
  else if (loadedAt === null) yield loading ? "charges-loading" : "charges";
  else if (isForesightOld(foresight, now)) yield "charges-old";
}

/** What a doubt of the forecast is called among what is missing. */
export const missingOfDoubt: Record<Doubt, Missing> = {
  "not-loaded": "charges",
  loading: "charges-loading",
  old: "charges-old",
  unpriced: "price",
  undated: "date",
  "other-currency": "currency",
  "unknown-action": "action",
  "missing-rows": "rows",
  deposits: "reserved-deposits",
};

/**
 * Why cover is not known for the next `days` days; null: it is, whether or not it lasts so long. A list that was read
 * before midnight reaches a day less than the horizon, and is as good as through.
 * @param today UTC day number
 */
function missingOfCover(covered: Covered, today: number, days: number): Missing | null {
  if (covered.kind === "until") return null;
  if (covered.kind === "at-least-until" && covered.day >= today + days) return null;
  if (covered.kind === "all" && covered.day >= today + Math.min(days, horizon - 1)) return null;
  return missingOfDoubt[covered.kind === "all" ? "old" : covered.why];
}

/** Whether the registrar has just told other funds than those that all was foreseen with: that is made anew in a moment. */
function hasMoved(figures: Figures, { at, currency, funds }: AccountForesight): boolean {
  if (figures.at <= at) return false;
  // A cut credit line and new deposits leave the balance as it is, and take from what may be spent.
  const spendable = figures.spendable ?? figures.available;
  return (
    figures.currency !== currency ||
    !isZero(subtract(figures.balance, funds.balance)) ||
    !isZero(subtract(spendable, funds.spendable))
  );
}

/**
 * Its list is asked for after that of the charges: before the first of those nothing is missing yet. It grows as old as
 * that one does, and is worth nothing from the future (the clock was set back).
 */
function isLostUnknown({ failures, lost, loadedAt }: AccountForesight, now: number): boolean {
  if (failures.lost !== undefined) return true;
  return lost === null ? loadedAt !== null : isListOld(lost.at, now);
}

/**
 * What is not known of an account that is on, at `now` (milliseconds since the epoch), in the order in which it
 * is told; empty: all that {@link missings} names is known. That figures are too old is told by a state of its own.
 */
export function missingOf(
  account: AccountOverview,
  now: number,
  { preferences, problem }: Pick<Overview, "preferences" | "problem">,
): Missing[] {
  const { figures, foresight, trouble, system, facts } = account;
  const found = new Set<Missing>();
  if (problem !== null) found.add("records");
  if (figures === null) found.add("funds");
  else if (figures.depositsBy === null) found.add("reserved-deposits");
  if (figures?.amountsIn) found.add("amounts");
  if (trouble !== null) found.add("check");
  if (foresight === null)
    found.add(system === "ote" && !preferences.warnTestAccounts ? "test-system" : "charges");
  else {
    for (const missing of missingOfList(foresight, now)) found.add(missing);
    const ofCover = missingOfCover(foresight.forecast.covered, dayOf(now), preferences.soonDays);
    if (ofCover) found.add(ofCover);
    if (foresight.isBehind || (figures && hasMoved(figures, foresight))) found.add("funds-moved");
    if (foresight.atRisk === null) found.add("risks");
    if (isLostUnknown(foresight, now) && !facts.lacks.includes("lost")) found.add("lost");
  }
  if (found.size < 2) return [...found];
  // One reason why the list is not known is enough: that cover and risks hang on it goes without saying.
  const ofList = missings.filter((missing) => missing.startsWith("charges") && found.has(missing));
  for (const more of ofList.slice(1)) found.delete(more);
  if (ofList.length > 0) found.delete("risks");
  return missings.filter((missing) => found.has(missing));
}
