import type { Registrar } from "../../domain/account.ts";
import type { Forecast } from "../../domain/foresight/forecast.ts";
import type { Foresight } from "../../domain/foresight/foresight.ts";
import { formatEstimate } from "../../platform/format-estimate.ts";
import { formatAmount, formatMoney } from "../../platform/format-money.ts";
import { formatDay } from "../../platform/format-time.ts";
import { sound } from "../../platform/intl.ts";
import { nameText } from "../../platform/name-text.ts";
import { formatPercent, translate, translateCount } from "../../platform/translate.ts";
import { atLeast } from "./small-text.ts";

// Sentences about a foresight. `today` is a UTC day number.

/** How many listed charges are in no sum, whatever the reason. */
const leftOut = ({ excluded }: Forecast): number =>
  Object.values(excluded).reduce((sum, count) => sum + sound(count), 0);

/** The charges of the next 30 days; at least so much where not all of them are known. */
export const dueText = ({ forecast, currency }: Foresight): string =>
  atLeast(forecast.partial || leftOut(forecast) > 0, formatAmount(forecast.due[30], currency));

/** Whether a transfer for the first shortfall would come too late. */
export function isLate({ pay }: Forecast, today: number): boolean {
  const by = pay?.quarter.by ?? null;
  return by !== null && by < today;
}

/** What to pay in and until when; and apart from it why, or what else helps when it is late. */
export function topUpText({ forecast, currency }: Foresight, today: number): [string, string] {
  const { shortfall, pay } = forecast;
  const payment = pay?.quarter;
  if (!shortfall || !payment || payment.by === null) return ["", ""];
  const { day, short, object } = shortfall;
  const late = isLate(forecast, today) ? "_late" : "";
  const by = formatDay(payment.by);
  const end =
    payment.missing !== short ? translate("card_end", formatMoney(payment.missing, currency)) : "";
  return [
    translate(`card_top_up${late}`, formatMoney(payment.amount, currency, true), by),
    translate(`card_why${late}`, nameText(object ?? "…"), formatDay(day), end, by),
  ];
}

/** Days before its last day for a transfer from which on a mere possibility is told. */
const nearby = 7;

/** The second voice: what listed charges do not say, but usual spending makes likely. */
export function likelyText({ likely, shortfall }: Forecast, today: number): string {
  if (!likely) return "";
  const { day, early, by } = likely;
  const last = formatDay(by);
  const isTold = day === null ? by <= today + nearby : day < (shortfall?.day ?? Infinity);
  return isTold
    ? translate(
        day === null ? "card_possible" : "card_likely",
        formatDay(day ?? early),
        by < today ? formatDay(today) : last,
      )
    : "";
}

/** What goes out on an average day, and how that has changed. */
export function spendingText({ spending, currency }: Foresight): string {
  if (!spending) return "";
  const { perDay, before } = spending;
  const trend = before ? `, ${formatPercent(perDay / sound(before) - 1)}` : "";
  return translate("card_spending", formatEstimate(perDay), currency) + trend;
}

/** What the forecast takes for granted, and how much is not in it. */
export function assumptionText({ forecast, currency }: Foresight, registrar: Registrar): string {
  const count = leftOut(forecast);
  return [
    count > 0 ? translateCount("card_left_out", count) : "",
    translate(`card_assumes_${registrar}`, currency),
  ].join(" ");
}
