import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Simulator, startSimulator } from "../../simulator/server.ts";
import { rtrAccount } from "../../support/registrars/rtr-account.ts";

const now = Date.UTC(2027, 0, 15, 12);
const day = 86_400_000;
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ scenario: "rtr", now: () => now });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset("rtr"));
afterEach(() => {
  expect(simulator.violations).toEqual([]);
});

const account = (key: string, currency = "", more = {}) =>
  rtrAccount(simulator, key, more, currency);
const balanceOf = (key: string, currency = "") => {
  const { client, authorization } = account(key, currency);
  return client.balance(authorization);
};
const change = (rtr: object, key = "rtr") => simulator.account(key).change({ rtr });
const commands = (): string[] => simulator.requests.map(({ command }) => command);

describe("the balance", () => {
  it("is what can be spent and what is held together, in the first currency that is named", async () => {
    expect(await balanceOf("rtr")).toEqual({
      ok: true,
      value: {
        currency: "EUR",
        balance: "1602.65",
        deposits: "62.40",
        creditLine: null,
        creditThreshold: null,
        vatPercent: null,
        customer: "harbour@trading EUR",
        beside: [
          { kind: "awaiting-approval", currency: "EUR", amount: "500.00" },
          { kind: "other-account", currency: "USD", amount: "322.05" },
        ],
      },
    });
    expect(commands()).toEqual(["GET /customers/{customer}/credit"]);
  });

  it.each(["USD", "usd"])(
    "is that of another currency where %s was entered, which is other money",
    async (typed) => {
      expect(await balanceOf("rtr", typed)).toMatchObject({
        ok: true,
        value: {
          currency: "USD",
          balance: "322.05",
          deposits: "12.00",
          customer: "harbour@trading USD",
          beside: [{ kind: "other-account", currency: "EUR", amount: "1602.65" }],
        },
      });
    },
  );

  it("of a currency that the customer has no account in is none, and says which there are", async () => {
    expect(await balanceOf("rtr", "GBP")).toMatchObject({
      ok: false,
      failure: { kind: "rejected", text: "No account in GBP, but in EUR, USD" },
    });
  });

  it("can be below zero, and adds nothing that somebody still has to approve", async () => {
    simulator.account("rtr").change({ money: { amount: "-12.30", deposit: "0.00" } });
    expect(await balanceOf("rtr")).toMatchObject({ value: { balance: "-12.30" } });
  });

  it("is exact to the cent where a floating number is not", async () => {
    simulator.account("rtr").change({ money: { amount: "90071992547409.93", deposit: "0.00" } });
    expect(await balanceOf("rtr")).toMatchObject({ value: { balance: "90071992547409.93" } });
  });

  it.each([
    ["a fraction of a cent", "10.005", "balance"],
    ["a text", "not a number", "balance"],
  ])("that is %s is unreadable", async (_what, amount, member) => {
    simulator.account("rtr").change({ money: { amount, deposit: "0.00" } });
    expect(await balanceOf("rtr")).toMatchObject({
      ok: false,
      failure: { kind: "malformed", text: `${member} is missing or unreadable` },
    });
  });

  it.each(["10.005", "-1.00", "unknown"])("with %s held is unreadable", async (deposit) => {
    simulator.account("rtr").change({ money: { amount: "50.00", deposit } });
    expect(await balanceOf("rtr")).toMatchObject({ ok: false, failure: { kind: "malformed" } });
  });

  it.each(["1540.25", '"154025"', "154025.0", "1e5", "true", "null", "[154025]"])(
    "sent as %s is unreadable: no other spelling is an amount in cents",
    async (sent) => {
      const body = `{"accounts":[{"currency":"EUR","balance":${sent},"reservation":0,"locked":0}]}`;
      simulator.faults.set({}, { kind: "body", body });
      expect(await balanceOf("rtr")).toMatchObject({
        ok: false,
        failure: { kind: "malformed", text: "balance is missing or unreadable" },
      });
    },
  );

  it("of two accounts in one currency is that of neither", async () => {
    change({ others: [{ currency: "EUR", balance: "3.00" }] });
    expect(await balanceOf("rtr")).toMatchObject({ ok: false, failure: { kind: "malformed" } });
  });

  it("names another account whose amounts cannot be read, without one", async () => {
    change({ locked: { raw: "much" }, others: [{ currency: "USD", balance: { raw: "much" } }] });
    expect(await balanceOf("rtr")).toMatchObject({
      ok: true,
      value: { beside: [{ kind: "other-account", currency: "USD", amount: null }] },
    });
  });

  it("tells nothing of another account that is empty", async () => {
    change({ locked: "0.00", others: [{ currency: "USD", balance: "0.00" }] });
    const status = await balanceOf("rtr");
    expect(status.ok && status.value.beside).toBeUndefined();
  });

  it("that is nought is nought, and has nothing beside it", async () => {
    const status = await balanceOf("rtr-empty");
    expect(status).toMatchObject({ ok: true, value: { balance: "0.00", deposits: "0.00" } });
    expect(status.ok && "beside" in status.value).toBe(false);
  });

  it("of the test system is asked there alone", async () => {
    expect(await balanceOf("rtr-test")).toMatchObject({ ok: true });
    expect(simulator.requests.map(({ system }) => system)).toEqual(["ote"]);
  });
});

