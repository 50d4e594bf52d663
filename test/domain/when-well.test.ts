import { expect, it } from "vitest";
import { failure } from "../../src/domain/failure.ts";
import { dayOf } from "../../src/domain/foresight/bank-days.ts";
import type { AccountOverview } from "../../src/domain/overview.ts";
import type { Preferences } from "../../src/domain/preferences.ts";
import { whenWell } from "../../src/domain/when-well.ts";
import { forecastWith, foresightWith, shortForecast } from "../support/domain/foresight-with.ts";
import {
  accountOverviewWith,
  figuresWith,
  noon,
  overviewWith,
  preferencesWith,
} from "../support/domain/records.ts";

const account = accountOverviewWith;
const said = (
  iconWhenWell: Preferences["iconWhenWell"],
  accounts: AccountOverview[],
  part: Partial<Preferences> = {},
  other: Parameters<typeof overviewWith>[1] = {},
) =>
  whenWell(
    overviewWith(accounts, { preferences: preferencesWith({ iconWhenWell, ...part }), ...other }),
    noon,
  );
const second = { id: "two", figures: figuresWith({ available: "1000.50", balance: "1000.50" }) };
const until = (day: number) => ({
  foresight: foresightWith(noon, { forecast: shortForecast(dayOf(noon), day) }),
});

it("says nothing unless it was chosen", () => {
  expect(said("nothing", [account()])).toBeNull();
});

it("says the fewest days that are covered of all accounts, the horizon at most", () => {
  expect(said("days", [account()])).toEqual({ days: 90 });
  expect(said("days", [account(), account({ id: "two", ...until(40) })])).toEqual({ days: 39 });
});

it("says the sum of the funds, each money once, of a single currency", () => {
  expect(said("funds", [account(), account(second)])).toEqual({
    amount: "10902.53",
    currency: "EUR",
  });
  expect(said("funds", [account(), account({ ...second, sameAs: "one" })])).toMatchObject({
    amount: "9902.03",
  });
  const usd = account({ id: "usd", figures: figuresWith({ currency: "USD" }) });
  expect(said("funds", [account(), usd])).toBeNull();
});

it("says nothing of amounts while they are hidden, but the days", () => {
  expect(said("funds", [account()], { hideAmounts: true })).toBeNull();
  expect(said("days", [account()], { hideAmounts: true })).toEqual({ days: 90 });
});

it.each<[string, AccountOverview[]]>([
  ["there is no account", []],
  ["there is a test system alone", [account({ system: "ote" })]],
  ["the only one is off", [account({ enabled: false })]],
  [
    "one is low",
    [account(), account({ id: "two", figures: figuresWith({ shortage: "low-balance" }) })],
  ],
  ["one is not fully known", [account(), account({ id: "two", foresight: null })]],
  ["one was never asked", [account(), account({ id: "two", figures: null })]],
])("says nothing where %s", (_, accounts) => {
  expect(said("days", accounts)).toBeNull();
  expect(said("funds", accounts)).toBeNull();
});

it("says nothing while records cannot be read", () => {
  expect(said("days", [account()], {}, { problem: failure("storage") })).toBeNull();
});

it("does not mind a test system or an account that is off beside those that are well", () => {
  const others = [
    account({ id: "test", system: "ote", figures: figuresWith({ available: "1000000.00" }) }),
    account({
      id: "off",
      enabled: false,
      foresight: foresightWith(noon, { forecast: forecastWith(dayOf(noon)) }),
    }),
  ];
  expect(said("funds", [account(), ...others])).toMatchObject({ amount: "9902.03" });
});
