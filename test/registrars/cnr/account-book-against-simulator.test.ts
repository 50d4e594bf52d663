import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Result } from "../../../src/domain/failure.ts";
import type { AccountBook } from "../../../src/domain/foresight/account-lists.ts";
import { dayOf, startOfDay } from "../../../src/domain/foresight/bank-days.ts";
import { pastBalances } from "../../../src/domain/foresight/past-balances.ts";
import type { Authorization } from "../../../src/registrars/contract.ts";
import { type Simulator, startSimulator } from "../../simulator/server.ts";
import type { ScenarioInput } from "../../simulator/shared/scenario-schema.ts";
import { byPassword, named } from "../../support/registrars/credential.ts";
import { fullClient } from "../../support/registrars/full-client.ts";

const start = Date.UTC(2026, 0, 15, 12, 0, 0);
const today = dayOf(start);
const days = { first: today - 90, last: today };

const scenario: ScenarioInput = {
  title: "an account with a past",
  limits: { page: 3 },
  accounts: [
    {
      key: "cnr",
      registrar: "cnr",
      system: "live",
      login: "cnr.user",
      password: "cnr-pass",
      money: { amount: "25.00", credit: "0.00", currency: "EUR", vat: "19.00" },
      roles: [{ name: "bare", password: "bare-pass", areas: ["Tool"] }],
      charges: { rows: [{ object: "paid.com", day: -0.5, price: "10.00" }] },
      accounting: {
        rows: [
          { day: -200, type: "PAYMENT", description: "", price: "-70.00", vat: false },
          { day: -120, type: "RENEW_DOMAIN", description: "old.com", price: "10.00", vat: true },
          { day: -80, type: "PAYMENT", description: "", price: "-50.00", vat: false },
          ...[-60, -60, -40, -20, -10].map((day) => ({
            day,
            type: "RENEW_DOMAIN",
            description: "same.com",
            price: "8.88",
            vat: true,
          })),
        ],
      },
    },
  ],
};

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ scenario, now: () => start });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset(scenario));
afterEach(() => {
  expect(simulator.violations).toEqual([]);
});

function client(role = "") {
  const endpoint = `http://127.0.0.1:${simulator.httpPort}/cnr/live/api/call.cgi`;
  const login = {
    registrar: "cnr",
    system: "live",
    endpoint,
    publicFields: named("cnr.user", role),
  } as const;
  return fullClient(login, { fetch, isOnline: () => true });
}
const by = (password: string): Authorization => byPassword(password);
const owner = by("cnr-pass");

function had<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}
const bookNow = async (): Promise<AccountBook> =>
  had(await client().accountBook(owner, startOfDay(days.first)));
const past = async () => pastBalances(await bookNow(), had(await client().balance(owner)), days);

describe("the book of a CNR account", () => {
  it("comes whole, over pages, rows that say the same included, with the balance it begins with", async () => {
    const book = await bookNow();
    // 25 now, five renewals of 10.57 and a payment of 50 before it.
    expect(book.opening).toBe("27.85");
    // Without the 1.90 of VAT that the first renewal had.
    expect(book.openingNet).toBe("29.75");
    expect(book.rows.map(({ net, vat }) => [net, vat])).toEqual([
      ["-50.00", "0.00"],
      ...Array.from({ length: 5 }, () => ["8.88", "1.69"]),
    ]);
    expect(simulator.requests.map(({ parameters }) => parameters.FIRST)).toEqual(["0", "3"]);
  });

  it("makes the balances of past days", async () => {
    const balances = await past();
    expect(balances).toHaveLength(91);
    expect([0, 10, 11, 31, 90].map((day) => Number(balances?.[day]?.balance))).toEqual([
      27.85, 27.85, 77.85, 56.71, 25,
    ]);
  });

  it("goes on making them after a renewal was booked", async () => {
    const before = await past();
    simulator.account("cnr").runRenewals(start);
    expect(simulator.account("cnr").state.money.amount).toBe("13.10");
    expect(await past()).toEqual(before);
  });

  it("makes none where the money moved without a booking", async () => {
    simulator.account("cnr").setBalance("25.01");
    const status = had(await client().balance(owner));
    const book = await bookNow();
    expect(pastBalances(book, status, days)).not.toBeNull();
    simulator.account("cnr").setBalance("25.02");
    expect(pastBalances(book, had(await client().balance(owner)), days)).toBeNull();
  });

  it("makes none where any row is missing", async () => {
    const book = await bookNow();
    const { rows } = book;
    const status = had(await client().balance(owner));
    for (const [place] of rows.entries())
      expect(pastBalances({ ...book, rows: rows.toSpliced(place, 1) }, status, days)).toBeNull();
  });

  it("is a right of its own", async () => {
    expect(await client("bare").accountBook(by("bare-pass"), start)).toMatchObject({
      ok: false,
      failure: { kind: "not-allowed", code: 531, command: "QueryAccountingList" },
    });
  });
});
