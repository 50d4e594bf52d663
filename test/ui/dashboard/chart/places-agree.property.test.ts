import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { AccountStatus } from "../../../../src/domain/account-status.ts";
import { initialAlertSettings } from "../../../../src/domain/alert-settings.ts";
import { ok } from "../../../../src/domain/failure.ts";
import { figuresOf } from "../../../../src/domain/figures.ts";
import { claimsOf, failedOf, sumOf } from "../../../../src/domain/foresight/at-risk.ts";
import { startOfDay } from "../../../../src/domain/foresight/bank-days.ts";
import { type DaySums, noDaySums, withPage } from "../../../../src/domain/foresight/day-sums.ts";
import { makeForesight } from "../../../../src/domain/foresight/make-foresight.ts";
import { outlook } from "../../../../src/domain/foresight/outlook.ts";
import { payAdvice } from "../../../../src/domain/foresight/pay-advice.ts";
import type { UpcomingCharge } from "../../../../src/domain/foresight/upcoming-charge.ts";
import { add, isLess, isZero, subtract } from "../../../../src/domain/money.ts";
import { factsOf } from "../../../../src/registrars/facts.ts";
import { moneyIn } from "../../../../src/storage/money-records.ts";
import { type AheadPoint, chartModel } from "../../../../src/ui/dashboard/chart/chart-model.ts";
import { charge, today } from "../../../support/domain/charges.ts";

// The stores name the browser though none of them is read here.
vi.mock(
  "../../../../src/platform/browser.ts",
  () => import("../../../support/ui/current-browser.ts"),
);

const now = startOfDay(today) + 9 * 3_600_000;
const euros = (cents: number): string => subtract(`${cents / 100}`, "0");
const facts = factsOf({ registrar: "ispapi", system: "live" });

// Whole euros beside cents, so that equal sums, and funds that are just enough, come up.
const amount = (most: number) =>
  fc
    .oneof(
      fc.integer({ min: 0, max: most }),
      fc.integer({ min: 0, max: most / 1000 }).map((n) => n * 1000),
    )
    .map(euros);

const someCharge = fc
  .record({
    on: fc.integer({ min: -3, max: 95 }),
    gross: amount(50_000),
    what: fc.constantFrom(
      "pay",
      "pay",
      "pay",
      "pay",
      "failed",
      "failed-untold",
      "unpriced",
      "undated",
    ),
    lostIn: fc.integer({ min: -1, max: 12 }),
  })
  .map(({ on, gross, what, lostIn }): UpcomingCharge => {
    if (what === "unpriced") return charge(today + on, { gross: null });
    if (what === "undated") return charge(null, { gross });
    if (what === "pay") return charge(today + on, { gross });
    const lostAt = what === "failed" ? startOfDay(today + lostIn) : null;
    return charge(today - 2, { gross, nextAction: "expireunpaid", lostAt });
  });

const someStatus = fc
  .record({
    cents: fc.integer({ min: -20_000, max: 600_000 }),
    deposits: fc.option(amount(60_000)),
    creditLine: fc.option(amount(100_000)),
  })
  .map(
    ({ cents, deposits, creditLine }): AccountStatus => ({
      balance: euros(cents),
      currency: "EUR",
      deposits,
      creditLine,
      creditThreshold: null,
      vatPercent: null,
    }),
  );

/** An account with a list of charges, the funds that belong to it, those of now, and a past to learn from. */
const someAccount = fc.record({
  // Some have nothing odd at all: then much is promised.
  charges: fc.oneof(
    fc.array(someCharge, { maxLength: 25 }),
    fc
      .array(fc.tuple(fc.integer({ min: 0, max: 95 }), amount(50_000)), { maxLength: 25 })
      .map((all) => all.map(([on, gross]) => charge(today + on, { gross }))),
  ),
  status: someStatus,
  /** What the funds were when the list was read; null: the same as now. */
  before: fc.option(someStatus, { freq: 3 }),
  isThrough: fc.oneof(
    { arbitrary: fc.constant(true), weight: 4 },
    { arbitrary: fc.constant(false), weight: 1 },
  ),
  age: fc.constantFrom(0, 0, 0, 1, 3),
  /** What was spent on each of the days before, oldest first. */
  spent: fc.oneof(
    fc.constant<string[]>([]),
    fc.array(amount(10_000), { minLength: 20, maxLength: 30 }),
  ),
  lead: fc.integer({ min: 0, max: 6 }),
});
type SomeAccount = typeof someAccount extends fc.Arbitrary<infer T> ? T : never;

function listOf({ charges, status, before, isThrough, age }: SomeAccount): DaySums {
  const loadedAt = startOfDay(today - age) + 1000;
  const rows = [...charges].sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
  const empty = noDaySums(loadedAt, today - age + 90, "EUR", true);
  const total = isThrough ? rows.length : rows.length + 50;
  const sums = withPage(empty, rows, total);
  return { ...sums, funds: { at: loadedAt, status: before ?? status, moved: false } };
}

