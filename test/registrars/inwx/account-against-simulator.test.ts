import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { explainDeposits } from "../../../src/domain/foresight/explain-deposits.ts";
import { type Simulator, startSimulator } from "../../simulator/server.ts";
import { credentialOf, inwxAccount } from "../../support/registrars/inwx-account.ts";

const now = Date.UTC(2031, 2, 3, 9, 30);
const day = 86_400_000;

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ scenario: "inwx", now: () => now });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset("inwx"));
afterEach(() => {
  expect(simulator.violations).toEqual([]);
});

const account = (key: string, more = {}) => inwxAccount(simulator, key, more);
const commandsSent = () => simulator.requests.map(({ command }) => command);

describe("the balance", () => {
  it("is one call, where what does not move within a day was answered before", async () => {
    const { client, authorization } = account("inwx");
    const first = await client.balance(authorization);
    if (!first.ok) throw new Error(first.failure.kind);
    expect(commandsSent()).toEqual(["account.info", "accounting.accountBalance"]);
    simulator.account("inwx").change({ money: { amount: "1.50", deposit: "0.50" } });
    expect(await client.balance(authorization, first.value)).toMatchObject({
      value: { ...first.value, balance: "1.5", deposits: "0.5" },
    });
    expect(commandsSent()).toHaveLength(3);
    // What an earlier version kept does not tell the customer.
    const { customer: _none, ...former } = first.value;
    await client.balance(authorization, former);
    expect(commandsSent()).toHaveLength(5);
  });

  it("names the customer alike for the main login and a sub-account", async () => {
    const customers = [];
    for (const key of ["inwx", "inwx-accounting"]) {
      simulator.account(key).change({ inwx: { customerNo: 4711 } });
      const { client, authorization } = account(key);
      const status = await client.balance(authorization);
      customers.push(status.ok && status.value.customer);
    }
    expect(customers).toEqual(["4711", "4711"]);
    simulator.account("inwx").change({ inwx: { tellsCustomer: false } });
    const { client, authorization } = account("inwx");
    expect(await client.balance(authorization)).toMatchObject({ value: { customer: null } });
  });

  it("is what is available and locked, with the owner's own limit and VAT", async () => {
    simulator.account("inwx").change({ inwx: { customerNo: 4711 } });
    const { client, authorization } = account("inwx");
    expect(await client.balance(authorization)).toEqual({
      ok: true,
      value: {
        currency: "EUR",
        balance: "858.24",
        deposits: "45.9",
        creditLine: "0",
        creditThreshold: "100",
        vatPercent: "19",
        customer: "4711",
      },
    });
    expect(await client.terms(authorization)).toMatchObject({
      value: { lowBalanceWarning: "100", vatPercent: "19", currency: "EUR" },
    });
  });

  it("holds nothing of what else the account's data tell", async () => {
    const { client, authorization } = account("inwx");
    const said = JSON.stringify([
      await client.balance(authorization),
      await client.terms(authorization),
    ]);
    expect(said).not.toMatch(/Mustermann|PRIVATE|private|4711|192\.0\.2/);
  });

  it.each([
    ["0.30000000000000004", "0", "0.30000000000000004"],
    ["9007199254740993.12", "0.01", "9007199254740993.12"],
    ["12345678901234567", "0", "12345678901234567"],
    ["-312.4", "0", "-312.4"],
    ["0.1", "0.2", "0.1"],
  ])("is exact, to the last digit: %s", async (amount, deposit, balance) => {
    const { client, authorization } = account("inwx");
    simulator.account("inwx").change({ money: { amount, deposit } });
    const status = await client.balance(authorization);
    expect(status).toMatchObject({ value: { balance, deposits: deposit } });
  });

  const answering = (data: string) =>
    simulator.faults.set(
      { command: "accounting.accountBalance" },
      { kind: "body", body: `{"code":1000,"resData":{${data}}}` },
    );

  it.each([
    ["1.5e3", "0", "1500"],
    ["-2.5E-3", "1e-2", "0.0075"],
    ["3e+0", "1E1", "13"],
  ])("reads a power of ten exactly: %s", async (available, locked, balance) => {
    const { client, authorization } = account("inwx");
    answering(`"available":${available},"locked":${locked},"creditLimit":0`);
    expect(await client.balance(authorization)).toMatchObject({ value: { balance } });
  });

  it.each([
    ["no available", '"locked":0,"creditLimit":0', "available"],
    ["no locked", '"available":5,"creditLimit":0', "locked"],
    ["words", '"available":"12,50 or so","locked":0', "available"],
    ["null", '"available":null,"locked":0', "available"],
    ["an amount that no account has", '"available":1e300,"locked":0', "available"],
    ["a credit line of words", '"available":1,"locked":0,"creditLimit":"much"', "creditLimit"],
    ["no credit line", '"available":1,"locked":0,"creditLimit":null', "creditLimit"],
    ["nothing", "", "available"],
  ])("is not known, never nothing: %s", async (_what, data, name) => {
    const { client, authorization } = account("inwx");
    answering(data);
    expect(await client.balance(authorization)).toEqual({
      ok: false,
      failure: {
        kind: "malformed",
        code: null,
        command: "accounting.accountBalance",
        text: `${name} is missing or unreadable`,
      },
    });
  });

  it("has no credit line where none is told", async () => {
    const { client, authorization } = account("inwx");
    answering('"available":5,"locked":0');
    expect(await client.balance(authorization)).toMatchObject({ value: { creditLine: null } });
  });

  it("is not known where its currency is not", async () => {
    const { client, authorization } = account("inwx");
    const body = `{"code":1000,"resData":{"currency":"EURO"}}`;
    simulator.faults.set({ command: "account.info" }, { kind: "body", body });
    expect(await client.balance(authorization)).toMatchObject({
      failure: { kind: "malformed", text: "currency is missing or unreadable" },
    });
  });

  it("of the test system, and of one with a credit line", async () => {
    const test = account("inwx-test");
    expect(await test.client.balance(test.authorization)).toMatchObject({
      value: { currency: "USD", balance: "1000", creditThreshold: null, vatPercent: null },
    });
    // Whether the line is in what is available already is not documented: it is not counted a second time.
    const odd = account("inwx-odd");
    expect(await odd.client.balance(odd.authorization)).toMatchObject({
      value: { currency: "CHF", balance: "0.30000000000000004", creditLine: null },
    });
  });
});

