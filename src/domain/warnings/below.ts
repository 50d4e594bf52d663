import type { Decimal } from "../account.ts";
import type { CheckedAccount } from "../checked-account.ts";
import { decimalPattern } from "../decimal-pattern.ts";
import { dayOf } from "../foresight/bank-days.ts";
import { add, compare, isLess, isZero, negate, subtract, withPercent } from "../money.ts";
import { amounts } from "../setting.ts";
import { text } from "../shape.ts";
import { said, warningKind } from "./kind.ts";
import { isPay } from "./paying.ts";
import { decideStates } from "./states.ts";

/** Below which amount the funds are. */
export type BelowKey = `below:${Decimal}`;

/** The amount of a key. */
const limitOf = (key: string): Decimal => key.slice("below:".length);

/** Recovered funds stand 5 % above the amount, by 1 at least. */
const slack = { percent: "5", min: "1" };

/** The funds from which on an amount, which may be negative, has recovered. */
function clearOf(amount: Decimal): Decimal {
  const part = subtract(withPercent(amount, slack.percent), amount);
  const size = isLess(part, "0") ? negate(part) : part;
  return add(amount, isLess(size, slack.min) ? slack.min : size);
}

const isSame = (a: Decimal, b: Decimal): boolean => isZero(subtract(a, b));

/** The key of an amount, however it was typed: `100.00` is what was warned of as `100`. */
const keyOf = (amount: Decimal, previous: readonly BelowKey[]): BelowKey =>
  previous.find((key) => decimalPattern.test(limitOf(key)) && isSame(limitOf(key), amount)) ??
  `below:${add(amount, "0")}`;

/** Every amount once: the account's own, then the others. None while they are meant in another currency. */
function amountsOf({ figures, warnBelow }: CheckedAccount, others: readonly Decimal[]): string[] {
  const all: string[] = [];
  if (figures?.amountsIn) return all;
  for (const amount of [warnBelow, ...others])
    if (!all.some((other) => isSame(other, amount))) all.push(amount);
  return all;
}

/** Available funds below an amount. */
export const below = warningKind({
  name: "below",
  about: "money",
  /** The amounts beside the account's own, in its currency. */
  settings: { amounts: amounts(5) },
  facts: {
    /** The available funds. */
    amount: text,
    currency: text,
    pay: isPay,
  },
  isKey: (key: string): key is BelowKey => key.startsWith("below:"),
  decide: (previous, { account, available }, settings) =>
    decideStates(
      previous,
      amountsOf(account, settings.amounts).map((amount) => {
        const key = keyOf(amount, previous);
        if (available === null) return [key, null];
        if (isLess(available, amount)) return [key, true];
        return [key, isLess(available, clearOf(amount)) ? null : false];
      }),
    ),
  tell(keys, { account: { figures }, pay }) {
    if (figures === null) return null;
    const { available, currency } = figures;
    // Of several the lowest stands for all.
    const [key] = keys
      .filter((each) => isLess(available, limitOf(each)))
      .sort((a, b) => compare(limitOf(a), limitOf(b)));
    return key === undefined ? null : { key, facts: { amount: available, currency, pay } };
  },
  say({ amount, currency, pay }, { key, at }) {
    const limit = limitOf(key);
    // What another version wrote may be no amount.
    if (amount === null || !decimalPattern.test(limit)) return [];
    return [
      said("watch_below", { money: amount, currency }, { money: limit, currency }),
      // What is to be paid for anyway says how, and by when.
      pay === null ? said("watch_below_act") : { pay, today: dayOf(at) },
    ];
  },
});
