import { describe, expect, it, vi } from "vitest";
import { initialAlertSettings } from "../../../../src/domain/alert-settings.ts";
import { ok } from "../../../../src/domain/failure.ts";
import type { Figures } from "../../../../src/domain/figures.ts";
import { dayOf, startOfDay } from "../../../../src/domain/foresight/bank-days.ts";
import { type DaySums, noDaySums, withPage } from "../../../../src/domain/foresight/day-sums.ts";
import { makeForesight } from "../../../../src/domain/foresight/make-foresight.ts";
import { factsOf } from "../../../../src/registrars/facts.ts";
import type { History } from "../../../../src/storage/history-store.ts";
import { emptyLedger, type Ledger } from "../../../../src/storage/ledger-store.ts";
import { moneyIn } from "../../../../src/storage/money-records.ts";
import {
  type AheadPoint,
  chartModel,
  type KnownPoint,
} from "../../../../src/ui/dashboard/chart/chart-model.ts";
import { amountRange, seriesOf } from "../../../../src/ui/dashboard/chart/chart-series.ts";
import { endsOf, rangeOf, stepFrom } from "../../../../src/ui/dashboard/chart/chart-span.ts";
import {
  chargeOn,
  historyOf,
  someCharges,
  sumsOf,
  today,
} from "../../../support/ui/dashboard-fixtures.ts";
import { figuresWith } from "../../../support/ui/fixtures.ts";

// The stores name the browser though none of them is read here.
vi.mock(
  "../../../../src/platform/browser.ts",
  () => import("../../../support/ui/current-browser.ts"),
);

const figures = figuresWith();
const dayMs = 86_400_000;

const history = (...points: [hoursAgo: number, balance: string, past?: boolean][]): History => ({
  currency: "EUR",
  others: {},
  points: points.map(([hours, balance, past = false]) => ({
    at: figures.at - hours * 3_600_000,
    balance,
    deposits: null,
    past,
  })),
});

interface Account {
  figures?: Figures;
  history?: History;
  ledger?: Ledger;
  sums?: DaySums;
}

/** What is foreseen of an account, and its chart. */
function drawn({ figures: own = figures, history, ledger, sums }: Account = {}) {
  const kept = { history: ok(history ?? null), ledger: ok(ledger ?? null), loading: ok(null) };
  const money = moneyIn(own.currency, { ...kept, charges: ok(sums ?? null) });
  const foresight = makeForesight({
    ...money,
    facts: factsOf({ registrar: "ispapi", system: "live" }),
    status: { ...own, creditThreshold: null, vatPercent: null },
    statusAt: own.at,
    lost: null,
    wishes: initialAlertSettings,
    now: own.at,
  });
  return { foresight, chart: chartModel({ figures: own, foresight, money }) };
}

const model = (account: Account = {}) => drawn(account).chart;
const known = (of: ReturnType<typeof model>) =>
  of.points.filter((point): point is KnownPoint => point.kind !== "ahead");
const ahead = (of: ReturnType<typeof model>) =>
  of.points.filter((point): point is AheadPoint => point.kind === "ahead");

