import { dayOf, isTooLate } from "../foresight/bank-days.ts";
import { flag } from "../setting.ts";
import { number } from "../shape.ts";
import { said, warningKind } from "./kind.ts";
import { decideStates, nothing, orderState } from "./states.ts";

/** Days: usual spending sways from day to day, so that recovered cover is much longer than what was warned of. */
const slack = 6;

/** What is likely short at the usual spending, and must be topped up for by now. */
export const likely = warningKind({
  name: "likely",
  about: "money",
  settings: { likely: flag(true) },
  facts: {
    /** The first UTC day that may be short. */
    day: number,
    /** The last UTC day on which a transfer can be ordered. */
    by: number,
  },
  isKey: (key: string): key is "likely" => key === "likely",
  decide: (previous, { forecast, today }, settings) =>
    settings.likely
      ? decideStates(previous, [
          [
            "likely",
            orderState(forecast?.likely?.by, today, forecast !== null && !forecast.partial, slack),
          ],
        ])
      : nothing,
  tell([key], { forecast }) {
    const found = forecast?.likely;
    return key !== undefined && found ? { key, facts: { day: found.early, by: found.by } } : null;
  },
  say: ({ day, by }, { at }) => [
    ...(day === null ? [] : [said("watch_likely", { day })]),
    // Ordered on its last day, a transfer is in time; from the next day on nobody is asked for one.
    ...(by === null
      ? []
      : [
          isTooLate(by, dayOf(at)) ? said("watch_order_late") : said("watch_order_by", { day: by }),
        ]),
  ],
});
