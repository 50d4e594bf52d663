import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { DayMemory } from "../../../src/registrars/contract.ts";
import { longestLead, tldLimits } from "../../../src/registrars/rtr/tlds.ts";
import { type Simulator, startSimulator } from "../../simulator/server.ts";
import { now, today } from "../../support/contract/every-method.ts";
import { rtrAccount } from "../../support/registrars/rtr-account.ts";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ scenario: "rtr", now: () => now });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset("rtr"));
afterEach(() => {
  expect(simulator.violations).toEqual([]);
});

const query = { first: 0, today, through: today + 90, vatPercent: null, currency: "EUR" };
const change = (rtr: object, key = "rtr") => simulator.account(key).change({ rtr });
const count = (command: string): number => simulator.find({ command }).length;
const tldRequests = (): (string | undefined)[] =>
  simulator.find({ command: "GET /tlds/{tld}/info" }).map(({ parameters }) => parameters.tld);

/** What a client keeps for a span, as the worker keeps it. */
function memory(): DayMemory & { text: string | null } {
  const kept: DayMemory & { text: string | null } = {
    text: null,
    read: async () => kept.text,
    write: async (text) => {
      kept.text = text;
    },
  };
  return kept;
}

async function chargesOf(key = "rtr", more = {}, changes = {}) {
  const { client, authorization } = rtrAccount(simulator, key, more);
  const page = await client.charges(authorization, { ...query, ...changes });
  if (!page.ok) throw new Error(JSON.stringify(page.failure));
  return page.value;
}

const hours = (at: number | null): number | null => at && (at - now) / 3_600_000;

const told = (...args: Parameters<typeof chargesOf>) =>
  chargesOf(...args).then(({ rows }) =>
    rows.map(({ object, nextAction, gross }) => [object, nextAction, gross]),
  );

type Domains = NonNullable<
  Parameters<ReturnType<Simulator["account"]>["change"]>[0]["rtr"]
>["domains"];
const domains = (...list: Partial<NonNullable<Domains>[number]>[]) =>
  change({ domains: list.map((each, index) => ({ domain: `n${index}.com`, ...each })) });

