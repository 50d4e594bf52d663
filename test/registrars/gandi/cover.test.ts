// What a renewal that was tried and not paid means: it is saved first, until its last try, and then by nothing.
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { atRisk, claimsOf } from "../../../src/domain/foresight/at-risk.ts";
import { gandiProfile } from "../../../src/registrars/gandi/profile.ts";
import { type Simulator, startSimulator } from "../../simulator/server.ts";
import { now, today } from "../../support/contract/every-method.ts";
import { loadCharges } from "../../support/contract/load-charges.ts";
import { gandiAccount } from "../../support/registrars/gandi-account.ts";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ scenario: "gandi", now: () => now });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset("gandi"));
afterEach(() => {
  expect(simulator.violations).toEqual([]);
});

async function load() {
  const { client, authorization } = gandiAccount(simulator, "gandi");
  const loaded = await loadCharges(client as Parameters<typeof loadCharges>[0], authorization);
  expect(loaded.why).toBeNull();
  return loaded.sums;
}

it("names whose first try is over are at risk, soonest lost first, and those that can be saved claim their price", async () => {
  const sums = await load();
  const risk = atRisk(sums, today, gandiProfile.failedCharge);
  expect(risk.charges.map(({ object }) => object)).toEqual([
    "in-redemption.com",
    "too-late.com",
    "last-day.com",
    "unpaid.com",
  ]);
  // Behind the last try nothing is saved by a renewal's price.
  expect([risk.count, risk.sum]).toEqual([4, "31.36"]);
  expect(claimsOf(sums, today).known.map(({ object, day }) => [object, day - today])).toEqual([
    ["last-day.com", 0],
    ["unpaid.com", 11],
  ]);
});

it("they are in no day's sum beside, and the charges to come are, each on its first day", async () => {
  const { days, excluded, undated } = await load();
  expect(Object.entries(days).map(([day, { sum }]) => [Number(day) - today, sum])).toEqual([
    [0, "15.68"],
    [4, "15.68"],
    [5, "28.8"],
    [11, "15.68"],
    [14, "240"],
    [15, "38.4"],
    [16, "57.6"],
    [18, "192"],
    [20, "9.6"],
  ]);
  expect(excluded).toEqual({ "no-price": 2, "no-date": 1, "unknown-action": 2 });
  expect(undated).toBe("15.68");
});

it("a name that is paid before its last try is at risk no more", async () => {
  const { domains } = simulator.account("gandi").state.gandi;
  const paid = domains.map((each) =>
    each.domain === "unpaid.com" ? { ...each, endDay: 12 + 365 } : each,
  );
  simulator.account("gandi").change({ gandi: { domains: paid } });
  const { charges } = atRisk(await load(), today, gandiProfile.failedCharge);
  expect(charges.map(({ object }) => object)).not.toContain("unpaid.com");
});
