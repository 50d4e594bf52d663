import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { HttpEnvironment } from "../../../src/registrars/contract.ts";
import { type Simulator, startSimulator } from "../../simulator/server.ts";
import { byPassword } from "../../support/registrars/credential.ts";
import { sessionOf } from "../../support/registrars/full-client.ts";
import { openproviderAccount } from "../../support/registrars/openprovider-account.ts";

const now = Date.UTC(2027, 0, 15, 12);
const day = 86_400_000;
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ scenario: "openprovider", now: () => now });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset("openprovider"));
afterEach(() => {
  expect(simulator.violations).toEqual([]);
});

const account = (key: string, more = {}) => openproviderAccount(simulator, key, more);
const commands = (): string[] => simulator.requests.map(({ command }) => command);

describe("the balance", () => {
  it("is all that lies there, of which what is reserved is a part", async () => {
    const { client, authorization } = account("openprovider");
    expect(await client.balance(authorization)).toEqual({
      ok: true,
      value: {
        currency: "EUR",
        balance: "1540.25",
        deposits: "62.4",
        creditLine: null,
        creditThreshold: null,
        vatPercent: "21",
        customer: "123456",
      },
    });
  });

  it("is one money for all contacts of a reseller", async () => {
    const numbers = [];
    for (const key of ["openprovider", "openprovider-contact", "openprovider-empty"]) {
      const { client, authorization } = account(key);
      const status = await client.balance(authorization);
      numbers.push(status.ok && status.value.customer);
    }
    expect(numbers[0]).toBe("123456");
    expect(numbers[1]).toBe(numbers[0]);
    expect(numbers[2]).not.toBe(numbers[0]);
  });

  it("can be below zero, and counts no credit that nobody documents as one", async () => {
    simulator.account("openprovider").change({ money: { amount: "-12.30", credit: "500.00" } });
    const { client, authorization } = account("openprovider");
    expect(await client.balance(authorization)).toMatchObject({
      ok: true,
      value: { balance: "-12.3", creditLine: null },
    });
  });

  it("is unknown where it is left out, and so is what is reserved: neither is nought", async () => {
    const empty = account("openprovider-empty");
    expect(await empty.client.balance(empty.authorization)).toMatchObject({
      ok: false,
      failure: { kind: "malformed", command: "GET /resellers" },
    });
    simulator.account("openprovider-empty").setBalance("5.00");
    expect(await empty.client.balance(empty.authorization)).toMatchObject({
      ok: true,
      value: { balance: "5", deposits: null, vatPercent: null },
    });
  });

  it("of the sandbox is asked at the sandbox alone", async () => {
    const { client, authorization } = account("openprovider-test");
    expect(await client.balance(authorization)).toMatchObject({ ok: true });
    expect(simulator.requests.map(({ system }) => system)).toEqual(["ote", "ote"]);
  });
});

describe("a session", () => {
  it("is a token that is sent in its own header, and lives for 48 hours", async () => {
    const { client, authorization } = account("openprovider");
    const opened = await client.signIn(authorization);
    if (!opened.ok || opened.value === "stateless") throw new Error("No session");
    expect(opened.value).toMatchObject({ timeout: 172_800, maxTtl: 172_800 });
    const session = { kind: "session", session: opened.value.session } as const;
    simulator.advance(172_800 - 60);
    expect(await client.balance(session)).toMatchObject({ ok: true });
    simulator.advance(120);
    expect(await client.balance(session)).toMatchObject({
      ok: false,
      failure: { kind: "session-expired", code: 196 },
    });
    expect(commands()).toEqual(["POST /auth/login", "GET /resellers", "GET /resellers"]);
  });

  it("serves all that one method asks for, where it is opened for that alone", async () => {
    const { client, authorization } = account("openprovider");
    await client.bookings(authorization, { from: now - 10 * day, to: now, first: 0 });
    expect(commands()).toEqual(["POST /auth/login", "GET /payments", "GET /transactions"]);
  });

  it("is none where the token cannot be one", async () => {
    for (const token of ["", "two words", "é", "x".repeat(4097), 7, null]) {
      const { client } = account("openprovider", {
        fetch: async () => Response.json({ code: 0, data: { token } }),
      });
      expect([token, await client.signIn(byPassword("p"))]).toMatchObject([
        token,
        { ok: false, failure: { kind: "malformed", command: "POST /auth/login" } },
      ]);
    }
  });

  it("is not closed, as nothing closes one", async () => {
    const { client, authorization } = account("openprovider");
    const session = await sessionOf(client, authorization);
    expect(await client.signOut(session.session)).toEqual({ ok: true, value: null });
    expect(commands()).toEqual(["POST /auth/login"]);
  });
});

