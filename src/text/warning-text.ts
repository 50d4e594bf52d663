import type { Decimal } from "../domain/account.ts";
import { decimalPattern } from "../domain/decimal-pattern.ts";
import type { FailureKind } from "../domain/failure.ts";
import { dayOf } from "../domain/foresight/bank-days.ts";
import {
  kindOf,
  type LoggedWarning,
  limitOf,
  warningKinds,
} from "../domain/warnings/summarise.ts";
import { isZero } from "../domain/money.ts";
import { formatMoney } from "./format-money.ts";
import { formatDay, formatMoment } from "./format-time.ts";
import { isolated } from "./name-text.ts";
import { paySentence } from "./pay-text.ts";
import { failureName } from "./state-text.ts";
import { formatCount, translate, translateCount } from "./translate.ts";

const reasonText = (reason: FailureKind | null): string =>
  reason ? failureName(reason) : translate("state_unknown");

/** What to pay, as it was said when the warning came; an entry of version 0.1.0 has a sum and perhaps a day only. */
function* paying({ at, facts }: LoggedWarning, sum: Decimal | null): Generator<string> {
  const { pay, by, currency } = facts;
  if (pay !== null) {
    yield paySentence(pay, dayOf(at));
    return;
  }
  if (sum === null || currency === null) return;
  const amount = formatMoney(sum, currency, true);
  yield by === null || by < dayOf(at)
    ? translate("watch_top_up_now", amount)
    : translate("watch_top_up_by", amount, formatDay(by));
}

const someOf = (
  texts: readonly ["watch_risk", "watch_risk_more"] | readonly ["watch_lost", "watch_lost_more"],
  { object, count }: LoggedWarning["facts"],
): string =>
  count !== null && count > 1
    ? translate(texts[1], isolated(object ?? "?"), formatCount(count - 1))
    : translate(texts[0], isolated(object ?? "?"));

/** The sentences of a warning: what, when, what to do. */
function* sentences(warning: LoggedWarning): Generator<string> {
  const { at, key, facts } = warning;
  const { amount, short, day, by, object, count, since, reason } = facts;
  const money = (sum: Decimal): string =>
    facts.currency === null ? sum : formatMoney(sum, facts.currency);
  switch (kindOf(key)) {
    case "risk":
      yield someOf(["watch_risk", "watch_risk_more"], facts);
      if (day !== null) yield translate("watch_risk_lost", formatDay(day));
      if (amount !== null) yield translate("watch_risk_save", money(amount));
      if (short !== null && isZero(short)) yield translate("watch_risk_enough");
      else yield* paying(warning, short);
      return;
    case "lost":
      yield someOf(["watch_lost", "watch_lost_more"], facts);
      yield day === null
        ? translate("watch_lost_some_day")
        : translate("watch_lost_until", formatDay(day));
      return;
    case "below":
      // What another version wrote may be no amount.
      if (amount !== null && decimalPattern.test(limitOf(key)))
        yield translate("watch_below", money(amount), money(limitOf(key)));
      return;
    case "short":
      if (day !== null) yield translate("watch_short", formatDay(day));
      if (object !== null)
        yield translate(facts.atOnce ? "watch_short_lost" : "watch_short_first", isolated(object));
      yield* paying(warning, amount);
      return;
    case "likely":
      if (day !== null) yield translate("watch_likely", formatDay(day));
      // Ordered on its last day, a transfer is in time.
      if (by !== null)
        yield by < dayOf(at)
          ? translate("watch_order_now")
          : translate("watch_order_by", formatDay(by));
      return;
    case "cover":
      if (day !== null && count !== null)
        yield translateCount("watch_cover", count, formatDay(day));
      return;
    case "signin":
      yield translate("watch_sign_in", reasonText(reason));
      return;
    case "stale":
      yield translate("watch_stale", formatMoment(since ?? at), reasonText(reason));
  }
}

/**
 * What stands behind a warning that is the same at several accounts, in words; empty where it is each account's own.
 */
export function causeText(warnings: readonly LoggedWarning[]): string {
  const [first, ...others] = warnings;
  if (first === undefined || others.length > 0) return "";
  const reason = reasonText(first.facts.reason);
  if (first.key === "signin") return translate("watch_sign_in", reason);
  return first.key === "stale" ? translate("notify_stale", reason) : "";
}

const sentencesOf = (warning: LoggedWarning): string[] =>
  warningKinds.includes(kindOf(warning.key)) ? [...sentences(warning)] : [warning.key];

/**
 * What a warning says, as it was when it came; of a kind that only another version knows its bare key. Each name
 * stands in its own isolate.
 */
export const warningText = (warning: LoggedWarning): string => sentencesOf(warning).join(" ");

/** What several warnings of one account say at one moment, one line each; a sentence that all of them share stands once. */
export function warningLines(warnings: readonly LoggedWarning[]): string[] {
  const said = new Set<string>();
  return warnings.map((warning) => {
    const fresh = sentencesOf(warning).filter((sentence) => !said.has(sentence));
    for (const sentence of fresh) said.add(sentence);
    return fresh.join(" ");
  });
}
