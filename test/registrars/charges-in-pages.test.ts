import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dayOf } from "../../src/domain/foresight/bank-days.ts";
import { type DaySums, noDaySums, withPage } from "../../src/domain/foresight/day-sums.ts";
import { add } from "../../src/domain/money.ts";
import { type Simulator, startSimulator } from "../simulator/server.ts";
import { byPassword, named } from "../support/registrars/credential.ts";
import { fullClient } from "../support/registrars/full-client.ts";

const start = Date.UTC(2026, 0, 15, 12, 0, 0);
const today = dayOf(start);
const registrars = ["ispapi", "cnr"] as const;
const commands = { ispapi: "QueryObjectRenewalList", cnr: "QueryUpcomingAccountingList" } as const;

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ scenario: "foresight", now: () => start });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset("foresight"));
afterEach(() => {
  expect(simulator.violations).toEqual([]);
});

/** Day sums of an account's charges, loaded page by page as the worker does it. */
async function load(key: string, days = 90): Promise<DaySums> {
  const { registrar, system, login, password } = simulator.account(key).state;
  const endpoint = `http://127.0.0.1:${simulator.httpPort}/${registrar}/${system}/api/call.cgi`;
  const client = fullClient(
    { registrar, system, endpoint, publicFields: named(login) },
    { fetch, isOnline: () => true },
  );
  const authorization = byPassword(password);
  const through = today + days;
  let sums = noDaySums(start, through, "EUR", true);
  while (sums.next !== null) {
    const query = { first: sums.next, today, through, vatPercent: "19", currency: "EUR" };
    const answer = await client.charges(authorization, query);
    if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
    sums = withPage(sums, answer.value.rows, answer.value.total);
  }
  return sums;
}

const totalOf = ({ days }: DaySums): [sum: string, count: number] =>
  Object.values(days).reduce(([sum, count], day) => [add(sum, day.sum), count + day.count], [
    "0",
    0,
  ] as [string, number]);

/** 300 charges of 11.90 gross, four a day, of one account, in pages of 100. */
const many = (registrar: "ispapi" | "cnr") => ({
  title: "many charges",
  limits: { page: 100 },
  accounts: [
    {
      key: "many",
      registrar,
      system: "live" as const,
      login: "many",
      password: "p",
      money: { amount: "1.00", currency: "EUR", vat: "19.00" },
      charges: {
        rows: Array.from({ length: 300 }, (_, index) => ({
          object: `name-${index}.de`,
          day: Math.floor(index / 4),
          price: "10.00",
        })),
      },
    },
  ],
});

describe.each(registrars)("the pages of %s", (registrar) => {
  const change = (page: number, action: () => void) =>
    simulator.before({ command: commands[registrar], skip: page }, action);
  beforeEach(() => simulator.reset(many(registrar)));

  it("give every charge once", async () => {
    const sums = await load("many");
    expect(totalOf(sums)).toEqual(["3570", 300]);
    expect([sums.unknownFrom, sums.excluded, sums.ordered]).toEqual([null, {}, true]);
  });

  it("give it once in a list that grows at its head meanwhile", async () => {
    change(1, () =>
      simulator.account("many").addCharges(
        ...Array.from({ length: 30 }, (_, index) => ({
          object: `new-${index}.de`,
          day: 0,
          price: "1.00",
        })),
      ),
    );
    const sums = await load("many");
    // The new ones stand before what was read already: TOTAL tells that they are missing.
    expect(totalOf(sums)).toEqual(["3570", 300]);
    expect(sums.excluded).toEqual({ missing: 30 });
    expect(sums.unknownFrom).toBe(0);
  });

  it("give it once in a list that loses a few rows meanwhile", async () => {
    const names = Array.from({ length: 10 }, (_, index) => `name-${index}.de`);
    change(1, () => simulator.account("many").removeCharges(...names));
    const sums = await load("many");
    // The ten were listed when they were read.
    expect(totalOf(sums)).toEqual(["3570", 300]);
    expect(sums.unknownFrom).toBeNull();
  });

  it("say from where on nothing is sure in a list that loses many rows meanwhile", async () => {
    const names = Array.from({ length: 60 }, (_, index) => `name-${index}.de`);
    change(2, () => simulator.account("many").removeCharges(...names));
    const sums = await load("many");
    expect(sums.gap).toBe(true);
    expect(sums.unknownFrom).toBeGreaterThan(today);
    expect(totalOf(sums)[1]).toBeLessThan(300);
  });
});

describe("rows of every odd kind", () => {
  it("are left out of ISPAPI's sums by their reason, each once", async () => {
    const sums = await load("odd");
    expect(sums.excluded).toEqual({
      // Of one there is none, of one it is words, and one does not say what for.
      "no-price": 3,
      "negative-price": 1,
      "no-date": 3,
      "unknown-action": 1,
    });
    // The one that costs nothing, and the one that is listed twice.
    expect(totalOf(sums)).toEqual(["16.66", 3]);
    expect(sums.undated).toBe("8.33");
    expect(sums.unknownFrom).toBe(today + 20);
  });

  it("and of CNR's: another currency, and several charges in one row", async () => {
    const sums = await load("cnr-odd");
    expect(sums.excluded).toEqual({
      "no-price": 4,
      "negative-price": 1,
      "no-date": 3,
      "other-currency": 1,
    });
    expect(sums.unknownFrom).toBe(today + 20);
  });

  it("of hostile texts keep none that is longer than can be shown", async () => {
    await simulator.reset("hostile");
    for (const key of ["lists", "lists-cnr"]) {
      const { rows } = await load(key);
      expect(rows.length).toBeGreaterThan(7);
      for (const { object, objectClass, renewalMode, currency } of rows)
        for (const text of [object, objectClass, renewalMode, currency ?? ""])
          expect(text.length).toBeLessThanOrEqual(256);
      expect(rows.some(({ object }) => object.startsWith("<img"))).toBe(true);
    }
  });
});

describe("a portfolio of 100,000", () => {
  it.each([
    ["large", 16 / 21],
    ["cnr-large", 1],
  ])("is summed in pages of 1000, within the horizon asked for: %s", async (key, share) => {
    const sums = await load(key, 30);
    const { charges, state } = simulator.account(key);
    const due = charges.filter(
      ({ action, chargedAt }) => action === "pay" && dayOf(chargedAt ?? 0) <= today + 30,
    );
    const expected = due.reduce((sum, { gross }) => add(sum, gross ?? "0"), "0");
    expect(totalOf(sums)).toEqual([expected, due.length]);
    expect(due.length).toBeGreaterThan(8000 * share * 0.9);
    expect([sums.unknownFrom, sums.excluded]).toEqual([null, {}]);
    const asked = simulator.find({
      command: commands[state.registrar === "cnr" ? "cnr" : "ispapi"],
      account: key,
    });
    expect(asked.length).toBeLessThan(12);
  });
});