describe("the counts", () => {
  it("come in one answer", async () => {
    const { client, authorization } = account("openprovider");
    const counts = await client.counts(authorization);
    expect(counts.ok && counts.value.map(({ product, count }) => [product, count])).toEqual([
      ["domains", 11],
      ["ssl-certificates", 12],
      ["dns-zones", 48],
      ["customers", 96],
      ["licences", 3],
    ]);
    expect(commands()).toEqual(["POST /auth/login", "GET /resellers/statistics"]);
  });

  it("that are left out are unknown, each for itself", async () => {
    simulator.account("openprovider-empty").change({ openprovider: { counts: { ssl: 2 } } });
    const { client, authorization } = account("openprovider-empty");
    const counts = await client.counts(authorization);
    expect(counts.ok && counts.value.map(({ count, failure }) => [count, failure?.kind])).toEqual([
      [null, "malformed"],
      [2, undefined],
      [null, "malformed"],
      [null, "malformed"],
      [null, "malformed"],
    ]);
  });
});

describe("the bookings", () => {
  const query = { from: now - 10 * day, to: now, first: 0 };

  it("are charges and payments that have arrived, in order of time", async () => {
    const { client, authorization } = account("openprovider");
    const bookings = await client.bookings(authorization, query);
    expect(bookings).toEqual({
      ok: true,
      value: {
        total: 3,
        rows: [
          {
            at: now - 3 * day,
            type: "payment",
            description: "bank transfer",
            net: null,
            gross: "-500",
            currency: "EUR",
          },
          {
            at: now - 2 * day,
            type: "domain renew",
            description: "renewed.com",
            net: null,
            gross: "12.44",
            currency: "EUR",
          },
          {
            at: now - day,
            type: "ssl create",
            description: "SSL order",
            net: null,
            gross: "9.1",
            currency: "EUR",
          },
        ],
      },
    });
  });

  it("have a payment on the day it arrived, which was ordered long before", async () => {
    const payments = [{ day: -30, arrivedDay: -1, amount: "80.00" }];
    simulator.account("openprovider").change({ openprovider: { payments, transactions: [] } });
    const { client, authorization } = account("openprovider");
    const bookings = await client.bookings(authorization, { ...query, from: now - 2 * day });
    expect(bookings).toMatchObject({ ok: true, value: { total: 1, rows: [{ gross: "-80" }] } });
    const before = await client.bookings(authorization, { ...query, to: now - 2 * day });
    expect(before).toEqual({ ok: true, value: { total: 0, rows: [] } });
  });

  it("are read page by page, each once", async () => {
    const transactions = Array.from({ length: 1203 }, (_, index) => ({
      day: -9 + index / 200,
      total: "1.00",
      subject: `name-${index}.com`,
    }));
    simulator.account("openprovider").change({ openprovider: { transactions } });
    const { client, authorization } = account("openprovider");
    const found: string[] = [];
    let total = 1;
    for (let asked = 0; found.length < total && asked < 9; asked++) {
      const page = await client.bookings(authorization, { ...query, first: found.length });
      if (!page.ok) throw new Error(page.failure.text);
      total = page.value.total ?? 0;
      found.push(...page.value.rows.map(({ description }) => description));
    }
    expect(total).toBe(1204);
    expect(new Set(found).size).toBe(1204);
  });

  it("cannot be had where a payment comes in between two pages: what is behind it would stand twice", async () => {
    const transactions = Array.from({ length: 700 }, (_, index) => ({
      day: -9 + index / 100,
      total: "1.00",
    }));
    const payment = { day: -3, arrivedDay: -2, amount: "100.00" };
    const have = (payments: (typeof payment)[]) =>
      simulator.account("openprovider").change({ openprovider: { transactions, payments } });
    have([payment]);
    const { client, authorization } = account("openprovider");
    const page = await client.bookings(authorization, query);
    const first = page.ok ? page.value.rows.length : 0;
    expect(first).toBe(501);
    have([payment, payment]);
    expect(await client.bookings(authorization, { ...query, first })).toMatchObject({
      ok: false,
      failure: { kind: "malformed", command: "GET /payments" },
    });
    // Read from its beginning it is whole again.
    const again = await client.bookings(authorization, query);
    expect(again).toMatchObject({ ok: true, value: { total: 702 } });
    const rest = await client.bookings(authorization, { ...query, first: 502 });
    expect(rest.ok && rest.value.rows.length).toBe(200);
  });

  /** A server that takes no notice of the place that is asked for. */
  const fromTheBeginning = (mark: string): Partial<HttpEnvironment> => ({
    fetch: ((input, init) => {
      const address = String(input);
      return fetch(
        address.includes(mark) ? address.replace(/offset=\d+/, "offset=0") : address,
        init,
      );
    }) satisfies typeof fetch,
  });
  const manyPayments = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      day: -9 + index / 500,
      arrivedDay: -1,
      amount: `${index}.00`,
    }));

  it.each([1000, 1500, 700])(
    "cannot be had where the same page of %i comes for ever: it would stand twice",
    async (count) => {
      const transactions = Array.from({ length: count }, (_, index) => ({
        day: -9 + index / 200,
        total: `${index}.00`,
      }));
      simulator.account("openprovider").change({ openprovider: { transactions } });
      const { client, authorization } = account("openprovider", fromTheBeginning("/transactions"));
      const page = await client.bookings(authorization, query);
      // The first page has payments before its transactions, which hide that they are the same.
      const first = page.ok ? page.value.rows.length : 0;
      expect(first).toBe(501);
      expect(await client.bookings(authorization, { ...query, first })).toMatchObject({
        ok: false,
        failure: { kind: "malformed", command: "GET /transactions" },
      });
    },
  );

  it("cannot be had where the same page of payments comes for ever", async () => {
    simulator
      .account("openprovider")
      .change({ openprovider: { transactions: [], payments: manyPayments(1000) } });
    const fair = account("openprovider");
    expect(await fair.client.bookings(fair.authorization, query)).toMatchObject({
      value: { total: 1000 },
    });
    const { client, authorization } = account("openprovider", fromTheBeginning("/payments"));
    expect(await client.bookings(authorization, query)).toMatchObject({
      ok: false,
      failure: { kind: "malformed", text: "The list gives the same page again" },
    });
  });

  it("end within a limit where the number of payments grows with each page", async () => {
    simulator
      .account("openprovider")
      .change({ openprovider: { transactions: [], payments: manyPayments(4000) } });
    let total = 500;
    const { client, authorization } = account("openprovider", {
      fetch: (async (input, init) => {
        const answer = await fetch(input, init);
        if (!String(input).includes("/payments")) return answer;
        total += 500;
        return new Response((await answer.text()).replace(/"total":\d+/, `"total":${total}`));
      }) satisfies typeof fetch,
    });
    expect(await client.bookings(authorization, query)).toMatchObject({
      ok: false,
      failure: { kind: "malformed", text: "The list has too many pages" },
    });
    expect(commands().filter((command) => command === "GET /payments")).toHaveLength(5);
  });

  it.each(["missing", "list"] as const)("are none where the list is %s", async (empty) => {
    const none = { payments: [], transactions: [], wire: { empty } };
    simulator.account("openprovider").change({ openprovider: none });
    const { client, authorization } = account("openprovider");
    expect(await client.bookings(authorization, query)).toEqual({
      ok: true,
      value: { total: 0, rows: [] },
    });
  });

  it("that come in another order than they were asked in cannot be had, where there are more", async () => {
    const transactions = Array.from({ length: 600 }, (_, index) => ({
      day: -9 + index / 100,
      total: "1.00",
    }));
    simulator.account("openprovider").change({ openprovider: { transactions } });
    const { client, authorization } = account("openprovider", {
      fetch: ((input, init) =>
        fetch(String(input).replace("order=asc", "order=desc"), init)) satisfies typeof fetch,
    });
    expect(await client.bookings(authorization, query)).toMatchObject({
      ok: false,
      failure: { kind: "malformed", text: "creation_date is missing or unreadable" },
    });
  });

  it("take a time whose hour has one digit", async () => {
    const shortHours = { transactions: [{ day: -1.2, total: "3.00" }], payments: [] };
    simulator
      .account("openprovider")
      .change({ openprovider: { ...shortHours, wire: { shortHours: true } } });
    const { client, authorization } = account("openprovider");
    const bookings = await client.bookings(authorization, query);
    expect(bookings.ok && bookings.value.rows.map(({ at }) => at)).toEqual([now - 1.2 * day]);
  });
});