describe("a role that is missing", () => {
  it("takes its part alone", async () => {
    const { client, authorization } = account("inwx-accounting");
    expect(await client.balance(authorization)).toMatchObject({ value: { balance: "20" } });
    expect(await client.counts(authorization)).toMatchObject({
      ok: true,
      value: ["domains", "dns-zones", "contacts"].map((product) => ({
        product,
        count: null,
        failure: { kind: "not-allowed", code: 2201 },
      })),
    });
  });
});

describe("the counts", () => {
  it("are those of the lists, one asked for after the other", async () => {
    const { client, authorization } = account("inwx");
    const counts = await client.counts(authorization);
    expect(counts.ok && counts.value.map(({ product, count }) => [product, count])).toEqual([
      ["domains", 9],
      ["dns-zones", 7],
      ["contacts", 41],
    ]);
    expect(simulator.peak).toBe(1);
  });

  it("are nothing only where the registrar says so", async () => {
    const { client, authorization } = account("inwx");
    simulator.account("inwx").change({ inwx: { counts: {} } });
    simulator.faults.set({ command: "domain.list" }, { kind: "body", body: `{"code":1000}` });
    expect(await client.counts(authorization)).toMatchObject({
      value: [
        { product: "domains", count: null, failure: { kind: "malformed" } },
        { product: "dns-zones", count: 0, failure: null },
        { product: "contacts", count: 0, failure: null },
      ],
    });
  });
});

