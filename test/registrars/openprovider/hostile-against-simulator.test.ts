import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dayOf } from "../../../src/domain/foresight/bank-days.ts";
import { visibleText } from "../../../src/domain/visible-text.ts";
import { textLimit } from "../../../src/registrars/read-value.ts";
import { type Simulator, startSimulator } from "../../simulator/server.ts";
import { openproviderAccount } from "../../support/registrars/openprovider-account.ts";

const now = Date.UTC(2027, 0, 15, 12);
const day = 86_400_000;
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ scenario: "hostile", now: () => now });
});
afterAll(() => simulator.close());

const account = () => openproviderAccount(simulator, "lists-openprovider");
const query = {
  first: 0,
  today: dayOf(now),
  through: dayOf(now) + 90,
  vatPercent: "0",
  currency: "EUR",
};

/** What is wrong with texts that are to be shown. */
const unfit = (texts: readonly string[]): string[] =>
  texts.filter((text) => text !== visibleText(text) || text.length > textLimit);

describe("hostile text", () => {
  it("in names is what can be seen of it, and takes nothing from the charges of others", async () => {
    const { client, authorization } = account();
    const page = await client.charges(authorization, query);
    if (!page.ok) throw new Error(page.failure.text);
    const { rows } = page.value;
    expect(rows).toHaveLength(16);
    expect(unfit(rows.flatMap(({ object, renewalMode }) => [object, renewalMode]))).toEqual([]);
    const own = rows.filter(({ object }) => object.startsWith("own-"));
    // What their setting says is no word of the API: what comes next is not known.
    expect(own.map(({ nextAction }) => nextAction)).toEqual(Array(8).fill(null));
    expect(rows.some(({ object }) => object.startsWith("=HYPERLINK"))).toBe(true);
    expect(rows.find(({ object }) => object === "__proto__.com")).toMatchObject({
      nextAction: "pay",
      gross: "10",
    });
  });

  it("in bookings and removals too", async () => {
    const { client, authorization } = account();
    const span = { from: now - 60 * day, to: now, first: 0 };
    const bookings = await client.bookings(authorization, span);
    if (!bookings.ok) throw new Error(bookings.failure.text);
    const { rows } = bookings.value;
    expect(rows).toHaveLength(16);
    expect(unfit(rows.flatMap(({ type, description }) => [type, description]))).toEqual([]);
    expect(rows.filter(({ gross }) => gross === "1").map(({ currency }) => currency)).toEqual(
      Array(8).fill(null),
    );
    const removals = await client.removals(authorization, now - 60 * day);
    if (!removals.ok) throw new Error(removals.failure.text);
    expect(removals.value).toHaveLength(8);
    expect(unfit(removals.value.map(({ name }) => name))).toEqual([]);
  });

  it("in place of figures makes them unknown, not nought", async () => {
    const { client, authorization } = openproviderAccount(simulator, "markup-openprovider");
    expect(await client.balance(authorization)).toMatchObject({
      ok: false,
      failure: { kind: "malformed", text: "reserved_balance is missing or unreadable" },
    });
    simulator.account("markup-openprovider").setDeposit("1.00");
    expect(await client.balance(authorization)).toMatchObject({
      ok: false,
      failure: { text: "currency is missing or unreadable" },
    });
    simulator.account("markup-openprovider").setCurrency("EUR");
    expect(await client.balance(authorization)).toMatchObject({
      ok: true,
      value: { balance: "250", vatPercent: null },
    });
  });
});
