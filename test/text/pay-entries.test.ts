import { beforeEach, describe, expect, it, vi } from "vitest";
import { dayOf } from "../../src/domain/foresight/bank-days.ts";
import type { AccountOverview } from "../../src/domain/overview.ts";
import { sampleId } from "../../src/domain/sample-id.ts";
import { hideBy } from "../../src/text/hidden-amounts.ts";
import { payEntries } from "../../src/text/pay-entries.ts";
import { forecastWith, paymentWith } from "../support/domain/foresight-with.ts";
import { useFakeBrowser } from "../support/ui/current-browser.ts";
import {
  accountWith,
  figuresWith,
  fixtureNow,
  foresightWith,
  overviewOf,
  testAccountWith,
} from "../support/ui/fixtures.ts";

vi.mock("../../src/platform/browser.ts", () => import("../support/ui/current-browser.ts"));

const today = dayOf(fixtureNow);

/** An account that needs money in so many days, or at once. */
function needing(id: string, days: number | null, part: Partial<AccountOverview> = {}) {
  const payment = paymentWith({
    amount: "100",
    missing: "98.5",
    by: days === null ? null : today + days,
    due: days === null ? null : today + days + 3,
  });
  const pay = { risk: null, month: payment, quarter: payment };
  return accountWith({
    id,
    name: id,
    foresight: foresightWith({ forecast: forecastWith(today, { pay }) }),
    ...part,
  });
}

const told = (...accounts: AccountOverview[]) =>
  payEntries(overviewOf(...accounts), fixtureNow).map(({ id, day }) => [id, day - today]);

beforeEach(() => {
  useFakeBrowser();
  hideBy({ hideAmounts: false });
});

describe("the days to pay by", () => {
  it("are those of all accounts that need money, the first one first", () => {
    expect(told(needing("late", 9), needing("soon", 2), accountWith({ id: "well" }))).toEqual([
      [`soon-${today + 2}`, 2],
      [`late-${today + 9}`, 9],
    ]);
  });

  it("leave out days that have passed or are not told, accounts that are off, and test money", () => {
    const { foresight } = needing("test", 4);
    expect(
      told(
        needing("passed", -1),
        needing("at-once", null),
        needing("off", 3, { enabled: false }),
        testAccountWith({ id: "test", foresight }),
        needing("today", 0),
      ),
    ).toEqual([[`today-${today}`, 0]]);
  });

  it("are told once of an account that was entered twice", () => {
    expect(told(needing("main", 4), needing("role", 4, { sameAs: "main" }))).toHaveLength(1);
  });

  it("are told also where the entry with the newest figures may not read the charges", () => {
    const figures = figuresWith({ at: fixtureNow });
    const role = accountWith({ id: "role", sameAs: "main", figures, foresight: null });
    expect(told(needing("main", 4), role)).toEqual([[`main-${today + 4}`, 4]]);
  });

  it("say of samples that they are", () => {
    const [entry] = payEntries(overviewOf(needing(sampleId("shop"), 2)), fixtureNow);
    expect(entry?.title).toMatch(/^Sample data: /);
  });

  it("say the sum and the payment note, also while amounts are hidden", () => {
    hideBy({ hideAmounts: true });
    const [entry] = payEntries(
      overviewOf(needing("Shop", 2, { paymentNote: "RB-10442" })),
      fixtureNow,
    );
    expect(entry?.title).toMatch(/^Shop: Pay at least 100\sEUR by Wed, Nov 25,/);
    expect(entry?.text).toContain("RB-10442");
  });
});