describe("what is reserved, by name", () => {
  it("explains the figure, but for what has VAT that may be a percent or an amount", async () => {
    const { client, authorization } = account("inwx");
    const reserves = await client.reserves(authorization);
    expect(reserves).toMatchObject({
      value: [
        { name: "wanted.app", amount: "30", currency: null, createdAt: now - 2 * day },
        { name: "wanted.dev", amount: "4" },
        { name: "shop.example", amount: null },
      ],
    });
    const rows = reserves.ok ? reserves.value : [];
    const explained = { sum: "34", left: 1, unexplained: "11.9" };
    expect(explainDeposits(rows, "45.9", "EUR")).toEqual(explained);
  });

  it("comes page by page, each row once, and equal rows as often as they are there", async () => {
    const same = Array.from({ length: 30 }, () => ({ day: -1, domain: "twin.com", amount: "1" }));
    const many = Array.from({ length: 120 }, (_, n) => ({
      day: -1,
      domain: `n${n}.de`,
      amount: "2",
    }));
    simulator.account("inwx").change({ inwx: { lockedFunds: [...same, ...many], sslFunds: [] } });
    const { client, authorization } = account("inwx");
    const reserves = await client.reserves(authorization);
    expect(reserves.ok && reserves.value.length).toBe(150);
    // The second page has fifty rows: the API may have lowered it, so that a third is asked for.
    expect(commandsSent()).toHaveLength(3);
  });

  it.each([7, 10, 20])("is whole where a page has %i rows at most", async (largestPage) => {
    const lockedFunds = Array.from({ length: 33 }, (_, n) => ({
      day: -1,
      domain: n % 5 === 0 ? "twin.com" : `n${n}.de`,
      amount: "2",
    }));
    simulator
      .account("inwx")
      .change({ inwx: { lockedFunds, sslFunds: [], wire: { largestPage } } });
    const { client, authorization } = account("inwx");
    const reserves = await client.reserves(authorization);
    expect(reserves.ok && reserves.value.length).toBe(33);
    expect(reserves.ok && new Set(reserves.value.map(({ id }) => id)).size).toBe(33);
  });

  it("is empty only where nothing is locked", async () => {
    const { client, authorization } = account("inwx");
    simulator.account("inwx").change({ inwx: { lockedFunds: [], sslFunds: [] } });
    expect(await client.reserves(authorization)).toMatchObject({ failure: { kind: "malformed" } });
    simulator.account("inwx").setDeposit("0.00");
    expect(await client.reserves(authorization)).toEqual({ ok: true, value: [] });
  });

  it("ends where the API takes no notice of the page", async () => {
    const rows = Array.from({ length: 20 }, (_, n) => `{"domain":"n${n}.de","amount":1}`);
    const body = `{"code":1000,"resData":{"funds":[${rows}]}}`;
    simulator.faults.set({ command: "accounting.lockedFunds" }, { kind: "body", body });
    const { client, authorization } = account("inwx");
    const reserves = await client.reserves(authorization);
    expect(reserves.ok && reserves.value.length).toBe(20);
    expect(commandsSent()).toHaveLength(2);
  });

  it("is given up after twenty pages that each have something new", async () => {
    let page = 0;
    const { client, authorization } = account("inwx", {
      fetch: (async () => {
        page++;
        const funds = Array.from({ length: 100 }, (_, n) => ({
          domain: `${page}-${n}`,
          amount: 1,
        }));
        return Response.json({ code: 1000, resData: { funds } });
      }) as typeof fetch,
    });
    expect(await client.reserves(authorization)).toMatchObject({ failure: { kind: "malformed" } });
    expect(page).toBe(20);
  });
});

