import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dayOf } from "../../../src/domain/foresight/bank-days.ts";
import { visibleText } from "../../../src/domain/visible-text.ts";
import { textLimit } from "../../../src/registrars/read-value.ts";
import { type Simulator, startSimulator } from "../../simulator/server.ts";
import { opensrsAccount } from "../../support/registrars/opensrs-account.ts";

const now = Date.UTC(2027, 0, 15, 12);
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ scenario: "hostile", now: () => now });
});
afterAll(() => simulator.close());

const query = {
  first: 0,
  today: dayOf(now),
  through: dayOf(now) + 90,
  vatPercent: null,
  currency: "USD",
};

/** What is wrong with texts that are to be shown. */
const unfit = (texts: readonly string[]): string[] =>
  texts.filter((text) => text !== visibleText(text) || text.length > textLimit);

describe("hostile text", () => {
  it("in names, flags and days is what can be seen of it, and takes nothing from the charges of others", async () => {
    const { client, authorization } = opensrsAccount(simulator, "lists-opensrs");
    const page = await client.charges(authorization, query);
    if (!page.ok) throw new Error(page.failure.text);
    const { rows } = page.value;
    expect(rows).toHaveLength(32);
    expect(unfit(rows.flatMap(({ object, renewalMode }) => [object, renewalMode]))).toEqual([]);
    const of = (start: string) => rows.filter(({ object }) => object.startsWith(start));
    // What is no flag of the API leaves open what comes next, and what is no day when.
    for (const start of ["own-", "set-"])
      expect(of(start).map(({ nextAction }) => nextAction)).toEqual(Array(8).fill(null));
    expect(of("day-").map(({ at }) => at)).toEqual(Array(8).fill(null));
    expect(rows.find(({ object }) => object === "__proto__.com")).toMatchObject({
      nextAction: "pay",
      gross: "10",
    });
    expect(simulator.violations).toEqual([]);
  });

  it("in place of figures makes them unknown, not nought", async () => {
    const { client, authorization } = opensrsAccount(simulator, "markup-opensrs");
    const handle = simulator.account("markup-opensrs");
    const said = async () => {
      const status = await client.balance(authorization);
      return status.ok ? status.value : status.failure.text;
    };
    expect(await said()).toBe("balance is missing or unreadable");
    handle.setBalance("250.00");
    expect(await said()).toBe("hold_balance is missing or unreadable");
    handle.setDeposit("1.00");
    expect(await said()).toMatchObject({ balance: "250.00", deposits: "1.00" });
    expect(await client.charges(authorization, query)).toMatchObject({
      value: { rows: [{ object: "markup.com", nextAction: "pay", gross: null }] },
    });
  });
});