describe("the counts", () => {
  it("come by a number each, without a row of what is counted", async () => {
    const { client, authorization } = account("rtr");
    const counts = await client.counts(authorization);
    expect(counts.ok && counts.value.map(({ product, count }) => [product, count])).toEqual([
      ["domains", 15],
      ["ssl-certificates", 12],
      ["dns-zones", 48],
      ["contacts", 96],
      ["suspended-processes", 2],
    ]);
    expect(simulator.requests.map(({ parameters }) => parameters)).toEqual([
      { limit: "0" },
      { limit: "0" },
      { limit: "0" },
      { limit: "0" },
      { status: "SUSPENDED", limit: "0" },
    ]);
  });

  it("that the user may not see are unknown, each for itself", async () => {
    change({ forbidden: ["ssl/certificates", "processes"] });
    const { client, authorization } = account("rtr");
    const counts = await client.counts(authorization);
    expect(counts.ok && counts.value.map(({ count, failure }) => [count, failure?.kind])).toEqual([
      [15, undefined],
      [null, "not-allowed"],
      [48, undefined],
      [96, undefined],
      [null, "not-allowed"],
    ]);
  });
});

describe("the bookings", () => {
  const query = { from: now - 10 * day, to: now, first: 0 };

  it("are what moved the accounts: below zero there is a charge here, and above it came in", async () => {
    const { client, authorization } = account("rtr");
    expect(await client.bookings(authorization, query)).toEqual({
      ok: true,
      value: {
        total: 4,
        rows: [
          {
            at: now - 4 * day,
            type: "deposit",
            description: "deposit",
            net: null,
            gross: "-500.00",
            currency: "EUR",
          },
          {
            at: now - 2 * day,
            type: "domain renew",
            description: "renewed.com",
            net: null,
            gross: "9.85",
            currency: "EUR",
          },
          {
            at: now - 1.5 * day,
            type: "domain renew",
            description: "dollar.com",
            net: null,
            gross: "11.20",
            currency: "USD",
          },
          {
            at: now - day,
            type: "domain renew",
            description: "untold.com",
            net: null,
            gross: null,
            currency: null,
          },
        ],
      },
    });
  });

  it("of two accounts at once are told of the one that is meant", async () => {
    change({ transactions: [{ day: -1, charged: { USD: "-3.00", EUR: "-2.75" } }] });
    for (const [currency, gross] of [
      ["EUR", "2.75"],
      ["USD", "3.00"],
    ]) {
      const { client, authorization } = account("rtr", currency);
      const bookings = await client.bookings(authorization, query);
      expect(bookings.ok && bookings.value.rows).toMatchObject([{ gross, currency }]);
    }
  });

  it("ask once for the currency of an entry that does not name it", async () => {
    const { client, authorization } = account("rtr");
    await client.bookings(authorization, query);
    await client.bookings(authorization, { ...query, first: 2 });
    expect(commands()).toEqual([
      "GET /customers/{customer}/credit",
      "GET /billing/financialtransactions",
      "GET /billing/financialtransactions",
    ]);
  });

  it("are read page by page, each once", async () => {
    const transactions = Array.from({ length: 1203 }, (_, index) => ({
      day: -9 + index / 200,
      charged: { EUR: "-1.00" },
      identifier: `name-${index}.com`,
    }));
    change({ transactions, wire: { largestPage: 500 } });
    const { client, authorization } = account("rtr");
    const found: string[] = [];
    let total = 1;
    for (let asked = 0; found.length < total && asked < 9; asked++) {
      const page = await client.bookings(authorization, { ...query, first: found.length });
      if (!page.ok) throw new Error(page.failure.text);
      total = page.value.total ?? 0;
      found.push(...page.value.rows.map(({ description }) => description));
    }
    expect([total, new Set(found).size]).toEqual([1203, 1203]);
  });

  it.each([
    ["another order", "order=date", "order=-date"],
    ["a day that was not asked for", "date%3Agte", "date%3Alte"],
  ])("that come of %s cannot be had", async (_what, asked, instead) => {
    const { client, authorization } = account("rtr", "EUR", {
      fetch: ((input, init) =>
        fetch(String(input).replace(asked, instead), init)) satisfies typeof fetch,
    });
    const span = { ...query, from: now - 3 * day };
    expect(await client.bookings(authorization, span)).toMatchObject({
      ok: false,
      failure: { kind: "malformed", text: "date is missing or unreadable" },
    });
  });
});

describe("the owner's mark for a low balance", () => {
  it.each([
    ["EUR", "250.00"],
    ["USD", "900.00"],
  ])("is the highest that was reached in %s", async (currency, lowBalanceWarning) => {
    const { client, authorization } = account("rtr", currency);
    expect(await client.terms(authorization)).toMatchObject({
      ok: true,
      value: { lowBalanceWarning, currency },
    });
    expect(commands()).toEqual(["GET /customers/{customer}/notifications"]);
  });

  it("of an entry without a currency is that of the newest notification, and says of which", async () => {
    const { client, authorization } = account("rtr");
    expect(await client.terms(authorization)).toMatchObject({
      value: { lowBalanceWarning: "900.00", currency: "USD" },
    });
  });

  it("is that of the currency that the balance was told in, where none was entered", async () => {
    const { client, authorization } = account("rtr");
    await client.balance(authorization);
    expect(await client.terms(authorization)).toMatchObject({
      value: { lowBalanceWarning: "250.00", currency: "EUR" },
    });
  });

  it("that was never reached is not known", async () => {
    const { client, authorization } = account("rtr-empty");
    expect(await client.terms(authorization)).toMatchObject({
      ok: true,
      value: { lowBalanceWarning: null, currency: null },
    });
  });
});
