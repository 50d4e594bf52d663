import { type AccountState, risksOf } from "../domain/account-state.ts";
import { dayOf } from "../domain/foresight/bank-days.ts";
import type { Covered } from "../domain/foresight/forecast.ts";
import { foreseenAt, isForesightOld } from "../domain/foresight/foresight.ts";
import type { AccountOverview } from "../domain/overview.ts";
import { formatMoney } from "./format-money.ts";
import { formatDay } from "./format-time.ts";
import { type TextName, translate, translateCount } from "./translate.ts";

/** `Covered until Feb 14`, or at least until then; empty where nothing is promised. */
export function coveredWords(covered: Covered): string {
  if (covered.kind === "unknown") return "";
  const name = covered.kind === "until" ? "card_covered_until" : "card_covered_at_least_until";
  return translate(name, formatDay(covered.day));
}

/** An account's state in words, with its number or its sum and day where it has one. */
export function stateWords(
  account: Pick<AccountOverview, "foresight">,
  state: AccountState | "well",
): string {
  if (state === "domains-at-risk") return translateCount("risk_count", risksOf(account));
  const { currency, forecast } = account.foresight ?? {};
  if (state === "short-soon" && currency && forecast?.shortfall) {
    const { short, day } = forecast.shortfall;
    const name = forecast.covered.kind === "until" ? "badge_short" : "badge_short_at_least";
    return translate(name, formatMoney(short, currency), formatDay(day));
  }
  return translate(`state_${state.replaceAll("-", "_")}` as TextName);
}

/**
 * What the states do not say of an account's foresight: until when it is covered, or that this is not known;
 * and the day on which all of it was foreseen, where that is some time ago.
 */
export function foresightWords(
  { foresight }: AccountOverview,
  states: readonly AccountState[],
  now: number,
): string[] {
  if (!foresight) return [];
  const words: string[] = [];
  if (!states.includes("short-soon"))
    words.push(coveredWords(foresight.forecast.covered) || translate("card_charges_unknown"));
  if (isForesightOld(foresight, now))
    words.push(translate("badge_foreseen", formatDay(dayOf(foreseenAt(foresight)))));
  return words;
}