describe("what will be charged", () => {
  it("is made of days of expiry, terms of extensions and prices; what is not renewed is said", async () => {
    const page = await chargesOf();
    expect(
      page.rows.map(({ object, at, renewalMode, nextAction, gross, currency }) => [
        object,
        hours(at),
        renewalMode,
        nextAction,
        gross,
        currency,
      ]),
    ).toEqual(
      [
        // Deleted: what brings it back is not told. Over, and not paid: a renewal would have saved it.
        ["in-redemption.com", -20 * 24, "autoRenew: true", "expireunpaid", null, "EUR"],
        ["over.com", -3 * 24, "autoRenew: true", "expireunpaid", "9.85", "EUR"],
        ["yearly.com", 4 * 24, "autoRenew: true", "pay", "9.85", "EUR"],
        ["two-years.com", 5 * 24, "autoRenew: true", "pay", "19.70", "EUR"],
        ["let-go.com", 6 * 24, "autoRenew: false", "expire", null, "EUR"],
        // 25 hours before it expires.
        ["early.nl", 8 * 24 - 25, "autoRenew: true", "pay", "4.25", "EUR"],
        ["quarter.nl", 10 * 24 - 25, "autoRenew: true", "pay", "1.07", "EUR"],
        ["asked-away.com", 9 * 24, "autoRenew: true", null, null, "EUR"],
        ["held-fast.com", 9 * 24, "autoRenew: true", null, null, "EUR"],
        ["zone.co.uk", 11 * 24, "autoRenew: true", "pay", "7.10", "EUR"],
        ["third.uk.com", 13 * 24, "autoRenew: true, by expiryDate", "pay", "31.50", "EUR"],
        ["gold.com", 14 * 24, "autoRenew: true", "pay", null, "EUR"],
        ["no-price.xyz", 20 * 24, "autoRenew: true, by expiryDate", "pay", null, "EUR"],
        ["dearer.com", 45 * 24, "autoRenew: true", "pay", "10.40", "EUR"],
      ].toSorted((a, b) => Number(a[1]) - Number(b[1])),
    );
    expect(page).toMatchObject({ total: 14, next: null, ordered: true, basis: "derived" });
    expect(page.rows.every(({ computed, lostAt }) => computed && lostAt === null)).toBe(true);
  });

  it("is asked for without contacts and auth codes", async () => {
    await chargesOf();
    expect(simulator.find({ command: "GET /domains" }).map(({ parameters }) => parameters)).toEqual(
      [
        {
          fields: "domainName,expiryDate,autoRenew,autoRenewPeriod,status,premium",
          order: "expiryDate",
          limit: "1000",
          offset: "0",
        },
      ],
    );
  });

  it("comes again where it is for less than the window", async () => {
    domains({ domain: "monthly.nl", expiryDay: 3, months: 1 });
    const { rows } = await chargesOf();
    expect(rows.map(({ gross }) => gross)).toEqual(["0.36", "0.36", "0.36"]);
  });

  it.each([
    ["no period", { domain: "n.nl", months: null }, "0.36"],
    ["a period that is none", { domain: "n.nl", months: 0 }, "0.36"],
    ["no period, and an extension that tells none", { domain: "n.uk.com", months: null }, "31.50"],
    ["no period, and an extension that nobody tells of", { domain: "n.xyz", months: null }, null],
  ])("with %s is for the shortest that the extension has", async (_what, name, gross) => {
    domains({ expiryDay: 80, ...name });
    change({
      prices: [
        ...pricesOf("nl", "4.25"),
        ...pricesOf("xyz", "9.00"),
        ...pricesOf("centralnic_uk_com", "31.50"),
      ],
    });
    const [row] = await told();
    expect(row?.[2]).toBe(gross);
  });

  it.each<[string, object, string | null]>([
    ["OK", { status: ["OK"] }, "pay"],
    ["a lock against transfers", { status: ["CLIENT_TRANSFER_PROHIBITED"] }, "pay"],
    ["a renewal under way", { status: ["OK", "PENDING_RENEW"] }, "pay"],
    ["a renewal of the registry's", { status: ["AUTO_RENEW_PERIOD"] }, "pay"],
    ["a deletion that was asked for", { status: ["DELETE_REQUESTED"] }, null],
    [
      "a deletion that was asked for and done",
      { status: ["REDEMPTION_PERIOD", "DELETE_REQUESTED"] },
      null,
    ],
    ["a prohibited renewal", { status: ["OK", "SERVER_RENEW_PROHIBITED"] }, null],
    ["a transfer under way", { status: ["PENDING_TRANSFER"] }, null],
    ["a word that nobody knows", { status: ["OK", "FROZEN"] }, null],
    ["no status", { status: null }, null],
    ["an empty status", { status: [] }, null],
    ["an expiry that was not paid", { status: ["EXPIRED"] }, "expireunpaid"],
    ["a deletion", { status: ["PENDING_DELETE"] }, "expireunpaid"],
    ["no renewal", { autoRenew: false, status: ["EXPIRED"] }, "expire"],
    ["a renewal that is neither on nor off", { autoRenew: "maybe" }, null],
    ["nothing said of its renewal", { autoRenew: null }, null],
  ])("of a name with %s is told as what it is", async (_what, name, next) => {
    domains({ expiryDay: 3, ...name });
    const { rows } = await chargesOf();
    expect(rows.map(({ nextAction }) => nextAction)).toEqual([next]);
  });

  it("that the registry renewed at its own risk is at risk once the day is over", async () => {
    domains({ expiryDay: -2, status: ["AUTO_RENEW_PERIOD"] }, { expiryDay: -2, status: ["OK"] });
    expect((await told()).map(([, next]) => next)).toEqual(["expireunpaid", "pay"]);
  });

  it("of a day that is not told may come on any", async () => {
    domains({}, { expiryDay: 2 }, { expiryDate: "2026-02-30T00:00:00Z" });
    const rows = (await chargesOf()).rows.map(({ object, at }) => [object, hours(at)]);
    expect(rows).toEqual([
      ["n1.com", 48],
      ["n0.com", null],
      ["n2.com", null],
    ]);
  });

  it("is nothing where there are no names, for one request", async () => {
    expect(await chargesOf("rtr-empty")).toEqual({
      rows: [],
      total: 0,
      next: null,
      ordered: true,
      basis: "derived",
    });
    expect(simulator.requests).toHaveLength(1);
  });

  it("of premium names alone is not known", async () => {
    expect(await told("rtr-dollar", {}, { currency: "USD" })).toEqual([
      ["silver.club", "pay", null],
      ["bronze.club", "pay", null],
    ]);
  });

  it("is read to the window's end and no further, with what an extension may want earlier", async () => {
    change({
      domains: [],
      generated: [{ seed: 1, count: 4000, days: [0, 400], extensions: ["nl"] }],
    });
    const { client, authorization } = rtrAccount(simulator, "rtr");
    let page = await client.charges(authorization, query);
    let rows = 0;
    const ordered: boolean[] = [];
    for (;;) {
      if (!page.ok) throw new Error(page.failure.text);
      rows += page.value.rows.length;
      ordered.push(page.value.ordered);
      const { next } = page.value;
      if (next === null || next === "by-row") break;
      page = await client.charges(authorization, { ...query, ...next });
    }
    // 182 days of 400 in pages of 1000, and one look at the list's end.
    expect(count("GET /domains")).toBe(3);
    expect(rows).toBeGreaterThan(850);
    // Names of the next page are charged before the last of this one, by up to 25 hours.
    expect(ordered).toContain(false);
    expect(tldRequests()).toEqual(["nl"]);
  });
});

