import { initialAlertSettings } from "../../../src/domain/alert-settings.ts";
import { startOfDay } from "../../../src/domain/foresight/bank-days.ts";
import { cautionOf } from "../../../src/domain/foresight/caution.ts";
import { type DaySums, noDaySums, withPage } from "../../../src/domain/foresight/day-sums.ts";
import { forecastFunds } from "../../../src/domain/foresight/funds-forecast.ts";
import { pastSpending } from "../../../src/domain/foresight/past-spending.ts";
import { horizon } from "../../../src/domain/foresight/pot.ts";
import {
  type HistoryPoint,
  type SpendingDay,
  spendingDays,
} from "../../../src/domain/foresight/spending-days.ts";
import type { UpcomingCharge } from "../../../src/domain/foresight/upcoming-charge.ts";
import { usualSpending } from "../../../src/domain/foresight/usual-spending.ts";
import { decideWarnings, type WarningSettings } from "../../../src/domain/warnings/decide.ts";
import type { AccountWarning } from "../../../src/domain/warnings/kinds.ts";
import { accountOverviewWith } from "../../support/domain/records.ts";
import { calendar, lead } from "./bank-calendar.ts";
import type { Listed, Morning } from "./replay-account.ts";

const settings: WarningSettings = {
  ...initialAlertSettings,
  atRisk: false,
  signIn: false,
  staleHours: null,
};
const account = accountOverviewWith();

const decimal = (cents: number): string => {
  const digits = Math.abs(cents).toString().padStart(3, "0");
  return `${cents < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

const morningOf = (day: number): number => startOfDay(day) + 6 * 3_600_000;

const chargeOf = (object: Listed, gross: number): UpcomingCharge => ({
  object: `name${object.id}.example`,
  objectClass: "DOMAIN",
  renewalMode: "AUTORENEW",
  nextAction: object.action,
  at: startOfDay(object.due),
  lostAt: null,
  net: null,
  gross: decimal(gross),
  computed: false,
  currency: null,
});

/** The list as the product folds it, page by page. */
export function foldedRows(morning: Morning): DaySums {
  const through = morning.day + horizon;
  const charges = morning.rows(through).map((row) => chargeOf(row, morning.grossOf(row)));
  let sums = noDaySums(morningOf(morning.day), through, "EUR", true);
  while (sums.next !== null)
    sums = withPage(sums, charges.slice(sums.next, sums.next + 200), charges.length);
  return sums;
}

/** What is asked for at the installation: the balance of one day a week, for 91 days back, as the product does. */
function weeksBefore({ day, balances }: Morning): HistoryPoint[] {
  const points: HistoryPoint[] = [];
  for (let at = Math.floor((day - 1) / 7) * 7; at >= day - 91; at -= 7) {
    const balance = balances[balances.length - 1 - (day - at)];
    if (balance !== undefined) points.unshift({ at: startOfDay(at), balance: decimal(balance) });
  }
  return points;
}

/**
 * The product's own code over one account, fed day by day: history to usual spending, sums to forecast,
 * forecast to warnings. Folding all rows anew each day would be most of the time, so the day sums are taken
 * from the replay's running totals; on some days the rows are folded as well and must give the same sums.
 */
export function createOwnRule() {
  const history: SpendingDay[] = [];
  let before: SpendingDay[] = [];
  let last: HistoryPoint | undefined;
  let listedThen: Record<number, string> = {};
  let warned: AccountWarning[] = [];
  return (morning: Morning): { short: boolean; likely: boolean } => {
    const { day } = morning;
    const through = day + horizon;
    const sums = noDaySums(morningOf(day), through, "EUR", true);
    sums.next = null;
    let due = 0;
    for (let at = day - 6; at <= through; at++) {
      const sum = morning.pay.get(at);
      if (sum) sums.days[at] = { sum: decimal(sum.cents), count: sum.count };
      if (sum && at <= day) due += sum.cents;
    }
    if (day % 97 === 0 && !isSame(sums, foldedRows(morning)))
      throw new Error(`The running sums differ from the folded rows on day ${day}.`);

    const point = { at: morningOf(day), balance: decimal(morning.balance) };
    if (!last) before = pastSpending([...weeksBefore(morning), point], sums, day);
    // One point a day: each day's spending follows from two points, so older days need not be made anew.
    if (last) history.push(...spendingDays([last, point], listedThen));
    last = point;
    listedThen = { [day]: decimal(due) };
    const usual = usualSpending([...before, ...history], cautionOf(history));

    const result = forecastFunds({
      today: day,
      spendable: decimal(morning.spendable),
      isMost: false,
      sums,
      lead,
      calendar,
      unit: "10",
      usual,
    });
    const input = {
      ...{ now: morningOf(day), today: day, account, forecast: result, currency: "EUR" },
      ...{ available: null, atRisk: null, lost: null, pay: null },
    };
    warned = decideWarnings(warned, input, settings).warned;
    return { short: warned.includes("short"), likely: warned.includes("likely") };
  };
}

const isSame = (a: DaySums, b: DaySums): boolean => {
  const days = new Set([...Object.keys(a.days), ...Object.keys(b.days)].map(Number));
  return [...days].every(
    (day) =>
      Number(a.days[day]?.sum ?? 0) === Number(b.days[day]?.sum ?? 0) &&
      a.days[day]?.count === b.days[day]?.count,
  );
};
