import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { dayOf } from "../../../src/domain/foresight/bank-days.ts";
import { visibleText } from "../../../src/domain/visible-text.ts";
import { textLimit } from "../../../src/registrars/read-value.ts";
import { type Simulator, startSimulator } from "../../simulator/server.ts";
import { gandiAccount } from "../../support/registrars/gandi-account.ts";

const now = Date.UTC(2027, 0, 15, 12);
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ scenario: "hostile", now: () => now });
});
afterAll(() => simulator.close());
afterEach(() => {
  // Names are asked for: none led anywhere but to where prices are.
  expect(simulator.violations).toEqual([]);
});

const query = {
  first: 0,
  today: dayOf(now),
  through: dayOf(now) + 90,
  vatPercent: null,
  currency: "EUR",
};

async function chargesOf(key: string) {
  const { client, authorization } = gandiAccount(simulator, key);
  const page = await client.charges(authorization, query);
  if (!page.ok) throw new Error(page.failure.text);
  return page.value.rows;
}

describe("hostile text", () => {
  it("in names is what can be seen of it, and takes nothing from the charges of others", async () => {
    const rows = await chargesOf("lists-gandi");
    expect(rows).toHaveLength(33);
    const texts = rows.flatMap(({ object, renewalMode }) => [object, renewalMode]);
    const unfit = texts.filter((text) => text !== visibleText(text) || text.length > textLimit);
    expect(unfit).toEqual([]);
    const of = (start: string) => rows.filter(({ object }) => object.startsWith(start));
    // What status or setting says is no word of the API: what comes next is not known.
    for (const start of ["own-", "set-"])
      expect(of(start).map(({ nextAction }) => nextAction)).toEqual(Array(8).fill(null));
    expect(of("day-").map(({ nextAction, at }) => [nextAction, at])).toEqual(
      Array(8).fill(["pay", null]),
    );
    expect(rows.find(({ object }) => object === "__proto__.com")).toMatchObject({
      nextAction: "pay",
      gross: "12",
    });
  });

  it("in place of an amount or a currency makes the account unreadable", async () => {
    const { client, authorization } = gandiAccount(simulator, "markup-gandi");
    expect(await client.balance(authorization)).toMatchObject({
      failure: { kind: "malformed", text: "currency is missing or unreadable" },
    });
    expect(await client.terms(authorization)).toMatchObject({
      value: { lowBalanceWarning: null, currency: null },
    });
  });

  it("in place of a price is no price", async () => {
    expect(await chargesOf("markup-gandi")).toMatchObject([{ object: "a.com", gross: null }]);
  });
});