describe("the points of a chart", () => {
  it("end with the figures now, and are one where nothing else is known", () => {
    expect(model().points).toEqual([
      { at: figures.at, balance: "9984.2100", kind: "checked", cameIn: null },
    ]);
    expect(model({ history: history([0, "9984.21"]) }).points).toHaveLength(1);
  });

  it("tell what was seen from what was asked for later", () => {
    const points = known(model({ history: history([72, "5", true], [48, "6", true], [24, "7"]) }));
    expect(points.map(({ kind }) => kind)).toEqual(["past", "past", "checked", "checked"]);
  });

  it("leave out another currency, the future, and a clock that was set back", () => {
    const dollars = { ...history([24, "5"]), currency: "USD" };
    expect(model({ history: dollars }).points).toHaveLength(1);
    const odd = history([24, "5"], [24, "6"], [30, "7"], [12, "8"], [-3, "9"]);
    const points = known(model({ history: odd }));
    expect(points.map(({ balance }) => balance)).toEqual(["5", "8", "9984.2100"]);
  });

  it("mark what came in: exactly where a booking says so, at least where only the balance does", () => {
    const rising = history([48, "100"], [36, "350"], [24, "340"], [12, "9000"]);
    const change = {
      from: figures.at - 24 * 3_600_000,
      to: figures.at - 12 * 3_600_000,
      before: "340",
      after: "9000",
      currency: "EUR",
      parts: [{ type: "PAYMENT", effect: "8700", count: 1 }],
      rows: [],
      unexplained: "-40",
      failure: null,
    };
    const points = known(model({ history: rising, ledger: { ...emptyLedger, changes: [change] } }));
    expect(points.map(({ cameIn }) => cameIn)).toEqual([
      null,
      { amount: "250", isLeast: true },
      null,
      { amount: "8700", isLeast: false },
      { amount: "984.21", isLeast: true },
    ]);
  });

  it("go on with a day each, after the listed charges, in order of time", () => {
    const sums = sumsOf([chargeOn(0, "a.de"), chargeOn(2, "b.de", { gross: "0.01" })]);
    const made = model({ sums });
    expect(ahead(made)).toHaveLength(91);
    expect(
      ahead(made)
        .slice(0, 3)
        .map(({ balance, count }) => [balance, count]),
    ).toEqual([
      ["9972.31", 1],
      ["9972.31", 0],
      ["9972.3", 1],
    ]);
    const times = made.points.map(({ at }) => at);
    expect(times.every((at, place) => place === 0 || at > (times[place - 1] ?? 0))).toBe(true);
    expect(ahead(made).every(({ at, day }) => dayOf(at) === day)).toBe(true);
  });

  it("have none ahead where the list is not there, or in another currency", () => {
    const sums = withPage(noDaySums(figures.at, today + 90, "USD", true), [], 0);
    expect(ahead(model({ sums }))).toEqual([]);
    expect(ahead(model())).toEqual([]);
  });

  it("wait where another list has come since what is foreseen was made: the two would not say the same", () => {
    const sums = sumsOf([chargeOn(2, "a.de")]);
    const { foresight } = drawn({ sums });
    const chartOf = (loadedAt: number) => {
      const kept = { history: ok(null), ledger: ok(null), loading: ok(null) };
      const money = moneyIn("EUR", { ...kept, charges: ok({ ...sums, loadedAt }) });
      return chartModel({ figures, foresight, money });
    };
    expect(ahead(chartOf(sums.loadedAt))).toHaveLength(91);
    expect(ahead(chartOf(sums.loadedAt + 60_000))).toEqual([]);
  });

  it("say from where on something is unknown", () => {
    const sure = (charges: Parameters<typeof sumsOf>[0]) =>
      ahead(model({ sums: sumsOf(charges) })).filter(({ isSure }) => isSure).length;
    expect(sure([chargeOn(3, "a.de")])).toBe(91);
    expect(sure([chargeOn(3, "a.de", { gross: null })])).toBe(3);
    expect(sure([chargeOn(null, "a.de")])).toBe(0);
    const loading = withPage(
      noDaySums(figures.at, today + 90, "EUR", true),
      [chargeOn(1, "a.de"), chargeOn(5, "b.de")],
      100,
    );
    expect(ahead(model({ sums: loading })).filter(({ isSure }) => isSure)).toHaveLength(5);
  });

  it("have their floor where nothing is spendable: deposits less the credit line", () => {
    expect(model().floor).toBe("-3483.01");
    expect(model({ figures: figuresWith({ spendable: null }) }).floor).toBe("1516.99");
  });

  it("are short and likely short on the days that the forecast names", () => {
    const input = {
      figures: figuresWith({
        available: "2500",
        balance: "2500",
        deposits: "0",
        creditLine: null,
        spendable: null,
      }),
      history: historyOf("2500", { topUp: "500" }),
      sums: sumsOf(someCharges(400)),
    };
    const {
      chart: made,
      foresight: { forecast },
    } = drawn(input);
    expect(made.shortOn).toBe(forecast.shortfall?.day);
    expect(made.shortOn).not.toBeNull();
    const floor = Number(made.floor);
    expect(ahead(made).find(({ low }) => (low ?? floor) < floor)?.day).toBe(forecast.likely?.early);
    expect(ahead(made).find(({ likely }) => (likely ?? floor) < floor)?.day).toBe(
      forecast.likely?.day,
    );
  });
});

