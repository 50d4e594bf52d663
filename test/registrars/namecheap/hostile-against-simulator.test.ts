import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { dayOf } from "../../../src/domain/foresight/bank-days.ts";
import { visibleText } from "../../../src/domain/visible-text.ts";
import { textLimit } from "../../../src/registrars/read-value.ts";
import { type Simulator, startSimulator } from "../../simulator/server.ts";
import { namecheapAccount } from "../../support/registrars/namecheap-account.ts";

const now = Date.UTC(2027, 0, 15, 12);
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ scenario: "hostile", now: () => now });
});
afterAll(() => simulator.close());
afterEach(() => {
  expect(simulator.violations).toEqual([]);
});

/** What is wrong with texts that are to be shown. */
const unfit = (texts: readonly string[]): string[] =>
  texts.filter((text) => text !== visibleText(text) || text.length > textLimit);

describe("hostile text", () => {
  it("in names, flags, days and prices is what can be seen of it, and takes nothing from the charges of others", async () => {
    const { client, authorization } = namecheapAccount(simulator, "lists-namecheap");
    const page = await client.charges(authorization, {
      first: 0,
      today: dayOf(now),
      through: dayOf(now) + 90,
      vatPercent: null,
      currency: "USD",
    });
    if (!page.ok) throw new Error(page.failure.text);
    const { rows } = page.value;
    expect(rows.length).toBeGreaterThan(30);
    expect(unfit(rows.flatMap(({ object, renewalMode }) => [object, renewalMode]))).toEqual([]);
    const of = (start: string) => rows.filter(({ object }) => object.startsWith(start));
    for (const start of ["set-", "odd-"])
      expect(of(start).map(({ nextAction, gross }) => [nextAction, gross])).toEqual(
        Array(8).fill([null, null]),
      );
    expect(of("day-").map(({ at, gross }) => [at, gross])).toEqual(Array(8).fill([null, "10"]));
    expect(rows.some(({ object }) => object.startsWith("=HYPERLINK"))).toBe(true);
    expect(rows.find(({ object }) => object === "__proto__.com")).toMatchObject({
      nextAction: "pay",
      gross: "10",
    });
  });

  it("in place of the registrar's own figure leaves the others as they are", async () => {
    const { client, authorization } = namecheapAccount(simulator, "lists-namecheap");
    expect(await client.balance(authorization)).toMatchObject({
      ok: true,
      value: { balance: "250.00", beside: [{ kind: "auto-renewals", amount: null }] },
    });
  });

  it("in place of an address is none, and of figures makes them unknown, not nought", async () => {
    const { client, authorization } = namecheapAccount(simulator, "markup-namecheap");
    const handle = simulator.account("markup-namecheap");
    const said = async () => {
      const status = await client.balance(authorization);
      return status.ok ? status.value.balance : status.failure.text;
    };
    expect(await client.balance(authorization)).toMatchObject({
      failure: { kind: "address-refused", text: "" },
    });
    handle.change({ namecheap: { addressListed: true } });
    expect(await said()).toBe("Currency is missing or unreadable");
    handle.setCurrency("USD");
    expect(await said()).toBe("AccountBalance is missing or unreadable");
    handle.setBalance("12.50");
    expect(await said()).toBe("12.50");
  });
});
