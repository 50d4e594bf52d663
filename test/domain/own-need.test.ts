import { describe, expect, it } from "vitest";
import type { MoneyBeside } from "../../src/domain/account-status.ts";
import { needGap, ownNeed } from "../../src/domain/own-need.ts";
import { forecastWith, foresightWith } from "../support/domain/foresight-with.ts";

const now = Date.UTC(2027, 0, 15, 12);
const today = now / 86_400_000;
const need = (part: Partial<MoneyBeside> = {}): MoneyBeside => ({
  kind: "auto-renewals",
  currency: "EUR",
  amount: "5120.75",
  ...part,
});

describe("the registrar's own figure", () => {
  it("is found among what stands beside the others", () => {
    const other: MoneyBeside = { kind: "other-account", currency: "USD", amount: "1.00" };
    expect(ownNeed([other, need()])).toEqual(need());
    expect(ownNeed([other])).toBeUndefined();
    expect(ownNeed(undefined)).toBeUndefined();
  });

  it.each([
    ["5120.75", "0"],
    ["5120.7500", "0"],
    ["6000.00", "879.25"],
    ["0.00", "-5120.75"],
    ["90071992547409931.01", "90071992547404810.26"],
  ])("of %s is compared with that of 90 days, exactly", (amount, by) => {
    expect(needGap(need({ amount }), foresightWith(now))).toEqual({ by, isLeast: false });
  });

  it.each([
    ["a price that is not known", { excluded: { "no-price": 1 } }],
    ["a list that is not read to its end", { partial: true }],
    ["a charge without a day", { undated: "12.00" }],
  ])("is compared with one that lacks something: %s", (_what, part) => {
    const foresight = foresightWith(now, { forecast: forecastWith(today, part) });
    expect(needGap(need(), foresight)).toMatchObject({ isLeast: true });
  });

  it.each([
    ["nothing is foreseen", need(), null],
    ["no list was read", need(), foresightWith(now, { loadedAt: null })],
    ["it cannot be read", need({ amount: null }), foresightWith(now)],
    ["it is in another currency", need({ currency: "USD" }), foresightWith(now)],
  ])("is compared with nothing where %s", (_what, own, foresight) => {
    expect(needGap(own, foresight)).toBeNull();
  });
});