/** The account in all places. */
function placesOf(account: SomeAccount) {
  const { status, spent, lead } = account;
  const list = listOf(account);
  let balance = "9000";
  const points = spent.map((sum, place) => {
    balance = subtract(balance, sum);
    const at = now - (spent.length - place) * 86_400_000;
    return { at, balance, deposits: null, past: false };
  });
  const money = moneyIn("EUR", {
    charges: ok(list),
    loading: ok(null),
    history: ok({ currency: "EUR", points, others: {} }),
    ledger: ok(null),
  });
  const foresight = makeForesight({
    ...money,
    facts,
    status,
    statusAt: now,
    lost: null,
    wishes: { ...initialAlertSettings, lead },
    now,
  });
  const figures = figuresOf(status, now, "0");
  const chart = chartModel({ figures, foresight, money });
  const ahead = chart.points.filter((point): point is AheadPoint => point.kind === "ahead");
  const { funds, forecast } = foresight;
  return {
    ...{ list, foresight, forecast, money, chart, ahead },
    /** The balance below which the funds that it was foreseen from are spent. */
    floor: subtract(funds.balance, funds.spendable),
    advice: payAdvice(foresight, "quarter"),
    /** Of the forecast that stands, and not of newer funds that prove worse. */
    isWhole: foresight.isProven !== true,
    pays: forecast.pay?.quarter,
  };
}

type Check = (places: ReturnType<typeof placesOf>, account: SomeAccount) => void;

const everywhere = (check: Check, how: fc.Parameters<[SomeAccount]> = {}) =>
  fc.assert(
    fc.property(someAccount, (account) => check(placesOf(account), account)),
    { numRuns: 300, ...how },
  );

describe("for any account, all places say the same", () => {
  it("the chart draws the days that the forecast walked over", () => {
    everywhere(({ foresight, money, ahead }) => {
      const days = outlook(foresight, money);
      expect(days.length).toBeGreaterThan(80);
      expect(ahead.map(({ day, balance }) => [day, balance])).toEqual(
        days.map(({ day, balance }) => [day, balance]),
      );
    });
  });

  it("the day on which something cannot be paid, and how much is missing on it", () => {
    everywhere(({ forecast: { shortfall }, chart, ahead, floor, advice }) => {
      expect(chart.shortOn).toBe(shortfall?.day ?? null);
      expect(advice?.due ?? null).toBe(shortfall?.day ?? null);
      const on = ahead.find(({ day }) => day === shortfall?.day);
      if (shortfall)
        expect(isZero(subtract(add(on?.balance ?? "", shortfall.short), floor))).toBe(true);
      else expect(ahead.filter(({ balance }) => isLess(balance, floor))).toEqual([]);
    });
  });

  it("what to pay is what the line ends below the floor", () => {
    everywhere(({ ahead, floor, pays, advice }) => {
      const end = ahead.at(-1)?.balance ?? "";
      const below = isLess(end, floor) ? subtract(floor, end) : "0";
      expect(isZero(subtract(pays?.missing ?? "", below))).toBe(true);
      expect(pays?.through).toBe(ahead.at(-1)?.day);
      if (isZero(below)) expect(advice).toBeNull();
      else expect(isLess(advice?.amount ?? "", below)).toBe(false);
    });
  });

  it("until when the money lasts, and how far anything is sure", () => {
    everywhere(
      ({ forecast: { covered, shortfall, undated }, foresight, ahead }, { status, before }) => {
        if (covered.kind === "until" || covered.kind === "at-most-until")
          expect(covered.day).toBe((shortfall?.day ?? Number.NaN) - 1);
        if (covered.kind === "all")
          expect([shortfall, covered.day]).toEqual([null, ahead.at(-1)?.day]);
        if (covered.kind === "at-least-until")
          expect(covered.day).toBeLessThan(shortfall?.day ?? Number.POSITIVE_INFINITY);
        const isPromised = !["unknown", "at-most-until"].includes(covered.kind);
        const isToldWhole = (foresight.isBehind ? before : status)?.deposits !== null;
        if (isPromised && "day" in covered && isZero(undated) && isToldWhole)
          for (const { day, isSure } of ahead) if (day <= covered.day) expect(isSure).toBe(true);
      },
    );
  });

  it("what is due, what is left of the funds, and what the days of the chart add up to", () => {
    everywhere(({ foresight, forecast, list, ahead, floor, isWhole }) => {
      if (!isWhole) return;
      const dateless = add(sumOf(failedOf(claimsOf(list, foresight.today).known)), list.undated);
      for (const span of [7, 30, 90] as const) {
        const sum = ahead
          .filter(({ day }) => day <= today + span)
          .reduce((before, { charges }) => add(before, charges), "0");
        expect(isZero(subtract(sum, add(forecast.due[span], dateless)))).toBe(true);
      }
      const end = subtract(ahead.at(-1)?.balance ?? "", floor);
      expect(isZero(subtract(end, forecast.left ?? ""))).toBe(true);
    });
  });

  it("when the money ends at usual spending", () => {
    everywhere(({ forecast: { likely }, ahead, floor, isWhole }) => {
      if (!isWhole) return;
      // Floats: a day on which it is a matter of their last digit may be told either way.
      const first = (of: "likely" | "low", slack: number) =>
        ahead.find((point) => point[of] !== null && point[of] < Number(floor) + slack)?.day ?? null;
      for (const [told, of] of [
        [likely?.early ?? null, "low"],
        [likely?.day ?? null, "likely"],
      ] as const)
        expect([first(of, -1e-6), first(of, 1e-6)]).toContain(told);
    });
  });
});

it("the accounts are of all kinds: short and not, promised and not, behind and proven worse, with and without a habit", () => {
  const seen = new Map<string, number>();
  const note = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1);
  const take: Check = ({ forecast, foresight }) => {
    note(forecast.covered.kind);
    note(forecast.shortfall ? "short" : "not short");
    if (foresight.isBehind) note(foresight.isProven ? "proven" : "behind");
    if (forecast.likely) note("likely");
  };
  everywhere(take, { seed: 1 });
  expect([...seen.keys()].sort()).toEqual([
    "all",
    "at-least-until",
    "at-most-until",
    "behind",
    "likely",
    "not short",
    "proven",
    "short",
    "unknown",
    "until",
  ]);
});