const pricesOf = (name: string, price: string) => [{ product: `domain_${name}`, price }];

describe("a price", () => {
  const grosses = async (...args: Parameters<typeof told>) =>
    (await told(...args)).map(([, , gross]) => gross);

  it("that is announced counts from its day on, and not before", async () => {
    change({
      priceChanges: [
        { product: "domain_com", price: "12.00", fromDay: 60 },
        { product: "domain_com", price: "11.00", fromDay: 30 },
      ],
    });
    domains({ expiryDay: 29 }, { expiryDay: 30 }, { expiryDay: 59 }, { expiryDay: 60 });
    expect(await grosses()).toEqual(["9.85", "11.00", "11.00", "12.00"]);
  });

  it("that is announced for a day nobody is told, or unreadably, is not known from then on", async () => {
    domains({ expiryDay: 3 }, { expiryDay: 40 });
    change({ priceChanges: [{ product: "domain_com", price: "12.00" }] });
    expect(await grosses()).toEqual([null, null]);
    change({ priceChanges: [{ product: "domain_com", price: { raw: "more" }, fromDay: 30 }] });
    expect(await grosses()).toEqual(["9.85", null]);
  });

  it("of two that differ is the dearer", async () => {
    domains({ expiryDay: 3 });
    change({
      prices: [...pricesOf("com", "9.85"), ...pricesOf("com", "10.00"), ...pricesOf("com", "8.00")],
    });
    expect(await grosses()).toEqual(["10.00"]);
  });

  it.each(["0.00", "-3.00", "9.855", { raw: "12,50 or so" }])("of %j is none", async (price) => {
    domains({ expiryDay: 3 });
    change({ prices: [{ product: "domain_com", price }] });
    expect(await grosses()).toEqual([null]);
  });

  it("in another currency than was asked for is none", async () => {
    domains({ expiryDay: 3 });
    change({ prices: [{ product: "domain_com", price: "9.85", currency: "USD" }] });
    expect(await grosses()).toEqual([null]);
  });

  it("of another action, a lowered one or that of a premium name is left alone", async () => {
    domains({ expiryDay: 3 });
    change({
      prices: [
        { product: "domain_com", price: "1.00", action: "TRANSFER" },
        { product: "domain_com_premium", price: "900.00" },
      ],
      promos: pricesOf("com", "2.00"),
    });
    expect(await grosses()).toEqual([null]);
  });

  it("of a shorter ending is not that of a zone below it", async () => {
    domains({ domain: "n.co.uk", expiryDay: 3 }, { domain: "n.uk", expiryDay: 4 });
    change({ prices: pricesOf("uk", "5.00") });
    expect(await grosses()).toEqual([null, "5.00"]);
    change({ prices: pricesOf("uk_sld", "7.00") });
    expect(await grosses()).toEqual(["7.00", null]);
  });

  it("of a currency that the list is not made in is not known, and nothing fails", async () => {
    domains({ expiryDay: 3 });
    expect(await grosses("rtr", {}, { currency: "GBP" })).toEqual([null]);
    expect(count("GET /customers/{customer}/pricelist")).toBe(1);
  });

  it("is asked for once a day, in each currency by itself", async () => {
    const kept = memory();
    domains({ expiryDay: 3 }, { expiryDay: 40 });
    const first = await grosses("rtr", { memory: kept });
    change({ prices: pricesOf("com", "99.00") });
    expect(await grosses("rtr", { memory: kept })).toEqual(first);
    expect(count("GET /customers/{customer}/pricelist")).toBe(1);
    expect(await grosses("rtr", { memory: kept }, { currency: "USD" })).toEqual(["99.00", "10.40"]);
    expect(count("GET /customers/{customer}/pricelist")).toBe(2);
  });

  it("that was kept and is not understood is asked for again", async () => {
    domains({ expiryDay: 3 });
    for (const text of ["", "no JSON", "{}", '{"currency":"EUR","prices":[["com",0,"x"]]}']) {
      const kept = memory();
      kept.text = text;
      expect(await grosses("rtr", { memory: kept })).toEqual(["9.85"]);
    }
  });

  it("that the user may not see fails the list, and says which right is missing", async () => {
    change({ forbidden: ["customers/{customer}/pricelist"] });
    const { client, authorization } = rtrAccount(simulator, "rtr");
    expect(await client.charges(authorization, query)).toMatchObject({
      ok: false,
      failure: { kind: "not-allowed", command: "GET /customers/{customer}/pricelist" },
    });
  });
});

