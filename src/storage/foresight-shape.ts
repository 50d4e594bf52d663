import type { AtRisk } from "../domain/foresight/at-risk.ts";
import type { Covered, Forecast, Shortfall } from "../domain/foresight/forecast.ts";
import type { Foresight, Spending } from "../domain/foresight/foresight.ts";
import type { LostDomain, LostDomains } from "../domain/foresight/lost-domains.ts";
import { nextActions, type UpcomingCharge } from "../domain/foresight/upcoming-charge.ts";
import { listOf, number, oneOf, orNull, recordOf, shape, text, truth } from "../domain/shape.ts";
import { isFailure } from "./shared-shapes.ts";

export const isCharge = shape<UpcomingCharge>({
  object: text,
  objectClass: text,
  renewalMode: text,
  nextAction: orNull(oneOf(nextActions)),
  at: orNull(number),
  lostAt: orNull(number),
  net: orNull(text),
  gross: orNull(text),
  currency: orNull(text),
});

const isUntil = shape<{ kind: "until" | "at-least-until"; day: number }>({
  kind: oneOf(["until", "at-least-until"]),
  day: number,
});
const isUnknown = shape<{ kind: "unknown" }>({ kind: oneOf(["unknown"]) });
const isCovered = (value: unknown): value is Covered => isUntil(value) || isUnknown(value);

const isForecast = shape<Forecast>({
  covered: isCovered,
  shortfall: orNull(shape<Shortfall>({ day: number, short: text, object: orNull(text) })),
  shortAtEnd: orNull(text),
  likely: orNull(shape({ day: orNull(number), early: number, by: number })),
  due: shape({ 7: text, 30: text, 90: text }),
  topUp: orNull(shape({ amount: text, by: number, late: truth })),
  excluded: recordOf(number),
  undated: text,
  currencyAssumed: number,
  partial: truth,
});

const isAtRisk = shape<AtRisk>({
  charges: listOf(isCharge),
  count: number,
  sum: text,
  unpriced: number,
  short: orNull(text),
});

const isLost = shape<LostDomains>({
  at: number,
  domains: listOf(
    shape<LostDomain>({
      name: text,
      deletedAt: orNull(number),
      restorableUntil: orNull(number),
      status: oneOf(["redemption", "pending-delete"]),
    }),
  ),
  count: number,
});

export const isForesight = shape<Foresight>({
  at: number,
  today: number,
  currency: text,
  spendable: text,
  forecast: isForecast,
  atRisk: orNull(isAtRisk),
  lost: orNull(isLost),
  loadedAt: orNull(number),
  loading: orNull(shape({ seen: number, total: orNull(number) })),
  spark: listOf(number),
  spending: orNull(shape<Spending>({ perDay: number, before: orNull(number) })),
  failures: recordOf(isFailure),
});
