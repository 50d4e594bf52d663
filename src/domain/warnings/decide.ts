import type { Decimal } from "../account.ts";
import { add, isLess, subtract, withPercent } from "../money.ts";
import type { AtRisk } from "../foresight/at-risk.ts";
import type { Forecast } from "../foresight/forecast.ts";
import type { LostDomains } from "../foresight/lost-domains.ts";
import {
  decideNamed,
  isLostKey,
  isRiskKey,
  type LostKey,
  lossesByName,
  type RiskKey,
  risksByName,
} from "./named.ts";

/**
 * What can be warned of: funds below an amount, fewer days covered than wished, listed charges that will
 * be short and must be topped up for by now, the same at usual spending, objects at risk, domains lost.
 */
export type WarningKey = `below:${Decimal}` | "cover" | "short" | "likely" | RiskKey | LostKey;

export interface WarningSettings {
  /** Available funds below any of these, in the account's currency. */
  amounts: readonly Decimal[];
  /** Warn when fewer days than this are covered; null: never. */
  coverDays: number | null;
  short: boolean;
  likely: boolean;
  /** Objects at risk, and domains that were lost and can be restored. */
  atRisk: boolean;
}

export interface WarningInput {
  /** Today's UTC day number. */
  today: number;
  /** null: not known. */
  available: Decimal | null;
  /** null: not known. */
  forecast: Forecast | null;
  /** null: not known. */
  atRisk: AtRisk | null;
  /** What can still be restored; null: not known. */
  lost: LostDomains | null;
}

/**
 * Recovered funds stand 5 % above the amount, by 1 at least; recovered cover is two days longer than what was warned
 * of, and six where it hangs on the usual spending, which sways from day to day.
 */
const slack = { percent: "5", least: "1", days: 2, likelyDays: 6 };

/** The funds from which on an amount, which may be negative, has recovered. */
function clearOf(amount: Decimal): Decimal {
  const part = subtract(withPercent(amount, slack.percent), amount);
  const size = isLess(part, "0") ? subtract("0", part) : part;
  return add(amount, isLess(size, slack.least) ? slack.least : size);
}

/** Days left until `day`, seen from the wish: on below `wish`, recovered from `wish` + slack on. */
const daysState = (left: number, wish: number, more = slack.days): boolean | null =>
  left < wish ? true : left < wish + more ? null : false;

/** Whether each thing is to be warned of: true, false, or null for neither (not known, or not quite recovered). */
function* states(
  { today, available, forecast }: WarningInput,
  { amounts, coverDays, ...wanted }: WarningSettings,
): Generator<[WarningKey, boolean | null]> {
  for (const amount of amounts) {
    let state: boolean | null = null;
    if (available !== null && isLess(available, amount)) state = true;
    else if (available !== null && !isLess(available, clearOf(amount))) state = false;
    yield [`below:${amount}`, state];
  }
  // A transfer ordered on its last day is in time: warned of from that day on.
  const order = (by: number | undefined, more?: number): boolean | null => {
    if (by !== undefined) return daysState(by - today, 1, more);
    return forecast && !forecast.partial ? false : null;
  };
  if (wanted.short) yield ["short", order(forecast?.pay?.quarter.by ?? undefined)];
  if (wanted.likely) yield ["likely", order(forecast?.likely?.by, slack.likelyDays)];
  const covered = forecast?.covered;
  if (coverDays !== null && covered) {
    // A day that is at most reached is none that is.
    const isKnown = covered.kind !== "unknown" && covered.kind !== "at-most-until";
    const state = isKnown ? daysState(covered.day + 1 - today, coverDays) : null;
    // That nothing is promised for longer does not mean that it is short then.
    yield ["cover", state && covered.kind !== "until" ? null : state];
  } else if (coverDays !== null) yield ["cover", null];
}

/**
 * Decides what to warn of now. A warning is raised when it begins to hold, and again only after it has
 * recovered. What is not known changes nothing. To hold warnings back (quiet hours, snoozed), do not call
 * it: what still holds afterwards is raised then, once.
 * @param previous the keys that were warned of and have not recovered: `warned` of the last decision, first []
 */
export function decideWarnings(
  previous: readonly WarningKey[],
  input: WarningInput,
  settings: WarningSettings,
): { warned: WarningKey[]; raise: WarningKey[] } {
  const before = new Set(previous);
  const warned: WarningKey[] = [];
  for (const [key, state] of states(input, settings))
    if (state ?? before.has(key)) warned.push(key);
  const raise = warned.filter((key) => !before.has(key));
  if (!settings.atRisk) return { warned, raise };
  const isPartial = input.forecast?.partial === true;
  const risks = decideNamed(
    previous.filter(isRiskKey),
    input.atRisk && risksByName(input.atRisk),
    isPartial,
  );
  const lost = decideNamed(
    previous.filter(isLostKey),
    input.lost && lossesByName(input.lost),
    false,
  );
  return {
    warned: [...warned, ...risks.warned, ...lost.warned],
    raise: [...raise, ...risks.raise, ...lost.raise],
  };
}
