import type { FailureKind } from "../domain/failure.ts";
import type { Sentence, Value } from "../domain/warnings/kind.ts";
import { kindOfKey, type WarningText } from "../domain/warnings/kinds.ts";
import type { LoggedWarning } from "../domain/warnings/summarise.ts";
import { formatMoney } from "./format-money.ts";
import { formatDay, formatMoment } from "./format-time.ts";
import { masked } from "./hidden-amounts.ts";
import { isolated } from "./name-text.ts";
import { paySentence } from "./pay-text.ts";
import { failureName } from "./state-text.ts";
import { type PluralName, type TextName, translate, translateCount } from "./translate.ts";

const reasonText = (reason: FailureKind | null): string =>
  reason ? failureName(reason) : translate("state_unknown");

function valueText(value: Value): string {
  if ("money" in value)
    return value.currency === null ? masked(value.money) : formatMoney(value.money, value.currency);
  if ("sum" in value) return formatMoney(value.sum, value.currency, true);
  if ("day" in value) return formatDay(value.day);
  if ("moment" in value) return formatMoment(value.moment);
  return "name" in value ? isolated(value.name) : reasonText(value.reason);
}

/** A sentence of a warning in words. A kind that says a text which does not exist is a type error here. */
function sentenceText(sentence: Sentence<WarningText>): string {
  if ("pay" in sentence) return paySentence(sentence.pay, sentence.today);
  const { text, count }: { text: TextName | PluralName; count?: number } = sentence;
  const values = sentence.values.map(valueText);
  return count === undefined
    ? translate(text as TextName, ...values)
    : translateCount(text as PluralName, count, ...values);
}

/**
 * What stands behind a warning that is the same at several accounts, in words; empty where it is each account's own.
 */
export function causeText(warnings: readonly LoggedWarning[]): string {
  const [first, ...others] = warnings;
  if (first === undefined || others.length > 0) return "";
  const cause = kindOfKey(first.key)?.sayCause?.(first.facts);
  return cause ? sentenceText(cause) : "";
}

const sentencesOf = (warning: LoggedWarning): string[] =>
  kindOfKey(warning.key)?.say(warning.facts, warning).map(sentenceText) ?? [masked(warning.key)];

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