describe("the terms of an extension", () => {
  const daysOf = async (...args: Parameters<typeof chargesOf>) =>
    (await chargesOf(...args)).rows.map(({ object, at }) => [object, hours(at)]);

  it("are asked for once, and of those that have the same not at all", async () => {
    domains(
      { domain: "a.com", expiryDay: 1 },
      { domain: "b.net", expiryDay: 2 },
      { domain: "c.co.uk", expiryDay: 3 },
      { domain: "d.org.uk", expiryDay: 4 },
    );
    expect(await daysOf()).toEqual(
      [
        ["a.com", 24],
        ["b.net", 48],
        ["c.co.uk", 48],
        ["d.org.uk", 72],
      ].toSorted((a, b) => Number(a[1]) - Number(b[1])),
    );
    expect(tldRequests()).toEqual(["com", "uk"]);
  });

  it("of a zone are asked for by its own name where the extension's answer does not name it", async () => {
    domains({ domain: "a.uk.com", expiryDay: 3 }, { domain: "b.uk.com", expiryDay: 4 });
    change({
      tlds: [
        { tld: "com", offset: 0 },
        { tld: "uk.com", offset: 7200 },
      ],
    });
    expect(await daysOf()).toEqual([
      ["a.uk.com", 70],
      ["b.uk.com", 94],
    ]);
    expect(tldRequests()).toEqual(["com", "uk.com"]);
  });

  it("are kept for a week, those that are refused too", async () => {
    const week = memory();
    domains({ domain: "a.nl", expiryDay: 5 }, { domain: "b.xyz", expiryDay: 6 });
    const first = await daysOf("rtr", { week });
    expect(first).toEqual([
      ["a.nl", 5 * 24 - 25],
      ["b.xyz", 6 * 24],
    ]);
    expect(await daysOf("rtr", { week })).toEqual(first);
    expect(tldRequests()).toEqual(["nl", "xyz"]);
    expect(JSON.parse(week.text ?? "")).toEqual({
      tlds: [
        ["nl", 90_000, 1],
        ["xyz", null, null],
      ],
    });
  });

  it("bring a name into the window that expires behind it", async () => {
    domains({ domain: "a.nl", expiryDay: 90.5 + 1 }, { domain: "b.com", expiryDay: 91.5 });
    expect(await daysOf()).toEqual([["a.nl", 91.5 * 24 - 25]]);
  });

  it.each([
    ["no offset", undefined],
    ["an offset that is none", "soon"],
    ["an offset that is longer than any", (longestLead + 1) * 86_400],
  ])("with %s leave the day of expiry", async (_what, offset) => {
    change({ tlds: [{ tld: "com", offset }] });
    domains({ expiryDay: 5 });
    expect(await daysOf()).toEqual([["n0.com", 120]]);
  });

  it("whose registry is down are asked for next time, and after some no more are asked for", async () => {
    const week = memory();
    const tlds = ["aa", "bb", "cc", "dd", "ee"];
    change({ down: tlds });
    domains(...tlds.map((tld, index) => ({ domain: `n.${tld}`, expiryDay: 1 + index })));
    expect((await daysOf("rtr", { week })).map(([, at]) => at)).toEqual([24, 48, 72, 96, 120]);
    expect(tldRequests()).toHaveLength(tldLimits.failing);
    change({ down: [], tlds: [{ tld: "aa", same: tlds, offset: 3600 }] });
    expect((await daysOf("rtr", { week })).map(([, at]) => at)).toEqual([23, 47, 71, 95, 119]);
  });

  it("that the user may not see are not asked for again in that round", async () => {
    change({ forbidden: ["tlds/{tld}/info"] });
    domains({ domain: "a.nl", expiryDay: 1 }, { domain: "b.com", expiryDay: 2 });
    expect((await daysOf()).map(([, at]) => at)).toEqual([24, 48]);
    expect(tldRequests()).toHaveLength(1);
  });

  it("are not asked for a name that no address can hold", async () => {
    domains({ domain: "a./etc", expiryDay: 1 }, { domain: "b..com", expiryDay: 2 });
    await daysOf();
    expect(tldRequests()).toEqual([]);
  });

  it("that are answered with a pause leave the registrar alone at once", async () => {
    simulator.faults.set(
      { command: "GET /tlds/{tld}/info" },
      {
        kind: "status",
        status: 429,
        headers: { "retry-after": "90" },
        body: '{"type":"TooManyRequests"}',
      },
    );
    const { client, authorization } = rtrAccount(simulator, "rtr");
    expect(await client.charges(authorization, query)).toMatchObject({
      ok: false,
      failure: { kind: "http", code: 429, wait: 90, command: "GET /tlds/{tld}/info" },
    });
    expect(tldRequests()).toHaveLength(1);
  });
});

