import { type AccountState, lostOf, risksOf } from "../domain/account-state.ts";
import type { Covered } from "../domain/foresight/covered.ts";
import { foreseenAt, isForesightOld } from "../domain/foresight/foresight.ts";
import type { Missing } from "../domain/missing.ts";
import type { AccountOverview } from "../domain/overview.ts";
import { formatDay, formatDayOf } from "./format-time.ts";
import { type TextName, translate, translateCount } from "./translate.ts";

// Message names allow no hyphen (Chrome's i18n: A-Z, a-z, 0-9, _ and @).
const textName = (prefix: "card" | "state" | "missing", name: string) =>
  `${prefix}_${name.replaceAll("-", "_")}` as TextName;

/** `Covered until Feb 14`, or at least until then, or that it is unknown. */
export const coveredWords = (covered: Covered): string =>
  translate(
    textName("card", covered.kind),
    covered.kind === "unknown" ? "" : formatDay(covered.day),
  );

/** The name of a state: `Not covered`. */
export const stateName = (state: AccountState): string => translate(textName("state", state));

/** An account's state in words, with its number or its day where it has one: `2 domains at risk`. */
export function stateWords(
  account: Pick<AccountOverview, "foresight">,
  state: AccountState,
  now: number = Date.now(),
): string {
  if (state === "domains-lost") return translateCount("lost_count", lostOf(account, now));
  if (state === "domains-at-risk") return translateCount("risk_count", risksOf(account));
  const shortfall = account.foresight?.forecast.shortfall;
  if (shortfall && (state === "not-covered" || state === "not-covered-now"))
    return translate("state_not_covered_from", formatDay(shortfall.day));
  return stateName(state);
}

/** What is missing for an account to be called well, as a sentence. */
export const missingWords = (missing: Missing): string => translate(textName("missing", missing));

/**
 * What the states do not say of an account's foresight: until when it is covered, or that this is not known, where
 * no charge is known that is not; and the day on which all of it was foreseen, where that is some time ago.
 */
export function foresightWords({ foresight }: AccountOverview, now: number): string[] {
  if (!foresight) return [];
  const words: string[] = [];
  if (!foresight.forecast.shortfall) words.push(coveredWords(foresight.forecast.covered));
  if (isForesightOld(foresight, now))
    words.push(translate("badge_foreseen", formatDayOf(foreseenAt(foresight))));
  return words;
}