describe("the bookings", () => {
  const query = { from: now - 30 * day, to: now, first: 0 };

  it("come in order of time, with what was charged above zero", async () => {
    const { client, authorization } = account("inwx");
    const rows = [
      ["PAYMENT", "Bank transfer", "-500", 3],
      ["RENEWAL", "renewed.com", "13.45", 2],
      ["RENEWAL", "renewed.de", "5.36", 1],
    ].map(([type, description, gross, days]) => ({
      at: now - Number(days) * day,
      type,
      description,
      gross,
      net: null,
      currency: "EUR",
    }));
    expect(await client.bookings(authorization, query)).toEqual({
      ok: true,
      value: { total: 3, rows },
    });
    expect(simulator.find({ command: "accounting.log" })[0]?.parameters).toMatchObject({
      dateFrom: "2031-02-01T09:30:00",
      dateTo: "2031-03-03T09:30:00",
      priceMin: "-1000000000",
    });
  });

  it.each([1000, 20, 7])(
    "are turned page by page where the API lists the latest first, %i rows a page at most",
    async (largestPage) => {
      const log = Array.from({ length: 250 }, (_, n) => ({
        day: -20 + n / 50,
        amount: `-${n + 1}.00`,
        type: "RENEWAL",
      }));
      simulator.account("inwx").change({ inwx: { log, wire: { largestPage } } });
      const { client, authorization } = account("inwx");
      const rows: (string | null)[] = [];
      for (let pages = 0; pages < 150 && rows.length < 250; pages++) {
        const page = await client.bookings(authorization, { ...query, first: rows.length });
        if (!page.ok) throw new Error(JSON.stringify(page.failure));
        expect(page.value.total).toBe(250);
        rows.push(...page.value.rows.map(({ gross }) => gross));
      }
      expect(rows).toEqual(Array.from({ length: 250 }, (_, n) => `${n + 1}`));
    },
  );

  describe("of a list that does not tell its order on a page", () => {
    /** So many entries in one list, at these days; all on pages of 20. */
    const listing = (days: number[]) =>
      simulator.account("inwx").change({
        inwx: {
          log: days.map((at, n) => ({ day: at, amount: `-${n + 1}.00`, type: "RENEWAL" })),
          wire: { largestPage: 20 },
        },
      });
    async function all(total: number) {
      const { client, authorization } = account("inwx");
      const rows: [number | null, string | null][] = [];
      for (let pages = 0; pages < 20 && rows.length < total; pages++) {
        const page = await client.bookings(authorization, { ...query, first: rows.length });
        if (!page.ok) return page.failure;
        rows.push(...page.value.rows.map(({ at, gross }): (typeof rows)[0] => [at, gross]));
      }
      return rows;
    }
    const each = (count: number) => Array.from({ length: count }, (_, n) => `${n + 1}`).sort();

    it.each([
      ["all entries are of one moment", Array.from({ length: 50 }, () => -2)],
      [
        "the latest are",
        [...Array.from({ length: 10 }, () => -9), ...Array.from({ length: 45 }, () => -2)],
      ],
      [
        "the first are",
        [...Array.from({ length: 45 }, () => -9), ...Array.from({ length: 10 }, () => -2)],
      ],
    ])("each comes once, in order, where %s", async (_which, days) => {
      listing(days);
      const rows = await all(days.length);
      if (!Array.isArray(rows)) throw new Error(rows.text);
      expect(rows.map(([, gross]) => gross).sort()).toEqual(each(days.length));
      expect(rows.map(([at]) => at)).toEqual(rows.map(([at]) => at).toSorted());
    });

    it.each([
      ["none has a time", (_n: number) => ({})],
      ["they go up and down", (n: number) => ({ date: `2031-02-0${1 + ((n * 3) % 7)}T00:00:00` })],
    ])("it is not known where %s", async (_which, part) => {
      const log = Array.from({ length: 20 }, (_, n) => ({ amount: n, ...part(n) }));
      const body = JSON.stringify({ code: 1000, resData: { count: 60, log } });
      simulator.faults.set({ command: "accounting.log" }, { kind: "body", body });
      expect(await all(60)).toMatchObject({ kind: "malformed", command: "accounting.log" });
    });
  });

  it("are none where the registrar counts none, and unknown where it does not count", async () => {
    simulator.account("inwx").change({ inwx: { log: [] } });
    const { client, authorization } = account("inwx");
    expect(await client.bookings(authorization, query)).toEqual({
      ok: true,
      value: { rows: [], total: 0 },
    });
    const body = `{"code":1000,"resData":{}}`;
    simulator.faults.set({ command: "accounting.log" }, { kind: "body", body });
    expect(await client.bookings(authorization, query)).toMatchObject({
      failure: { kind: "malformed" },
    });
  });
});

