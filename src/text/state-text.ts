import { type AccountState, causeOf, lostOf, risksOf } from "../domain/account-state.ts";
import type { FailureKind } from "../domain/failure.ts";
import { foreseenAt, isForesightOld } from "../domain/foresight/account-foresight.ts";
import type { Covered } from "../domain/foresight/covered.ts";
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

/** What a failure is called: `IP address refused`. */
export const failureName = (kind: FailureKind): string =>
  translate(`failure_${kind.replaceAll("-", "_")}_title` as TextName);

/**
 * An account's state in words at `now` (milliseconds since the epoch), with its number, its day or its cause where it
 * has one: `2 domains at risk`, `IP address refused`.
 */
export function stateWords(
  account: Pick<AccountOverview, "foresight" | "trouble"> &
    Partial<Pick<AccountOverview, "system" | "figures">>,
  state: AccountState,
  now: number,
): string {
  if (state === "domains-lost") return translateCount("lost_count", lostOf(account, now));
  if (state === "domains-at-risk") return translateCount("risk_count", risksOf(account));
  const shortfall = account.foresight?.forecast.shortfall;
  if (shortfall && (state === "not-covered" || state === "not-covered-now"))
    return translate("state_not_covered_from", formatDay(shortfall.day));
  // Well within the user's horizon alone: behind it money is missing.
  if (shortfall && state === "well")
    return translate("state_well_until", formatDay(shortfall.day - 1));
  // Nothing is foreseen for a test account: where that is all that is not known, nobody needs to look for it.
  if (state === "not-fully-known" && account.system === "ote" && !account.foresight)
    return account.figures?.depositsBy ? translate("state_test") : stateName(state);
  const cause = causeOf(account, state);
  return cause === null ? stateName(state) : failureName(cause);
}

/** What is missing for an account to be called well, as a sentence. */
export const missingWords = (missing: Missing): string => translate(textName("missing", missing));

/** The day on which an account's foresight was made, where that is some time ago or in the future; empty: it is fresh. */
export const foreseenWords = ({ foresight }: AccountOverview, now: number): string =>
  foresight && isForesightOld(foresight, now)
    ? translate("badge_foreseen", formatDayOf(foreseenAt(foresight)))
    : "";
