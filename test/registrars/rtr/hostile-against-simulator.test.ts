import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dayOf } from "../../../src/domain/foresight/bank-days.ts";
import { visibleText } from "../../../src/domain/visible-text.ts";
import { textLimit } from "../../../src/registrars/read-value.ts";
import { type Simulator, startSimulator } from "../../simulator/server.ts";
import { rtrAccount } from "../../support/registrars/rtr-account.ts";

const now = Date.UTC(2027, 0, 15, 12);
const day = 86_400_000;
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ scenario: "hostile", now: () => now });
});
afterAll(() => simulator.close());

const account = () => rtrAccount(simulator, "lists-rtr");

/** What is wrong with texts that are to be shown. */
const unfit = (texts: readonly string[]): string[] =>
  texts.filter((text) => text !== visibleText(text) || text.length > textLimit);

describe("hostile text", () => {
  it("in names is what can be seen of it, and takes nothing from the charges of others", async () => {
    const { client, authorization } = account();
    const query = {
      first: 0,
      today: dayOf(now),
      through: dayOf(now) + 90,
      vatPercent: null,
      currency: "EUR",
    };
    const page = await client.charges(authorization, query);
    if (!page.ok) throw new Error(page.failure.text);
    const { rows } = page.value;
    expect(rows).toHaveLength(25);
    expect(unfit(rows.flatMap(({ object, renewalMode }) => [object, renewalMode]))).toEqual([]);
    const of = (start: string) => rows.filter(({ object }) => object.startsWith(start));
    // What their status or their renewal says is no word of the API: what comes next is not known.
    for (const start of ["own-", "set-"])
      expect(of(start).map(({ nextAction }) => nextAction)).toEqual(Array(8).fill(null));
    expect(rows.some(({ object }) => object.startsWith("=HYPERLINK"))).toBe(true);
    expect(rows.find(({ object }) => object === "__proto__.com")).toMatchObject({
      nextAction: "pay",
      gross: "10.00",
    });
    // Extensions come from names: none led anywhere but to an extension's own address.
    expect(simulator.violations).toEqual([]);
  });

  it("in bookings too, whose accounts may have any name", async () => {
    const { client, authorization } = account();
    const bookings = await client.bookings(authorization, {
      from: now - 60 * day,
      to: now,
      first: 0,
    });
    if (!bookings.ok) throw new Error(bookings.failure.text);
    const { rows } = bookings.value;
    expect(rows).toHaveLength(16);
    expect(unfit(rows.flatMap(({ type, description }) => [type, description]))).toEqual([]);
    const odd = rows.filter(({ description }) => description === "odd");
    expect(odd.map(({ gross, currency }) => [gross, currency])).toEqual(
      Array(8).fill([null, null]),
    );
  });

  it("in place of figures makes them unknown, not nought", async () => {
    const { client, authorization } = rtrAccount(simulator, "markup-rtr");
    const handle = simulator.account("markup-rtr");
    const said = async () => {
      const status = await client.balance(authorization);
      return status.ok ? status.value : status.failure.text;
    };
    expect(await said()).toBe("currency is missing or unreadable");
    handle.setCurrency("EUR");
    expect(await said()).toBe("reservation is missing or unreadable");
    handle.setDeposit("1.00");
    expect(await said()).toMatchObject({
      balance: "250.00",
      beside: [{ kind: "other-account", currency: "USD", amount: null }],
    });
  });

  it("in notifications makes no mark", async () => {
    const { client, authorization } = account();
    expect(await client.terms(authorization)).toMatchObject({
      ok: true,
      value: { lowBalanceWarning: null },
    });
  });
});
