import type { AccountForesight } from "../domain/foresight/account-foresight.ts";
import { dayOf } from "../domain/foresight/bank-days.ts";
import { doubtOfCover } from "../domain/foresight/covered.ts";
import type { Exclusion } from "../domain/foresight/day-sums.ts";
import type { FundsForecast } from "../domain/foresight/funds-forecast.ts";
import type { UpcomingCharge } from "../domain/foresight/upcoming-charge.ts";
import { isZero } from "../domain/money.ts";
import type { AccountOverview } from "../domain/overview.ts";
import type { Assumption, RegistrarFacts } from "../domain/registrar-facts.ts";
import { doubtWords } from "./doubt-text.ts";
import { failureTitle } from "./failure-text.ts";
import { formatDayOfYear } from "./format-day.ts";
import { formatMoney } from "./format-money.ts";
import { formatMoment } from "./format-time.ts";
import { formatCount, type TextName, translate, translateCount } from "./translate.ts";

/** Why something that would be foreseen for an account is not. */
export function whyUnforeseen(account: AccountOverview): string {
  const { enabled, foresight } = account;
  const refused = enabled && foresight?.failures.charges;
  if (refused) return failureTitle(refused);
  const doubt = enabled && foresight ? doubtOfCover(foresight.forecast.covered) : null;
  return doubt ? doubtWords(doubt) : whyUnasked(account);
}

/** Why a list was not asked for that could be. */
export function whyUnasked({ enabled, foresight, system }: AccountOverview): string {
  if (!enabled) return translate("state_off");
  if (foresight === null && system === "ote") return translate("dash_test_unforeseen");
  return translate("dash_not_asked_yet");
}

const exclusionTexts: Record<Exclusion, `dash_without_${string}` & TextName> = {
  "no-price": "dash_without_price",
  "negative-price": "dash_without_negative",
  "no-date": "dash_without_date",
  "other-currency": "dash_without_currency",
  "unknown-action": "dash_without_action",
  missing: "dash_without_missing",
};

/** What the forecast leaves out, and why: a line for each reason. */
export const exclusionLines = (excluded: FundsForecast["excluded"], currency: string): string[] =>
  (Object.keys(exclusionTexts) as Exclusion[]).flatMap((why) => {
    const count = excluded[why] ?? 0;
    return count > 0 ? [translateCount("dash_charges", count, exclusionText(why, currency))] : [];
  });

const exclusionText = (why: Exclusion, currency: string): string =>
  translate(exclusionTexts[why], currency);

/** What each of the registrar's assumptions is about. */
const aboutAmounts: ReadonlySet<Assumption> = new Set([
  "gross-listed",
  "gross-added",
  "yearly-prices",
  "fees-added",
  "past-prices",
  "single-net-prices",
  "single-years",
  "unmarked-premium",
]);
const aboutDays: ReadonlySet<Assumption> = new Set([
  "dates",
  "expiry-days",
  "expiry-at-latest",
  "due-days",
  "three-tries",
  "entered-currency",
]);

const assumptionText = (assumption: Assumption): string =>
  translate(`dash_assumes_${assumption.replaceAll("-", "_")}` as TextName);

/** What is left out, and what nothing is promised because of; that nothing is, where that is so. */
function leftOutText(
  { forecast, currency }: AccountForesight,
  unknownFrom: number | null,
): string[] {
  const lines = exclusionLines(forecast.excluded, currency).map((line) => `${line}.`);
  if (!isZero(forecast.undated))
    lines.push(translate("dash_undated", formatMoney(forecast.undated, currency)));
  if (unknownFrom !== null)
    lines.push(
      unknownFrom === 0
        ? translate("dash_unknown_any_day")
        : translate("dash_unknown_from", formatDayOfYear(unknownFrom)),
    );
  return lines.length > 0 ? lines : [translate("calc_nothing_left_out")];
}

/**
 * How a forecast is calculated, in five points: in which order the money is spent, where the charges come from, what
 * the amounts are, which days count, and what is left out (rule of truth 5).
 * @param unknownFrom the day from which something is unknown, 0: any; null: none
 * @param lead bank days that a transfer takes
 */
export function calculationPoints(
  foresight: AccountForesight,
  { assumptions }: Pick<RegistrarFacts, "assumptions">,
  unknownFrom: number | null,
  lead: number,
): string[] {
  const { forecast, currency, loadedAt } = foresight;
  const about = (isMeant: (assumption: Assumption) => boolean): string[] =>
    assumptions.filter(isMeant).map(assumptionText);
  const amounts = about((each) => aboutAmounts.has(each));
  if (forecast.computed) amounts.push(translateCount("cover_computed", forecast.computed));
  if (forecast.currencyAssumed > 0)
    amounts.push(translateCount("dash_assumes_currency", forecast.currencyAssumed, currency));
  return [
    [translate("calc_order")],
    [
      ...about((each) => !aboutAmounts.has(each) && !aboutDays.has(each)),
      ...(loadedAt === null ? [] : [translate("dash_loaded_at", formatMoment(loadedAt))]),
      ...(forecast.partial ? [translate("dash_partial")] : []),
    ],
    amounts,
    [...about((each) => aboutDays.has(each)), translateCount("dash_assumes_lead", lead)],
    leftOutText(foresight, unknownFrom),
  ]
    .filter((point) => point.length > 0)
    .map((point) => point.join(" "));
}

/** How far the list of charges has come. */
export const loadingText = ({ seen, total }: NonNullable<AccountForesight["loading"]>): string =>
  total === null
    ? translateCount("dash_loading_rows", seen)
    : translateCount("dash_loading_rows_of", total, formatCount(seen));

/**
 * What happens next to an object, in words.
 * @param today UTC day number: a charge of an earlier day that is still listed is overdue
 */
export function actionText({ nextAction, at }: UpcomingCharge, today: number): string {
  if (nextAction === null) return translate("state_unknown");
  if (nextAction === "pay" && at !== null && dayOf(at) < today)
    return translate("dash_action_overdue");
  return translate(`dash_action_${nextAction}`);
}
