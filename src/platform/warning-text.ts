import type { Decimal } from "../domain/account.ts";
import { decimalPattern } from "../domain/decimal-pattern.ts";
import type { FailureKind } from "../domain/failure.ts";
import { dayOf } from "../domain/foresight/bank-days.ts";
import {
  kindOf,
  type LoggedWarning,
  limitOf,
  warningKinds,
} from "../domain/foresight/warning-facts.ts";
import { isZero } from "../domain/money.ts";
import { formatMoney } from "./format-money.ts";
import { formatDay, formatMoment } from "./format-time.ts";
import { isolated } from "./name-text.ts";
import { formatCount, type TextName, translate, translateCount } from "./translate.ts";

const reasonText = (reason: FailureKind | null): string =>
  translate(
    reason ? (`failure_${reason.replaceAll("-", "_")}_title` as TextName) : "state_unknown",
  );

/** The sentences of a warning: what, when, what to do. */
function* sentences({ at, key, facts }: LoggedWarning): Generator<string> {
  const { amount, short, day, by, object, count, since, reason } = facts;
  const money = (sum: Decimal): string =>
    facts.currency === null ? sum : formatMoney(sum, facts.currency);
  // Ordered on its last day, a transfer is in time.
  const isLate = by !== null && by < dayOf(at);
  switch (kindOf(key)) {
    case "risk":
      yield count !== null && count > 1
        ? translate("watch_risk_more", isolated(object ?? "?"), formatCount(count - 1))
        : translate("watch_risk", isolated(object ?? "?"));
      if (day !== null) yield translate("watch_risk_lost", formatDay(day));
      if (amount !== null) yield translate("watch_risk_save", money(amount));
      if (short !== null)
        yield isZero(short)
          ? translate("watch_risk_enough")
          : translate("watch_top_up_now", money(short));
      return;
    case "below":
      // What another version wrote may be no amount.
      if (amount !== null && decimalPattern.test(limitOf(key)))
        yield translate("watch_below", money(amount), money(limitOf(key)));
      return;
    case "short":
      if (short !== null && day !== null)
        yield translate("watch_short", money(short), formatDay(day));
      if (object !== null) yield translate("watch_short_first", isolated(object));
      if (amount !== null && by !== null)
        yield isLate
          ? translate("watch_top_up_now", money(amount))
          : translate("watch_top_up_by", money(amount), formatDay(by));
      return;
    case "likely":
      if (day !== null) yield translate("watch_likely", formatDay(day));
      if (by !== null)
        yield isLate ? translate("watch_order_now") : translate("watch_order_by", formatDay(by));
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

/**
 * What a warning says, as it was when it came; of a kind that only another version knows its bare key. Each name
 * stands in its own isolate.
 */
export const warningText = (warning: LoggedWarning): string =>
  warningKinds.includes(kindOf(warning.key)) ? [...sentences(warning)].join(" ") : warning.key;
