import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { visibleText } from "../../../src/domain/visible-text.ts";
import { textLimit } from "../../../src/registrars/read-value.ts";
import { type Simulator, startSimulator } from "../../simulator/server.ts";
import { now, today } from "../../support/contract/every-method.ts";
import { autodnsAccount } from "../../support/registrars/autodns-account.ts";

const day = 86_400_000;
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ scenario: "hostile", now: () => now });
});
afterAll(() => simulator.close());

const account = () => autodnsAccount(simulator, "lists-autodns");

/** What is wrong with texts that are to be shown. */
const unfit = (texts: readonly string[]): string[] =>
  texts.filter((text) => text !== visibleText(text) || text.length > textLimit);

describe("hostile text", () => {
  it("in names, words, days and the price list is what can be seen of it, and takes nothing from the charges of others", async () => {
    const { client, authorization } = account();
    const query = { first: 0, today, through: today + 90, vatPercent: null, currency: "EUR" };
    const page = await client.charges(authorization, query);
    if (!page.ok) throw new Error(page.failure.text);
    const { rows } = page.value;
    expect(rows).toHaveLength(49);
    expect(unfit(rows.flatMap(({ object, renewalMode }) => [object, renewalMode]))).toEqual([]);
    const of = (start: string) => rows.filter(({ object }) => object.startsWith(start));
    // What is no word of the API leaves open what comes next.
    for (const start of ["own-", "set-"])
      expect(of(start).map(({ nextAction }) => nextAction)).toEqual(Array(8).fill(null));
    expect(of("due-").map(({ at }) => at)).toEqual(Array(8).fill(null));
    for (const start of ["class-", "unit-"])
      expect(of(start).map(({ gross }) => gross)).toEqual(Array(8).fill(null));
    expect(rows.find(({ object }) => object === "__proto__.com")).toMatchObject({
      nextAction: "pay",
      gross: "10",
    });
    // Names that are none were asked about nowhere.
    expect(simulator.violations).toEqual([]);
  });

  it("in bookings too, whose kind and currency may be anything", async () => {
    const { client, authorization } = account();
    const span = { from: now - 60 * day, to: now, first: 0 };
    const bookings = await client.bookings(authorization, span);
    if (!bookings.ok) throw new Error(bookings.failure.text);
    const { rows } = bookings.value;
    expect(rows).toHaveLength(16);
    expect(unfit(rows.flatMap(({ type, description }) => [type, description]))).toEqual([]);
    const odd = rows.filter(({ description }) => description === "odd");
    expect(odd.map(({ gross, currency }) => [gross, currency])).toEqual(
      Array(8).fill([null, null]),
    );
  });

  it("in names that can be restored", async () => {
    const { client, authorization } = account();
    const removals = await client.removals(authorization, now - 40 * day);
    if (!removals.ok) throw new Error(removals.failure.text);
    expect(removals.value).toHaveLength(8);
    expect(unfit(removals.value.map(({ name }) => name))).toEqual([]);
  });

  it("in place of figures makes them unknown, not nought", async () => {
    const { client, authorization } = autodnsAccount(simulator, "markup-autodns");
    const handle = simulator.account("markup-autodns");
    const said = async () => {
      const status = await client.balance(authorization);
      return status.ok ? status.value : status.failure.text;
    };
    const missing = (name: string) => `${name} is missing or unreadable`;
    expect(await said()).toBe(missing("runningTotal"));
    handle.change({ autodns: { runningTotal: "249.00" } });
    expect(await said()).toBe(missing("reserved"));
    handle.setDeposit("1.00");
    expect(await said()).toBe(missing("currency"));
    handle.setCurrency("EUR");
    expect(await said()).toBe(missing("creditLimit"));
    handle.setCredit("0.00");
    expect(await said()).toMatchObject({ balance: "250.00", creditThreshold: null });
  });
});
