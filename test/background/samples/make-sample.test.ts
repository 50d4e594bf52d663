import { describe, expect, it, vi } from "vitest";
import { type AccountState, statesOf } from "../../../src/domain/account-state.ts";
import { badgeView } from "../../../src/domain/badge-view.ts";
import { initialPreferences } from "../../../src/domain/preferences.ts";
import { makeStatement } from "../../../src/domain/statement/make-statement.ts";
import { spanOf } from "../../../src/domain/statement/period.ts";
import { bookingsSpan } from "../../../src/domain/statement/seen-balances.ts";
import { comparableAddress, sameAccountKey } from "../../../src/registrars/addresses.ts";
import { factsOf } from "../../../src/registrars/facts.ts";
import { isLoginOf, registrarIds } from "../../../src/registrars/profiles.ts";
import { createFakeBrowser, type FakeBrowser } from "../../support/fake-browser.ts";

const seam = vi.hoisted(() => ({ browser: null as unknown as FakeBrowser }));
vi.mock("../../../src/platform/browser.ts", () => seam);
seam.browser = createFakeBrowser();

const { makeSample } = await import("../../../src/background/samples/make-sample.ts");
const { samplePlans } = await import("../../../src/background/samples/sample-plans.ts");
const { sampleOverview } = await import("../../../src/background/samples/samples.ts");

const day = 86_400_000;
const begin = Date.UTC(2026, 0, 1, 7, 13);
const registrars = { factsOf, addressOf: comparableAddress, moneyOf: sameAccountKey };
const overviewAt = (now: number) =>
  sampleOverview(initialPreferences, registrars, { mode: "device", locked: false }, null, now);
const samplesAt = (now: number) => samplePlans.map((plan, place) => makeSample(plan, place, now));

/** The worst state of each, in the order of the list. */
const worst = (now: number): (AccountState | undefined)[] => {
  const overview = overviewAt(now);
  return overview.accounts.map((account) => statesOf(account, now, overview)[0]);
};

const meant: AccountState[] = [
  "well",
  "not-covered",
  "domains-lost",
  "domains-at-risk",
  "low-balance",
  "not-fully-known",
  "not-up-to-date",
  "not-fully-known",
];

describe("the sample accounts", () => {
  it("are of three registrars, LIVE and test, as their forms would take them", () => {
    const accounts = samplesAt(begin).map(({ account }) => account);
    expect(new Set(accounts.map(({ registrar }) => registrar)).size).toBe(3);
    expect(accounts.every(({ registrar }) => registrarIds.includes(registrar))).toBe(true);
    expect(accounts.filter((account) => !isLoginOf(account))).toEqual([]);
    expect(accounts.filter(({ system }) => system === "ote")).toHaveLength(1);
    expect(new Set(accounts.map(({ name }) => name)).size).toBe(accounts.length);
  });

  // Weekends, bank holidays and the change of a year move the day of a transfer.
  it.each(Array.from({ length: 60 }, (_, turn) => begin + turn * 6 * day + turn * 47 * 60_000))(
    "are in the state that each is meant to show, whenever they are looked at: %i",
    (now) => {
      expect(worst(now)).toEqual(meant);
      const late = overviewAt(now).accounts.find(({ id }) => id === "sample-lost");
      expect(late && statesOf(late, now, overviewAt(now))).toContain("not-covered-now");
    },
  );

  it("stay as they were told until the next quarter of an hour, and are fresh in it", () => {
    const quarter = begin - (begin % (15 * 60_000));
    expect(overviewAt(quarter + 14 * 60_000)).toEqual(overviewAt(quarter));
    expect(worst(quarter + 15 * 60_000 - 1)).toEqual(meant);
  });

  it("turn the badge red for those that are at risk and lost, and say whose they are", () => {
    const view = badgeView(overviewAt(begin), begin);
    expect(view).toMatchObject({ text: "!4", tone: "red", isSample: true });
  });

  it("name domains that nobody can have", () => {
    const names = samplesAt(begin).flatMap(({ foresight, money }) => [
      ...(foresight.lost?.domains ?? []).map(({ name }) => name),
      ...(money.charges.ok ? (money.charges.value?.rows ?? []) : []).map(({ object }) => object),
    ]);
    expect(names.length).toBeGreaterThan(50);
    expect(names.filter((name) => !name.endsWith(".example"))).toEqual([]);
  });

  it("ask for no host", () => {
    expect(new Set(overviewAt(begin).accounts.map(({ origin }) => origin))).toEqual(new Set([""]));
  });
});

describe("the past of a sample account", () => {
  it.each(samplePlans.map(({ key }) => key))("%s: the book explains every balance", (key) => {
    const place = samplePlans.findIndex((plan) => plan.key === key);
    const plan = samplePlans[place];
    if (!plan) throw new Error("no such plan");
    const { money, bookings } = makeSample(plan, place, begin);
    if (!money.history.ok || !money.history.value) throw new Error("no history");
    const { points, currency } = money.history.value;
    expect(points.length).toBeGreaterThan(180);
    expect(points.map(({ at }) => at)).toEqual(
      points.map(({ at }) => at).toSorted((a, b) => a - b),
    );
    const span = spanOf({ kind: "month", year: 2025, index: 11 }, begin);
    const { from, to } = bookingsSpan(points, span);
    const rows = bookings.filter(({ at }) => at !== null && at >= from && at <= to);
    const statement = makeStatement(
      {
        currency,
        points: { ok: true, value: points },
        elsewhere: [],
        bookings: { ok: true, value: { rows, more: false } },
      },
      span,
    );
    expect(rows.length).toBeGreaterThan(5);
    expect(statement).toMatchObject({ unexplained: expect.stringMatching(/^0(\.0+)?$/) });
  });

  it("moved as the last changes say, with nothing unexplained", () => {
    const changes = samplesAt(begin).flatMap(({ money }) =>
      money.ledger.ok ? (money.ledger.value?.changes ?? []) : [],
    );
    expect(changes.length).toBeGreaterThan(20);
    expect(changes.filter(({ unexplained }) => !/^-?0(\.0+)?$/.test(unexplained ?? ""))).toEqual(
      [],
    );
  });
});
