import { flag } from "../setting.ts";
import { boolean, number, text } from "../shape.ts";
import { said, warningKind } from "./kind.ts";
import { isPay, paying } from "./paying.ts";
import { decideStates, nothing, orderState } from "./states.ts";

/** Listed charges that will be short, and must be topped up for by now. */
export const short = warningKind({
  name: "short",
  about: "money",
  settings: { short: flag(true) },
  facts: {
    currency: text,
    /** The first UTC day that is short. */
    day: number,
    /** The first that fails. */
    object: text,
    pay: isPay,
    /** Whether what fails is lost at once. */
    atOnce: boolean,
    /** Of version 0.1.0: what is missing, what to pay at least, and the last UTC day for a transfer. */
    short: text,
    amount: text,
    by: number,
  },
  isKey: (key: string): key is "short" => key === "short",
  decide: (previous, { forecast, today }, settings) =>
    settings.short
      ? decideStates(previous, [
          [
            "short",
            orderState(
              forecast?.pay?.quarter.by ?? undefined,
              today,
              forecast !== null && !forecast.partial,
            ),
          ],
        ])
      : nothing,
  tell([key], { forecast, currency, pay, account }) {
    const shortfall = forecast?.shortfall;
    if (key === undefined || !shortfall || !pay) return null;
    const { day, object } = shortfall;
    const atOnce = account.facts.failedCharge === "lost-at-once";
    return { key, facts: { currency, day, object, pay, atOnce } };
  },
  say: ({ day, object, amount, atOnce, ...facts }, { at }) => [
    ...(day === null ? [] : [said("watch_short", { day })]),
    ...(object === null
      ? []
      : [said(atOnce ? "watch_short_lost" : "watch_short_first", { name: object })]),
    ...paying(facts, amount, at),
  ],
});
