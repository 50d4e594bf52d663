import type { Failure } from "../domain/failure.ts";
import type { Missing } from "../domain/statement/statement.ts";
import { failureTitle } from "./failure-text.ts";
import { formatUtcMoment } from "./format-period.ts";
import { translate, translateCount } from "./translate.ts";

/** What is missing in a statement for a failure, which has words of its own. */
export const failureOf = (missing: Missing): Failure | null =>
  missing.kind === "refused" || missing.kind === "history" ? missing.failure : null;

/**
 * Why a figure of a statement is not known, in a sentence.
 * @param registrar its proper name
 */
export function missingText(missing: Missing, registrar: string): string {
  switch (missing.kind) {
    case "no-balance":
      return translate("statement_no_balance");
    case "begins-later":
      return translate("statement_begins_later", formatUtcMoment(missing.at));
    case "opening-computed":
      return translate("statement_opening_computed", formatUtcMoment(missing.at));
    case "closing-computed":
      return translate("statement_closing_computed", formatUtcMoment(missing.at));
    case "nothing-later":
      return translate("statement_nothing_later", formatUtcMoment(missing.at));
    case "no-bookings":
      return translate("dash_lacks", registrar);
    case "refused":
      return translate("statement_refused");
    case "history":
      return translate("statement_history_unread");
    case "more":
      return translateCount("statement_more", missing.count);
    case "unreadable":
      return translateCount("statement_unreadable", missing.count);
    case "other-bookings":
      return translateCount("statement_other_bookings", missing.count);
    case "other-currency":
      return translate("statement_other_currency");
  }
}

/** The same with what the failure is called, where no note about it stands beside. */
export function missingNote(missing: Missing, registrar: string): string {
  const failure = failureOf(missing);
  const text = missingText(missing, registrar);
  return failure ? `${text} ${failureTitle(failure)}.` : text;
}