describe("signing in", () => {
  it("sends nothing by itself, and the password in each call, not in the address", async () => {
    const seen: [string, RequestInit][] = [];
    const { client, authorization } = account("inwx", {
      fetch: ((address: string, init: RequestInit) => {
        seen.push([address, init]);
        return fetch(address, init);
      }) as typeof fetch,
    });
    expect(await client.signIn(authorization)).toEqual({ ok: true, value: "stateless" });
    expect(await client.signOut("x")).toEqual({ ok: true, value: null });
    expect(simulator.requests).toEqual([]);
    await client.balance(authorization);
    expect(simulator.requests).toMatchObject([{ via: "password" }, { via: "password" }]);
    for (const [address, { body, signal, ...init }] of seen) {
      expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/inwx\/live\/jsonrpc\/$/);
      expect([body, signal]).not.toContain(undefined);
      expect(init).toEqual({
        method: "POST",
        headers: { "content-type": "application/json" },
        credentials: "omit",
        cache: "no-store",
        redirect: "error",
        referrerPolicy: "no-referrer",
      });
    }
  });

  it("that is refused is tried once, by whatever is asked", async () => {
    const { client } = account("inwx");
    const wrong = credentialOf("Wrong-Password-1");
    const kind = "sign-in-failed";
    const first = {
      first: 0,
      today: 0,
      through: 1,
      vatPercent: null,
      currency: "EUR",
    };
    expect(await client.balance(wrong)).toMatchObject({ failure: { kind, code: 2200 } });
    expect(await client.counts(wrong)).toMatchObject({ failure: { kind } });
    expect(await client.reserves(wrong)).toMatchObject({ failure: { kind } });
    expect(await client.charges(wrong, first)).toMatchObject({ failure: { kind } });
    expect(await client.bookings(wrong, { from: 0, to: now, first: 0 })).toMatchObject({
      failure: { kind },
    });
    expect(simulator.signIns["shop.inwx"]).toEqual({ tried: 5, refused: 5 });
  });

  it("is told apart from a second factor that this login wants", async () => {
    const { client, authorization } = account("inwx-tfa");
    const status = await client.balance(authorization);
    expect(status).toMatchObject({ failure: { kind: "second-factor", code: 2200 } });
    const wrong = await client.balance(credentialOf("not-the-password"));
    expect(wrong).toMatchObject({ failure: { kind: "sign-in-failed", code: 2200 } });
  });

  it("counts also where the answer comes with an HTTP error", async () => {
    const { client, authorization } = account("inwx");
    const body = `{"code":2200,"msg":"Authentication error"}`;
    simulator.faults.set({}, { kind: "status", status: 401, body });
    expect(await client.balance(authorization)).toMatchObject({
      failure: { kind: "sign-in-failed" },
    });
    expect(simulator.requests).toHaveLength(1);
  });

  it("is not made with a session, nor to an address that no password is sent to", async () => {
    const { client } = account("inwx");
    const session = { kind: "session", session: "abc" } as const;
    expect(await client.balance(session)).toMatchObject({ failure: { kind: "not-configured" } });
    expect(simulator.requests).toEqual([]);
  });
});
