import { type AccountState, risksOf } from "../domain/account-state.ts";
import type { Covered } from "../domain/foresight/covered.ts";
import { foreseenAt, isForesightOld } from "../domain/foresight/foresight.ts";
import type { AccountOverview } from "../domain/overview.ts";
import { formatMoney } from "./format-money.ts";
import { formatDay, formatDayOf } from "./format-time.ts";
import { type TextName, translate, translateCount } from "./translate.ts";

// Message names allow no hyphen (Chrome's i18n: A-Z, a-z, 0-9, _ and @).
const textName = (prefix: "card" | "state", name: string) =>
  `${prefix}_${name.replaceAll("-", "_")}` as TextName;

/** `Covered until Feb 14`, or at least until then, or that it is unknown. */
export const coveredWords = (covered: Covered): string =>
  translate(
    textName("card", covered.kind),
    covered.kind === "unknown" ? "" : formatDay(covered.day),
  );

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
  return translate(textName("state", state));
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
  if (!states.includes("short-soon")) words.push(coveredWords(foresight.forecast.covered));
  if (isForesightOld(foresight, now))
    words.push(translate("badge_foreseen", formatDayOf(foreseenAt(foresight))));
  return words;
}