describe("the lines", () => {
  const made = model({
    history: history([72, "5", true], [48, "6"], [24, "7", true], [12, "8"]),
    sums: sumsOf([chargeOn(1, "a.de", { gross: null })]),
  });
  const lines = seriesOf(made);

  it("have a value or none for each time", () => {
    for (const line of Object.values(lines)) expect(line).toHaveLength(made.points.length);
  });

  it("end each step at the next point, of whichever line it is", () => {
    expect(lines.past.slice(0, 6)).toEqual([5, 6, 7, 8, null, null]);
    expect(lines.checked.slice(0, 6)).toEqual([null, 6, 7, 8, 9984.21, null]);
  });

  it("go on from what is known now", () => {
    expect(lines.sure.slice(3, 8)).toEqual([null, 9984.21, 9984.21, 9984.21, null]);
    expect(lines.unsure.slice(3, 8)).toEqual([null, null, null, 9984.21, 9984.21]);
  });

  it("have no band where the usual spending is not known", () => {
    for (const line of [lines.likely, lines.low, lines.top])
      expect(line.every((value) => value === null)).toBe(true);
    const learnt = model({ history: historyOf("9984.21"), sums: sumsOf([]) });
    const { low, top } = seriesOf(learnt);
    const start = known(learnt).length - 1;
    expect([low[start], top[start], low[start - 1]]).toEqual([9984.21, 9984.21, null]);
    expect(
      low.slice(start + 1).every((value, place) => (value ?? 1e9) < (top[start + 1 + place] ?? 0)),
    ).toBe(true);
  });
});

describe("the time that is shown", () => {
  const long = model({ history: historyOf("9984.21"), sums: sumsOf([]) });

  it("is as long back as ahead", () => {
    expect(rangeOf(long, 7)).toEqual([figures.at - 7 * dayMs, figures.at + 7 * dayMs]);
    expect(rangeOf(long, 30)).toEqual([figures.at - 30 * dayMs, figures.at + 30 * dayMs]);
  });

  it("begins with the first known point and ends with the last", () => {
    const [from, to] = rangeOf(long, null);
    expect(from).toBe(long.points[0]?.at);
    expect(to).toBe(long.points.at(-1)?.at);
    expect(rangeOf(long, 90)[0]).toBe(from);
  });

  it("is never empty", () => {
    for (const span of [7, 30, 90, null] as const) {
      const [from, to] = rangeOf(model(), span);
      expect(from).toBe(figures.at - dayMs);
      expect(to).toBe(figures.at + dayMs);
    }
  });

  it("is walked through from point to point, as far as it is in sight", () => {
    const range = rangeOf(long, 7);
    const [first, end] = endsOf(long, range);
    expect(long.points[first]?.at).toBeGreaterThanOrEqual(range[0]);
    expect(long.points[first - 1]?.at).toBeLessThan(range[0]);
    expect(long.points[end]?.at).toBeLessThanOrEqual(range[1]);
    expect(stepFrom(long, range, first, -1, 0.1)).toBe(first);
    expect(stepFrom(long, range, end, 1, 0.1)).toBe(end);
    expect(stepFrom(long, range, first, 1, 0)).toBe(first + 1);
    const page = stepFrom(long, range, first, 1, 0.1);
    expect((long.points[page]?.at ?? 0) - (long.points[first]?.at ?? 0)).toBeGreaterThanOrEqual(
      1.4 * dayMs,
    );
    let [place, steps] = [first, 0];
    while (place !== end && steps++ < 500) place = stepFrom(long, range, place, 1, 1 / 150);
    expect(place).toBe(end);
  });

  it("may hold no point at all", () => {
    const [first, end] = endsOf(long, [startOfDay(0), startOfDay(1)]);
    expect([first, end]).toEqual([0, 0]);
    expect(stepFrom(model(), [0, 1], 0, 1, 0.1)).toBe(0);
  });
});

describe("the amounts that are shown", () => {
  const inside = ([bottom, top]: [number, number], amount: number) =>
    bottom < amount && amount < top;

  it("hold all that is known, and the floor where it is near", () => {
    expect(inside(amountRange(100, 200, 50, null), 50)).toBe(true);
    expect(inside(amountRange(100, 200, 50, null), 200)).toBe(true);
    expect(inside(amountRange(1000, 1200, -9000, null), -9000)).toBe(false);
  });

  it("hold what is known below the floor, and estimates only a little below it", () => {
    expect(inside(amountRange(-500, 200, 0, null), -500)).toBe(true);
    const [bottom] = amountRange(100, 200, 0, -100_000);
    expect(bottom).toBeLessThan(-40);
    expect(bottom).toBeGreaterThan(-100);
  });

  it("have a height even where nothing moves", () => {
    const [bottom, top] = amountRange(100, 100, 100, null);
    expect(top).toBeGreaterThan(bottom);
    const [low, high] = amountRange(0, 0, 0, 0);
    expect(high).toBeGreaterThan(low);
  });
});