describe("the removals", () => {
  it("are the names that were deleted since, with the day until which they can be restored", async () => {
    const { client, authorization } = account("openprovider");
    expect(await client.removals(authorization, now - 40 * day)).toEqual({
      ok: true,
      value: [
        {
          name: "gone.com",
          deletedAt: now - 2 * day,
          reason: "",
          status: "redemption",
          until: now + 28 * day,
        },
      ],
    });
  });

  it("that are more than their pages hold cannot be had", async () => {
    const domains = Array.from({ length: 4100 }, (_, index) => ({
      domain: `gone-${index}.com`,
      status: "DEL",
      renewDay: 100 - index / 50,
    }));
    simulator.account("openprovider").change({ openprovider: { domains } });
    const { client, authorization } = account("openprovider");
    expect(await client.removals(authorization, now - 40 * day)).toMatchObject({
      ok: false,
      failure: { kind: "malformed", text: "The list has too many pages" },
    });
    expect(commands()).toHaveLength(5);
  });

  it("that end with fewer than a page before said cannot be had", async () => {
    const gone = (count: number) => ({
      openprovider: {
        domains: Array.from({ length: count }, (_, index) => ({
          domain: `gone-${index}.com`,
          status: "DEL",
          renewDay: 100 - index / 50,
        })),
      },
    });
    simulator.account("openprovider").change(gone(1500));
    simulator.before({ command: "GET /domains", skip: 1 }, () =>
      simulator.account("openprovider").change(gone(1200)),
    );
    const { client, authorization } = account("openprovider");
    expect(await client.removals(authorization, now - 40 * day)).toMatchObject({
      ok: false,
      failure: { kind: "malformed", text: "The list has fewer rows than it says" },
    });
  });
});