describe("what a look costs", () => {
  it("is one request for 1,000 names, one for prices a day, and one for each extension a week", async () => {
    const kept = { memory: memory(), week: memory() };
    await chargesOf("rtr-large", kept);
    expect([
      count("GET /domains"),
      count("GET /customers/{customer}/pricelist"),
      tldRequests().length,
    ]).toEqual([1, 1, 39]);
    await chargesOf("rtr-large", kept);
    expect(simulator.requests).toHaveLength(41 + 1);
  });

  it("is bounded where every name has an extension of its own", async () => {
    domains(
      ...Array.from({ length: 400 }, (_, index) => ({
        domain: `n.x${index}`,
        expiryDay: index / 10,
      })),
    );
    await chargesOf();
    expect(tldRequests()).toHaveLength(tldLimits.all);
  });

  it("of 100,000 names stays within the pages of the window", async () => {
    change({
      domains: [],
      generated: [{ seed: 1, count: 100_000, days: [0, 3650], extensions: ["com"] }],
    });
    const { client, authorization } = rtrAccount(simulator, "rtr");
    let page = await client.charges(authorization, query);
    while (page.ok && page.value.next !== null && page.value.next !== "by-row")
      page = await client.charges(authorization, { ...query, ...page.value.next });
    expect(page.ok).toBe(true);
    // 182 days of ten years are some 5,000 names.
    expect(count("GET /domains")).toBeLessThan(16);
  });
});
