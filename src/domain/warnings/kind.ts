import type { Decimal } from "../account.ts";
import type { CheckedAccount } from "../checked-account.ts";
import type { FailureKind } from "../failure.ts";
import type { AtRisk } from "../foresight/at-risk.ts";
import type { FundsForecast } from "../foresight/funds-forecast.ts";
import type { LostDomains } from "../foresight/lost-domains.ts";
import type { PayAdvice } from "../foresight/pay-advice.ts";
import type { Settings, ValuesOf } from "../setting.ts";
import type { Check, Checked } from "../shape.ts";

/** One account at one moment, as far as it may be warned by: what is not known, or not up to date, is null. */
export interface WarningInput {
  /** Milliseconds since the epoch. */
  now: number;
  /** Today's UTC day number. */
  today: number;
  account: CheckedAccount;
  available: Decimal | null;
  forecast: FundsForecast | null;
  atRisk: AtRisk | null;
  /** What can still be restored. */
  lost: LostDomains | null;
  /** ISO 4217, of what is foreseen. */
  currency: string | null;
  /** What is to be paid, as the user wishes; null also where nothing is. */
  pay: PayAdvice | null;
}

/** What has been warned of and has not recovered, and what of it is new. */
export interface Decision<Key extends string = string> {
  warned: Key[];
  raise: Key[];
}

/** What a kind tells beside its key, each with its check: the values of its sentences. Not known: null. */
export type Facts = Readonly<Record<string, Check<unknown>>>;
export type FactsOf<F extends Facts> = { [K in keyof F]: Checked<F[K]> | null };

/** A value in a sentence; how it is written is the reader's language. */
export type Value =
  | { money: Decimal; currency: string | null }
  /** An amount that was rounded up to a unit: without decimals where it is whole. */
  | { sum: Decimal; currency: string }
  /** UTC day number. */
  | { day: number }
  /** Milliseconds since the epoch. */
  | { moment: number }
  | { name: string }
  | { reason: FailureKind | null };

/** A sentence by the name of its text, with its values in order; `count`: its text is one that counts, and begins with that. */
export interface Said<Text extends string> {
  text: Text;
  values: Value[];
  count?: number;
}

/** What to pay, the same sentence as in all places; `today`: the UTC day on which it is said. */
export interface SaidPay {
  pay: PayAdvice;
  today: number;
}

export type Sentence<Text extends string = string> = Said<Text> | SaidPay;

/**
 * All about one kind of warning. The members are methods: the list of all kinds holds each as one that takes any key
 * and any settings, and gives each its own.
 */
export interface Kind<
  Name extends string,
  Key extends string,
  S extends Settings,
  F extends Facts,
  Text extends string,
> {
  name: Name;
  /** A login is each entry's own; money is one, however often it was entered, and is warned of once. */
  about: "money" | "login";
  /** What the user can choose about it. */
  settings: S;
  facts: F;
  isKey(key: string): key is Key;
  /**
   * When it holds. It is raised when it begins to hold, and again only after it has recovered; what is not known changes
   * nothing, what is switched off holds nothing.
   * @param previous its keys that were warned of and have not recovered
   */
  decide(previous: readonly Key[], input: WarningInput, settings: ValuesOf<S>): Decision<Key>;
  /** What to tell of these keys together, and the one that stands for them; null: things no longer bear them out, or nothing is known. */
  tell(
    keys: readonly Key[],
    input: WarningInput,
    settings: ValuesOf<S>,
  ): { key: Key; facts: Partial<FactsOf<F>> } | null;
  /** Its words: what, when, what to do. `at`: when it came, milliseconds since the epoch. */
  say(facts: FactsOf<F>, entry: { key: Key; at: number }): Sentence<Text>[];
  /** The other kind that this one tells of as well at that moment, one cause lying behind both; null: none. */
  tellsOf?(input: WarningInput): string | null;
  /** What lies behind it where it may be the same at several accounts: one notification for one cause. */
  sayCause?(facts: FactsOf<F>): Said<Text>;
  /** When the passing of time alone will bring it, milliseconds since the epoch; null: never. */
  dueAt?(input: WarningInput, settings: ValuesOf<S>): number | null;
}

/** One kind of warning, with its types as they are written. */
export const warningKind = <
  const Name extends string,
  Key extends string,
  S extends Settings,
  F extends Facts,
  Text extends string,
>(
  kind: Kind<Name, Key, S, F, Text>,
): Kind<Name, Key, S, F, Text> => kind;

/** A sentence without a number that decides its form. */
export const said = <const Text extends string>(text: Text, ...values: Value[]): Said<Text> => ({
  text,
  values,
});

/** A sentence whose form hangs on a number. */
export const counted = <const Text extends string>(
  text: Text,
  count: number,
  ...values: Value[]
): Said<Text> => ({ text, values, count });
