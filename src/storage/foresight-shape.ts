import type { AccountForesight, Spending } from "../domain/foresight/account-foresight.ts";
import type { AtRisk } from "../domain/foresight/at-risk.ts";
import type { Covered } from "../domain/foresight/covered.ts";
import { type Doubt, doubts } from "../domain/foresight/doubt.ts";
import type { FirstFailure } from "../domain/foresight/first-failure.ts";
import type { FundsForecast } from "../domain/foresight/funds-forecast.ts";
import type { LostDomain, LostDomains } from "../domain/foresight/lost-domains.ts";
import type { Payment, Payments } from "../domain/foresight/payments.ts";
import { nextActions, type UpcomingCharge } from "../domain/foresight/upcoming-charge.ts";
import {
  boolean,
  listOf,
  number,
  oneOf,
  orAbsent,
  orNull,
  recordOf,
  shape,
  text,
} from "../domain/shape.ts";
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
  computed: boolean,
  estimated: orAbsent(boolean),
  currency: orNull(text),
});

const isDoubt = oneOf(doubts);
const isExact = shape<{ kind: "all" | "until"; day: number }>({
  kind: oneOf(["all", "until"]),
  day: number,
});
const isAtLeast = shape<{ kind: "at-least-until"; day: number; why: Doubt }>({
  kind: oneOf(["at-least-until"]),
  day: number,
  why: isDoubt,
});
const isAtMost = shape<{ kind: "at-most-until"; day: number; why: Doubt }>({
  kind: oneOf(["at-most-until"]),
  day: number,
  why: isDoubt,
});
const isUnknown = shape<{ kind: "unknown"; why: Doubt }>({
  kind: oneOf(["unknown"]),
  why: isDoubt,
});
const isCovered = (value: unknown): value is Covered =>
  isExact(value) || isAtLeast(value) || isAtMost(value) || isUnknown(value);

const isPayment = shape<Payment>({
  amount: text,
  missing: text,
  through: number,
  by: orNull(number),
  due: orNull(number),
  isLeast: boolean,
});

const isForecast = shape<FundsForecast>({
  covered: isCovered,
  shortfall: orNull(shape<FirstFailure>({ day: number, short: text, object: orNull(text) })),
  likely: orNull(shape({ day: orNull(number), early: number, by: number })),
  due: shape({ 7: text, 30: text, 90: text }),
  left: orAbsent(text),
  pay: orNull(shape<Payments>({ risk: orNull(isPayment), month: isPayment, quarter: isPayment })),
  excluded: recordOf(number),
  undated: text,
  currencyAssumed: number,
  computed: orAbsent(number),
  partial: boolean,
});

const isAtRisk = shape<AtRisk>({
  charges: listOf(isCharge),
  count: number,
  sum: text,
  unpriced: number,
});

export const isLostDomain = shape<LostDomain>({
  name: text,
  deletedAt: orNull(number),
  restorableUntil: orNull(number),
  status: oneOf(["redemption", "pending-delete"]),
});

const isLost = shape<LostDomains>({
  at: number,
  domains: listOf(isLostDomain),
  count: number,
  gone: orAbsent(number),
});

export const isForesight = shape<AccountForesight>({
  at: number,
  today: number,
  currency: text,
  funds: shape({ at: number, balance: text, spendable: text }),
  isBehind: boolean,
  isProven: orAbsent(boolean),
  forecast: isForecast,
  atRisk: orNull(isAtRisk),
  lost: orNull(isLost),
  loadedAt: orNull(number),
  loading: orNull(shape({ seen: number, total: orNull(number) })),
  spark: listOf(number),
  spending: orNull(shape<Spending>({ perDay: number, before: orNull(number) })),
  failures: recordOf(isFailure),
});
