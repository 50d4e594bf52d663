import type { AccountForesight } from "../domain/foresight/account-foresight.ts";
import { dayOf } from "../domain/foresight/bank-days.ts";
import { doubtOfCover } from "../domain/foresight/covered.ts";
import type { Exclusion } from "../domain/foresight/day-sums.ts";
import type { FundsForecast } from "../domain/foresight/funds-forecast.ts";
import type { UpcomingCharge } from "../domain/foresight/upcoming-charge.ts";
import { isZero } from "../domain/money.ts";
import type { AccountOverview } from "../domain/overview.ts";
import type { RegistrarFacts } from "../domain/registrar-facts.ts";
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

/** What the forecast takes for granted, and what it leaves out: a line each (rule of truth 5). */
export function assumptionLines(
  { forecast, currency, loadedAt }: AccountForesight,
  { assumptions }: Pick<RegistrarFacts, "assumptions">,
  unknownFrom: number | null,
): string[] {
  const lines = assumptions.map((assumption) =>
    translate(`dash_assumes_${assumption.replaceAll("-", "_")}` as TextName),
  );
  if (forecast.computed) lines.push(translateCount("cover_computed", forecast.computed));
  if (forecast.currencyAssumed > 0)
    lines.push(translateCount("dash_assumes_currency", forecast.currencyAssumed, currency));
  lines.push(...exclusionLines(forecast.excluded, currency));
  if (!isZero(forecast.undated))
    lines.push(translate("dash_undated", formatMoney(forecast.undated, currency)));
  if (unknownFrom !== null)
    lines.push(
      unknownFrom === 0
        ? translate("dash_unknown_any_day")
        : translate("dash_unknown_from", formatDayOfYear(unknownFrom)),
    );
  if (forecast.partial) lines.push(translate("dash_partial"));
  if (loadedAt !== null) lines.push(translate("dash_loaded_at", formatMoment(loadedAt)));
  return lines;
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
