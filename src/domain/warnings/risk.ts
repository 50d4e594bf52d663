import type { AtRisk } from "../foresight/at-risk.ts";
import { dayOf } from "../foresight/bank-days.ts";
import { isZero } from "../money.ts";
import { flag } from "../setting.ts";
import { number, text } from "../shape.ts";
import { counted, said, warningKind } from "./kind.ts";
import { decideNamed, type Named } from "./named.ts";
import { isPay, paying } from "./paying.ts";
import { nothing } from "./states.ts";

/** One object at risk by its class and name, or how many more there are that are not named. */
export type RiskKey = `risk:${string}` | `more:${number}`;

const keyOf = ({ objectClass, object }: AtRisk["charges"][number]): RiskKey =>
  `risk:${objectClass} ${object}`;

/** What is at risk, by its keys. */
const byName = ({ charges, count }: AtRisk): Named<RiskKey> => ({
  names: charges.map(keyOf),
  times: charges.map(({ lostAt }) => lostAt ?? Number.MAX_VALUE),
  rest: count - charges.length,
  more: (rest) => `more:${rest}`,
});

/** Objects that are lost unless they are paid for now. */
export const risk = warningKind({
  name: "risk",
  about: "money",
  settings: { atRisk: flag(true) },
  facts: {
    /** What saves them all; null also where not every price is known, or nothing is to be paid as far as is known. */
    amount: text,
    /** "0" where the funds suffice; of version 0.1.0: what to pay. */
    short: text,
    currency: text,
    /** UTC day number of the first loss. */
    day: number,
    /** Of version 0.1.0: the last UTC day for a transfer. */
    by: number,
    /** The first that is new among them. */
    object: text,
    /** How many there are in all. */
    count: number,
    pay: isPay,
  },
  isKey: (key: string): key is RiskKey => /^(?:risk|more):/.test(key),
  decide: (previous, { atRisk, forecast }, settings) =>
    settings.atRisk
      ? decideNamed(previous, atRisk && byName(atRisk), forecast?.partial === true)
      : nothing,
  tell(keys, { atRisk, forecast, currency, pay }) {
    const [first] = keys;
    if (first === undefined || atRisk === null || atRisk.count === 0) return null;
    const { charges, count, sum, unpriced } = atRisk;
    const named = charges.find((charge) => keys.includes(keyOf(charge)));
    const lostAt = charges[0]?.lostAt ?? null;
    // That the funds suffice is said only where all prices are known.
    const isEnough = forecast?.pay?.risk?.isLeast === false && pay === null;
    return {
      key: named ? keyOf(named) : first,
      facts: {
        currency,
        count,
        pay,
        short: isEnough ? "0" : null,
        // Where nothing is to be paid, as far as is known, a sum would read as a demand.
        amount:
          unpriced === 0 && count === charges.length && (isEnough || pay !== null) ? sum : null,
        day: lostAt === null ? null : dayOf(lostAt),
        object: (named ?? charges[0])?.object ?? null,
      },
    };
  },
  say({ object, count, day, amount, short, currency, ...facts }, { at }) {
    const name = { name: object ?? "?" };
    return [
      count !== null && count > 1
        ? counted("watch_risk_more", count - 1, name)
        : said("watch_risk", name),
      ...(day === null ? [] : [said("watch_risk_lost", { day })]),
      ...(amount === null ? [] : [said("watch_risk_save", { money: amount, currency })]),
      ...(short !== null && isZero(short)
        ? [said("watch_risk_enough")]
        : paying({ ...facts, currency }, short, at)),
    ];
  },
  // Objects at risk that the money falls short of are one with the shortfall, at the same moment.
  tellsOf({ atRisk, forecast }) {
    const object = forecast?.shortfall?.object;
    const isOne = object != null && !!atRisk?.charges.some((charge) => charge.object === object);
    return isOne ? "short" : null;
  },
});
