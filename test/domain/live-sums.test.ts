import { describe, expect, it } from "vitest";
import type { AccountForesight } from "../../src/domain/foresight/account-foresight.ts";
import type { FundsForecast } from "../../src/domain/foresight/funds-forecast.ts";
import { liveSums } from "../../src/domain/live-sums.ts";
import { accountOverviewWith, figuresWith } from "../support/domain/records.ts";

const foresight = (
  due: string,
  part: Partial<AccountForesight> = {},
  forecast: Partial<FundsForecast> = {},
): AccountForesight => ({
  at: 1,
  today: 1,
  currency: "EUR",
  funds: { at: 1, balance: "0", spendable: "0" },
  isBehind: false,
  forecast: {
    covered: { kind: "unknown", why: "not-loaded" },
    shortfall: null,
    likely: null,
    due: { 7: "0", 30: due, 90: due },
    pay: null,
    excluded: {},
    undated: "0",
    currencyAssumed: 0,
    partial: false,
    ...forecast,
  },
  atRisk: null,
  lost: null,
  loadedAt: 1,
  loading: null,
  spark: [],
  spending: null,
  failures: {},
  ...part,
});

const account = (available: string, of: AccountForesight | null, currency = "EUR") =>
  accountOverviewWith({ figures: figuresWith({ available, currency }), foresight: of });

describe("the sums beneath the table of accounts", () => {
  it("are one for each currency, of live accounts that are on", () => {
    expect(
      liveSums([
        account("10.5", foresight("1.25")),
        account("20", foresight("2")),
        account("7", foresight("3", { currency: "USD" }), "USD"),
        { ...account("1000", foresight("1000")), system: "ote" },
        { ...account("1000", foresight("1000")), enabled: false },
      ]),
    ).toMatchObject([
      {
        currency: "EUR",
        available: "30.5",
        accounts: 2,
        due: "3.25",
        dueUnknown: 0,
        isLeast: false,
      },
      { currency: "USD", available: "7", accounts: 1, due: "3", dueUnknown: 0, isLeast: false },
    ]);
  });

  it.each([
    ["nothing is foreseen", null],
    ["the list never came through", foresight("0", { loadedAt: null })],
    ["the forecast is of another currency", foresight("9", { currency: "USD" })],
  ])("count whose charges are not known, never as zero: %s", (_, of) => {
    expect(liveSums([account("1", of)])).toMatchObject([{ due: null, dueUnknown: 1 }]);
    expect(liveSums([account("1", of), account("1", foresight("5"))])).toMatchObject([
      { due: "5", dueUnknown: 1 },
    ]);
  });

  it.each([
    ["still loading", { partial: true }],
    ["charges without date", { undated: "3" }],
    ["charges without price", { excluded: { "no-price": 1 } }],
  ])("are the least where not all is known: %s", (_, forecast) => {
    expect(liveSums([account("1", foresight("5", {}, forecast))])).toMatchObject([
      { due: "5", isLeast: true },
    ]);
  });
});
