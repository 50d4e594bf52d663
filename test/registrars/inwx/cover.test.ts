import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { dayOf } from "../../../src/domain/foresight/bank-days.ts";
import { type DaySums, noDaySums, withPage } from "../../../src/domain/foresight/day-sums.ts";
import { add, times } from "../../../src/domain/money.ts";
import { domainsOf } from "../../simulator/inwx/domains.ts";
import { type Simulator, startSimulator } from "../../simulator/server.ts";
import { inwxAccount } from "../../support/registrars/inwx-account.ts";

const now = Date.UTC(2031, 2, 3, 9, 30);
const today = dayOf(now);

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ scenario: "inwx", now: () => now });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset("inwx"));
afterEach(() => {
  expect(simulator.violations).toEqual([]);
});

/** Day sums of an account's charges, loaded page by page as the worker does it. */
async function load(key: string, days = 90): Promise<DaySums> {
  const { client, authorization } = inwxAccount(simulator, key);
  const through = today + days;
  let sums = noDaySums(now, through, "EUR", true);
  while (sums.next !== null) {
    const { next: first, cursor } = sums;
    const query = { first, today, through, vatPercent: "19", currency: "EUR" };
    const page = await client.charges(authorization, { ...query, ...(cursor && { cursor }) });
    if (!page.ok) throw new Error(JSON.stringify(page.failure));
    sums = withPage(sums, page.value.rows, page.value.total, page.value.next);
  }
  return sums;
}

it("is known up to the first day of which a price is not", async () => {
  const sums = await load("inwx");
  expect(sums.unknownFrom).toBe(today + 20);
  expect(sums.excluded).toEqual({ "no-price": 1 });
  expect(Object.entries(sums.days).map(([day, { sum }]) => [Number(day) - today, sum])).toEqual([
    [4, "13.45"],
    [6, "4.88"],
    [9, "21.42"],
    [12, "297.5"],
    [37, "4.88"],
    [67, "4.88"],
  ]);
  // All of it is computed, and none of it stands for a currency that was not told.
  expect(sums.computed).toBe(6);
  expect(sums.risks.map(({ object, gross }) => [object, gross])).toEqual([["failed.de", "5.36"]]);
});

it("is known from no day on where a name without a day has no price either", async () => {
  const domains = [
    { domain: "lost.zzz", reDay: undefined },
    { domain: "yearly.com", reDay: 4 },
  ];
  simulator.account("inwx").change({ inwx: { domains } });
  expect((await load("inwx")).unknownFrom).toBe(0);
});

it("takes all that a thousand names will take, each once", async () => {
  const sums = await load("inwx-large");
  const due = domainsOf(simulator.account("inwx-large").state, now).filter(
    ({ renewalMode, at = 0 }) => renewalMode === "AUTORENEW" && dayOf(at) <= today + 90,
  );
  const ending = (of: string) => due.filter(({ domain }) => domain.endsWith(of)).length;
  const expected = add(times("13.45", ending(".com")), times("5.36", ending(".de")));
  const found = Object.values(sums.days).reduce((sum, day) => add(sum, day.sum), "0");
  expect(found).toBe(expected);
  expect(due.length).toBeGreaterThan(150);
  expect([sums.unknownFrom, sums.excluded, sums.gap, sums.ordered]).toEqual([
    null,
    {},
    false,
    true,
  ]);
  // A page, a question about premium names, and for all of them one price list and one look at the list's end.
  expect(simulator.requests.length).toBeLessThan(12);
});
