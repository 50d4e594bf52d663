import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { filledIn } from "../../../src/domain/money.ts";
import { pastPages } from "../../../src/registrars/autodns/past-prices.ts";
import { premiumLimit } from "../../../src/registrars/autodns/prices.ts";
import type { DayMemory } from "../../../src/registrars/contract.ts";
import { type Simulator, startSimulator } from "../../simulator/server.ts";
import { now, today } from "../../support/contract/every-method.ts";
import { loadCharges } from "../../support/contract/load-charges.ts";
import { autodnsAccount } from "../../support/registrars/autodns-account.ts";
import { fullClient } from "../../support/registrars/full-client.ts";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ scenario: "autodns", now: () => now });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset("autodns"));
afterEach(() => {
  expect(simulator.violations).toEqual([]);
});

const query = { first: 0, today, through: today + 90, vatPercent: null, currency: "EUR" };
const listCommand = "GET /document/price_list.xml";
const ledger = "POST /subjectProduct/_search";
const single = "GET /domainpremium/{name}";
const search = "POST /domain/_search";

type Change = NonNullable<Parameters<ReturnType<Simulator["account"]>["change"]>[0]["autodns"]>;
const change = (autodns: Change, key = "autodns") => simulator.account(key).change({ autodns });
const count = (command: string): number => simulator.find({ command }).length;

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

async function pageOf(key = "autodns", more = {}, changes = {}, typed = {}) {
  const { client, authorization } = autodnsAccount(simulator, key, more, typed);
  const page = await client.charges(authorization, { ...query, ...changes });
  if (!page.ok) throw new Error(JSON.stringify(page.failure));
  const rows = page.value.rows.map(({ gross, ...row }) => ({
    ...row,
    gross: gross === null ? null : filledIn(gross, row.currency ?? "EUR"),
  }));
  return { ...page.value, rows };
}

const told = (...args: Parameters<typeof pageOf>) =>
  pageOf(...args).then(({ rows }) =>
    rows.map(({ object, renewalMode, nextAction, gross }) => [
      object,
      renewalMode,
      nextAction,
      gross,
    ]),
  );

const days = (at: number | null): number | null =>
  at && Math.round(((at - now) / 86_400_000) * 10) / 10;

describe("what will be charged", () => {
  it("is made of due days and of prices, each from its source; what is not renewed is said", async () => {
    const page = await pageOf();
    expect(
      page.rows.map(({ object, at, renewalMode, nextAction, net, gross }) => [
        object,
        days(at),
        renewalMode,
        nextAction,
        net,
        gross,
      ]),
    ).toEqual([
      // Due, and still no new day: not paid.
      ["over.com", -3, "TRUE", "expireunpaid", "9.5", "11.31"],
      // Of the registry's day nobody knows which year it is of.
      ["long-over.org", -2, "TRUE, by expire", null, null, null],
      // Midnight in Germany is the day before in UTC: it is due on the day that was written.
      ["at-midnight.com", -0.5, "TRUE", "pay", "9.5", "11.31"],
      ["yearly.com", 4, "TRUE", "pay", "9.5", "11.31"],
      // How two years are priced is not told.
      ["two-years.com", 5, "TRUE", "pay", null, null],
      ["monthly.de", 6, "TRUE", "pay", "0.5", "0.60"],
      ["let-go.com", 6, "FALSE", "expire", null, null],
      ["moving.com", 7, "TRANSIT", "expire", null, null],
      ["to-delete.com", 7, "DELETE_EXPIRE", "delete", null, null],
      // Once more: not again a month later.
      ["once.de", 8, "ONCE", "pay", "0.5", "0.60"],
      ["strange.com", 8, "MAYBE", null, null, null],
      ["odd-end.com", 8, "SOMETHING", null, null, null],
      ["untold.com", 9, "", null, null, null],
      ["zone.co.uk", 12, "TRUE", "pay", null, "12.00"],
      ["gold.shop", 14, "TRUE", "pay", "120.0", "142.80"],
      ["silver.shop", 15, "TRUE, price: domainpremium", "pay", "80.0", "95.20"],
      // What is told is the price of a registration, which is in another class.
      ["bronze.shop", 16, "TRUE", "pay", null, null],
      ["no-price.xyz", 20, "TRUE, price: subjectProduct", "pay", null, "19.04"],
      ["nowhere.museum", 21, "TRUE", "pay", null, null],
      ["by-expiry.org", 25, "TRUE, by expire", "pay", "10.00", "10.00"],
      ["monthly.de", 37, "TRUE", "pay", "0.5", "0.60"],
      // From its day on.
      ["dearer.net", 45, "TRUE", "pay", "11.0", "13.09"],
      // Lowered for a time: the usual price counts.
      ["cheaper.info", 46, "TRUE", "pay", "14.0", "16.66"],
      ["monthly.de", 65, "TRUE", "pay", "0.5", "0.60"],
      ["no-day.com", null, "TRUE", "pay", "9.5", "11.31"],
    ]);
    expect(page).toMatchObject({ total: 25, next: null, basis: "derived" });
    expect(page.rows.filter(({ estimated }) => estimated).map(({ object }) => object)).toEqual([
      "no-price.xyz",
    ]);
    expect(page.rows.every(({ computed, currency }) => computed && currency === "EUR")).toBe(true);
  });

  it("is asked for without contacts and auth codes, sub-users' names among it, no secret in an address", async () => {
    await pageOf();
    const [first] = simulator.find({ command: search });
    expect(first?.parameters.keys).toBe(
      "payable,expire,autoRenewStatus,cancelationStatus,period,priceClassRenew,autorenew",
    );
    expect(JSON.parse(first?.parameters.body ?? "")).toEqual({
      orders: [{ key: "payable", type: "ASC" }],
      view: { limit: 500, offset: 0, children: true },
    });
  });

  it("ends where the window does, where nothing without a day comes last", async () => {
    change({
      domains: Array.from({ length: 60 }, (_, index) => ({
        domain: `n${index}.com`,
        payableDay: 1 + index * 10,
      })),
      wire: { largestPage: 12 },
    });
    const page = await pageOf();
    expect(page.rows).toHaveLength(9);
    expect(page.next).toBeNull();
    expect(count(search)).toBe(2);
  });

  it("goes on behind the window where names without a due day may come last", async () => {
    change({
      domains: [
        { domain: "near.com", payableDay: 3 },
        ...Array.from({ length: 40 }, (_, index) => ({
          domain: `far${index}.com`,
          payableDay: 200 + index,
        })),
        { domain: "by-expiry.com", expireDay: 4 },
      ],
      wire: { largestPage: 12 },
    });
    const { client, authorization } = autodnsAccount(simulator, "autodns");
    const loaded = await loadCharges(
      { ...fullClient(neverAsked, { fetch, isOnline: () => true }), ...client },
      authorization,
    );
    expect(loaded.sums.rows.map(({ object }) => object)).toEqual(["near.com", "by-expiry.com"]);
  });

  it("is read to its end where it is sorted by another day than the due one", async () => {
    change({
      domains: [
        { domain: "late.com", expireDay: 10, payableDay: 375 },
        { domain: "b.com", expireDay: 20, payableDay: 385 },
        { domain: "soon.com", expireDay: 370, payableDay: 5 },
      ],
      wire: { sortedBy: ["expire"], largestPage: 2 },
    });
    const { client, authorization } = autodnsAccount(simulator, "autodns");
    const loaded = await loadCharges(
      { ...fullClient(neverAsked, { fetch, isOnline: () => true }), ...client },
      authorization,
    );
    expect(loaded.sums.rows.map(({ object }) => object)).toEqual(["soon.com"]);
  });

  it("is read to its end where no notice is taken of the order, which its last name shows", async () => {
    change({
      domains: [
        ...Array.from({ length: 20 }, (_, index) => ({
          domain: `far${index}.com`,
          payableDay: 100 + Math.floor(index / 12),
        })),
        ...Array.from({ length: 5 }, (_, index) => ({ domain: `soon${index}.com`, payableDay: 5 })),
      ],
      wire: { sorts: false, largestPage: 12 },
    });
    const { client, authorization } = autodnsAccount(simulator, "autodns");
    const loaded = await loadCharges(
      { ...fullClient(neverAsked, { fetch, isOnline: () => true }), ...client },
      authorization,
    );
    expect(loaded.sums.rows.map(({ object }) => object)).toEqual(
      Array.from({ length: 5 }, (_, index) => `soon${index}.com`),
    );
  });

  it.each([2, 7, 500])("comes once each over pages of %i rows", async (largestPage) => {
    change({ wire: { largestPage } });
    const { client, authorization } = autodnsAccount(simulator, "autodns");
    const loaded = await loadCharges(
      { ...fullClient(neverAsked, { fetch, isOnline: () => true }), ...client },
      authorization,
    );
    expect(new Set(loaded.sums.rows.map(({ object }) => object)).size).toBe(23);
    expect(loaded.sums.riskCount).toBe(1);
  });
});

const neverAsked = {
  registrar: "autodns",
  system: "live",
  endpoint: null,
  publicFields: {},
} as const;

describe("a list that is asked for in another way", () => {
  it("has the members of the API's description, and the registry's days for want of others", async () => {
    expect(await told("autodns-old")).toEqual([
      ["past.com", "TRUE, by expire", null, null],
      ["word.com", "TRUE, by expire", "pay", null],
      ["no.com", "FALSE, by expire", "expire", null],
    ]);
    expect(simulator.find({ command: search }).map(({ code }) => code)).toEqual([
      400, 400, 400, 200,
    ]);
  });

  it("has no order at all, and is read to its end", async () => {
    change({ wire: { keys: "description", otherKeys: "refused", sortedBy: [] } }, "autodns-old");
    expect((await told("autodns-old")).map(([name]) => name)).toEqual([
      "past.com",
      "word.com",
      "no.com",
    ]);
    expect(count(search)).toBe(5);
  });

  it("goes on in the way that was taken", async () => {
    change(
      { wire: { keys: "description", otherKeys: "refused", sortedBy: ["expire"], largestPage: 2 } },
      "autodns-old",
    );
    const { client, authorization } = autodnsAccount(simulator, "autodns-old");
    const first = await client.charges(authorization, query);
    if (!first.ok || first.value.next === null || first.value.next === "by-row")
      throw new Error("No second page");
    const before = count(search);
    const { cursor } = first.value.next;
    expect(await client.charges(authorization, { ...query, cursor })).toMatchObject({ ok: true });
    expect(count(search) - before).toBe(1);
  });

  it("is given up where it is refused in each way, and where another one has made its cursor", async () => {
    change({ forbidden: ["domain/_search"], wire: { forbiddenStatus: 400 } });
    const { client, authorization } = autodnsAccount(simulator, "autodns");
    expect(await client.charges(authorization, query)).toMatchObject({
      ok: false,
      failure: { kind: "rejected", code: "E0304", command: search },
    });
    expect(count(search)).toBe(5);
    for (const cursor of ["{}", "none", '{"way":0}'])
      expect(await client.charges(authorization, { ...query, cursor })).toMatchObject({
        failure: { kind: "malformed", text: "The list goes on at an unknown place" },
      });
  });
});

describe("the price list", () => {
  const withMemory = (day = memory(), week = memory()) => ({ memory: day, week });

  it("is asked for once a day, as single prices are, and what renewals took once a week", async () => {
    const kept = withMemory();
    const first = await told("autodns", kept);
    expect([count(listCommand), count(single), count(ledger)]).toEqual([1, 2, 1]);
    expect(await told("autodns", kept)).toEqual(first);
    expect([count(listCommand), count(single), count(ledger)]).toEqual([1, 2, 1]);
    kept.memory.text = null;
    expect(await told("autodns", kept)).toEqual(first);
    expect([count(listCommand), count(single), count(ledger)]).toEqual([2, 4, 1]);
    for (const secret of ["list&pass-2", "klee-prices"])
      expect(`${kept.memory.text}${kept.week.text}`).not.toContain(secret);
  });

  it("is not asked for where nothing will be charged, nor are the others", async () => {
    change({ domains: [{ domain: "far.com", payableDay: 200 }] });
    expect(await told()).toEqual([]);
    expect([count(listCommand), count(single), count(ledger)]).toEqual([0, 0, 0]);
  });

  it("is done without where no login for it was entered: what renewals took stands in, and is said", async () => {
    const rows = await told("autodns", {}, {}, { hasPriceList: false });
    expect(count(listCommand)).toBe(0);
    expect(rows).toContainEqual(["yearly.com", "TRUE, price: subjectProduct", "pay", "11.31"]);
    expect(rows).toContainEqual(["gold.shop", "TRUE", "pay", null]);
    expect(rows).toContainEqual(["dearer.net", "TRUE", "pay", null]);
  });

  it.each<[string, Parameters<Simulator["faults"]["set"]>[1], string]>([
    ["a wrong login", { kind: "code", code: 401, text: "Nein" }, "401"],
    ["an address that is not on its list", { kind: "code", code: 403 }, "403"],
    ["a list that was never made", { kind: "status", status: 404 }, "404"],
    ["a fault", { kind: "html", status: 502 }, "502"],
    ["no connection", { kind: "drop" }, "unreachable"],
    ["what is no XML", { kind: "body", body: "<priceList" }, "malformed"],
    ["another document", { kind: "body", body: "<other/>" }, "malformed"],
  ])(
    "that is refused (%s) makes its prices unknown, says so, and stops nothing",
    async (_what, fault, why) => {
      simulator.faults.set({ command: listCommand }, fault);
      const rows = await told();
      expect(rows).toHaveLength(25);
      expect(rows).toContainEqual([
        "yearly.com",
        `TRUE, price: subjectProduct, price_list.xml: ${why}`,
        "pay",
        "11.31",
      ]);
      expect(rows).toContainEqual(["dearer.net", `TRUE, price_list.xml: ${why}`, "pay", null]);
      expect(rows).toContainEqual(["let-go.com", "FALSE", "expire", null]);
      expect(count(listCommand)).toBe(1);
      simulator.faults.clear();
    },
  );

  it("whose login was refused is not asked for again that day, by whatever worker, and is each time said", async () => {
    const [kept, refused] = [withMemory(), { kind: "code", code: 401, text: "Nein" } as const];
    simulator.faults.set({ command: listCommand }, refused);
    const first = await told("autodns", kept);
    expect(first).toContainEqual(["dearer.net", "TRUE, price_list.xml: 401", "pay", null]);
    for (let time = 0; time < 3; time++) expect(await told("autodns", kept)).toEqual(first);
    expect(count(listCommand)).toBe(1);
    expect(kept.memory.text).not.toContain("Nein");
    // Without the login there is nothing to be refused.
    const without = await told("autodns", kept, {}, { hasPriceList: false });
    expect(without).toContainEqual(["dearer.net", "TRUE", "pay", null]);
    simulator.faults.clear();
    // The next day, or with another login.
    kept.memory.text = null;
    expect(await told("autodns", kept)).toContainEqual(["dearer.net", "TRUE", "pay", "13.09"]);
    expect(count(listCommand)).toBe(2);
  });

  it.each<Parameters<Simulator["faults"]["set"]>[1]>([
    { kind: "code", code: 403 },
    { kind: "html", status: 502 },
    { kind: "drop" },
  ])("that could not be had for another reason (%j) is asked for again", async (fault) => {
    const kept = withMemory();
    simulator.faults.set({ command: listCommand }, fault);
    await told("autodns", kept);
    simulator.faults.clear();
    expect(await told("autodns", kept)).toContainEqual(["dearer.net", "TRUE", "pay", "13.09"]);
  });

  it("whose own addresses keep this one out leaves the account alone", async () => {
    expect(await told("autodns-brand", {}, {}, { context: "33004" })).toEqual([
      ["brand.shop", "TRUE, price_list.xml: 403", "pay", null],
    ]);
    const { client, authorization } = autodnsAccount(
      simulator,
      "autodns-brand",
      {},
      { context: "33004" },
    );
    expect(await client.balance(authorization)).toMatchObject({ ok: true });
  });

  it("that asks for a pause ends the round", async () => {
    const headers = { "retry-after": "90" };
    simulator.faults.set({ command: listCommand }, { kind: "status", status: 429, headers });
    const { client, authorization } = autodnsAccount(simulator, "autodns");
    expect(await client.charges(authorization, query)).toMatchObject({
      failure: { kind: "http", code: 429, wait: 90, command: listCommand },
    });
    const sent = simulator.requests.length;
    expect(await client.balance(authorization)).toMatchObject({ failure: { wait: 90 } });
    expect(simulator.requests.length).toBe(sent);
    simulator.faults.clear();
  });

  type Price = NonNullable<NonNullable<Change["priceList"]>["prices"]>[number];
  const grossBy = async (...prices: Partial<Price>[]) => {
    const { priceList } = simulator.account("autodns").state.autodns;
    if (!priceList) throw new Error("No price list");
    change({
      domains: [{ domain: "one.com", payableDay: 3 }],
      products: [],
      priceList: {
        ...priceList,
        promos: [],
        prices: prices.map((each) => ({ label: "com", amount: "10.00", ...each })),
      },
    });
    return (await pageOf()).rows.map(({ gross, currency }) => [gross, currency])[0];
  };

  it.each<[string, Partial<Price>[], [string | null, string]]>([
    ["net by itself, in euros, with 19 percent", [{}], ["11.90", "EUR"]],
    ["an exponent", [{ amount: "1.2E1", type: "GROSS" }], ["12.00", "EUR"]],
    ["gross as it is", [{ type: "GROSS", vatRate: "19.0" }], ["10.00", "EUR"]],
    ["another rate", [{ vatRate: "7.0" }], ["10.70", "EUR"]],
    ["no VAT", [{ vatRate: "0.0" }], ["10.00", "EUR"]],
    ["another currency", [{ currency: "USD", vatRate: "0" }], ["10.00", "USD"]],
    ["rounded up", [{ amount: "10.001", vatRate: "0" }], ["10.01", "EUR"]],
    [
      "the one of its kind beside special ones",
      [{}, { amount: "1.00", special: "idn" }],
      ["11.90", "EUR"],
    ],
    ["12 months as a year", [{ period: "12m" }], ["11.90", "EUR"]],
    ["four quarters as a year", [{ period: "4q" }], ["11.90", "EUR"]],
    ["special ones alone", [{ special: "grandfather" }], [null, "EUR"]],
    ["two that hold at once", [{}, { amount: "12.00" }], [null, "EUR"]],
    ["one that is over", [{ untilDay: -1 }], [null, "EUR"]],
    ["one that is not yet", [{ fromDay: 10 }], [null, "EUR"]],
    ["no period", [{ period: null }], [null, "EUR"]],
    ["a period in days", [{ period: "30d" }], [null, "EUR"]],
    ["nought", [{ amount: "0.0" }], [null, "EUR"]],
    ["below nought", [{ amount: "-1.0" }], [null, "EUR"]],
    ["a type that there is not", [{ type: "BRUTTO" }], [null, "EUR"]],
    ["a rate that is none", [{ vatRate: "much" }], [null, "EUR"]],
    ["a registration", [{ businessCase: "create" }], [null, "EUR"]],
    [
      "one beside one that is not understood",
      [{}, { amount: "much", untilDay: -1 }],
      [null, "EUR"],
    ],
  ])("tells %s", async (_what, prices, expected) => {
    expect(await grossBy(...prices)).toEqual(expected);
  });

  it("tells nothing of an internationalised name where those have a price apart, nor do renewals of other names", async () => {
    const { priceList } = simulator.account("autodns").state.autodns;
    if (!priceList) throw new Error("No price list");
    const names = ["xn--mller-kva.com", "xn--bcher-kva.com", "plain.com"];
    change({
      domains: names.map((domain) => ({ domain, payableDay: 3 })),
      products: [
        { day: -100, amount: "113.05", name: "xn--bcher-kva.com", label: "com" },
        { day: -50, amount: "11.31", name: "other.com", label: "com" },
      ],
      priceList: {
        ...priceList,
        promos: [],
        prices: ["9.5", "95"].map((amount) => ({
          label: "com",
          amount,
          ...(amount === "95" && { special: "idn" }),
        })),
      },
    });
    expect(await told()).toEqual([
      ["xn--mller-kva.com", "TRUE", "pay", null],
      ["xn--bcher-kva.com", "TRUE, price: subjectProduct", "pay", "113.05"],
      ["plain.com", "TRUE", "pay", "11.31"],
    ]);
  });

  it("has a promotion for nobody", async () => {
    const { priceList } = simulator.account("autodns").state.autodns;
    if (!priceList) throw new Error("No price list");
    change({
      domains: [{ domain: "one.com", payableDay: 3 }],
      products: [],
      priceList: { ...priceList, prices: [], promos: [{ label: "com", amount: "1.00" }] },
    });
    expect(await told()).toEqual([["one.com", "TRUE", "pay", null]]);
  });
});

describe("premium names", () => {
  const premium = (countOf: number) =>
    change(
      {
        domains: Array.from({ length: countOf }, (_, index) => ({
          domain: `p${index}.com`,
          payableDay: 3,
          priceClass: "com-a",
        })),
        premium: Array.from({ length: countOf }, (_, index) => ({
          name: `p${index}.com`,
          priceClass: "com-a",
          price: "100.0",
        })),
      },
      "autodns-dollar",
    );

  it("alone, in a foreign currency: each is asked about, and what is in euros is told so", async () => {
    const page = await pageOf("autodns-dollar", {}, { currency: "USD" });
    expect(page.rows.map(({ object, gross, currency }) => [object, gross, currency])).toEqual([
      ["gem.com", "297.50", "USD"],
      ["ruby.com", "357.00", "USD"],
      ["euro.com", "83.30", "EUR"],
    ]);
  });

  it("are asked about up to a limit, and the others are unknown until the next page or day", async () => {
    premium(premiumLimit + 5);
    const kept = memory();
    const rows = await told("autodns-dollar", { memory: kept }, { currency: "USD" });
    expect(rows.filter(([, , , gross]) => gross === null)).toHaveLength(5);
    expect(count(single)).toBe(premiumLimit);
    await told("autodns-dollar", { memory: kept }, { currency: "USD" });
    expect(count(single)).toBe(premiumLimit + 5);
  });

  it("are unknown where the right is missing, which is asked about once", async () => {
    premium(3);
    change({ forbidden: ["domainpremium/{name}"] }, "autodns-dollar");
    const rows = await told("autodns-dollar", {}, { currency: "USD" });
    expect(rows.map(([, , , gross]) => gross)).toEqual([null, null, null]);
    expect(count(single)).toBe(1);
  });
});

describe("what renewals took before", () => {
  const past = (...products: NonNullable<Change["products"]>) => {
    change({ domains: [{ domain: "one.com", payableDay: 3 }], products });
    return told("autodns", {}, {}, { hasPriceList: false }).then(([row]) => row?.[3]);
  };
  const row = { day: -100, amount: "12.00", name: "one.com", label: "com" };

  it.each<[string, NonNullable<Change["products"]>, string | null]>([
    ["its own", [row], "12.00"],
    ["its own before a dearer one's", [row, { ...row, name: "b.com", amount: "30.00" }], "12.00"],
    ["the newest of its own", [row, { ...row, day: -50, amount: "13.00" }], "13.00"],
    [
      "the dearest of its extension",
      [
        { ...row, name: "a.com" },
        { ...row, name: "b.com", amount: "9.00" },
      ],
      "12.00",
    ],
    ["nothing of another extension", [{ ...row, name: "a.net" }], null],
    ["nothing of another period", [{ ...row, period: { unit: "YEAR", period: 2 } }], null],
    ["nothing that was not done", [{ ...row, provisioning: "PENDING" }], null],
    ["nothing that was given back", [{ ...row, type: "REFUND" }], null],
    ["nothing that was cancelled", [{ ...row, type: "CANCELED" }], null],
    ["nothing of a registration", [{ ...row, businessCase: "create" }], null],
    ["nothing of a certificate", [{ ...row, article: "certificate" }], null],
    ["nothing older than a year and a month", [{ ...row, day: -400 }], null],
    ["nothing that is due later", [{ ...row, day: 3, amount: "0.00" }], null],
  ])("tells %s", async (_what, products, expected) => {
    expect(await past(...products)).toBe(expected);
  });

  it("is the newest by its day, in whatever order the ledger comes", async () => {
    const older = { ...row, day: -390, amount: "1.50" };
    const rows = [{ ...row, day: -800 }, older, { ...row, day: -20, amount: "40.00" }];
    change({
      domains: [{ domain: "one.com", payableDay: 3 }],
      products: rows,
      wire: { sorts: false, largestPage: 2 },
    });
    const [told] = (await pageOf("autodns", {}, {}, { hasPriceList: false })).rows;
    expect([told?.gross, told?.estimated]).toEqual(["40.00", true]);
    expect(count(ledger)).toBe(2);
  });

  it("of an extension is in the currency of the newest by its day", async () => {
    change({ wire: { sorts: false } });
    expect(
      await past(
        { ...row, name: "a.com", day: -300, amount: "90.00", currency: "USD" },
        { ...row, name: "b.com", day: -200, amount: "30.00" },
        { ...row, name: "c.com", day: -100, amount: "20.00" },
      ),
    ).toBe("30.00");
  });

  it("is looked through up to a limit", async () => {
    change({
      domains: [{ domain: "one.com", payableDay: 3 }],
      products: Array.from({ length: 30 }, (_, index) => ({ ...row, name: `x${index}.net` })),
      wire: { largestPage: 2 },
    });
    await told("autodns", {}, {}, { hasPriceList: false });
    expect(count(ledger)).toBe(pastPages);
  });

  it("is nothing where it is refused, and is not asked for again that week", async () => {
    change({ forbidden: ["subjectProduct/_search"] });
    const week = memory();
    for (let time = 0; time < 2; time++)
      expect(await told("autodns", { week }, {}, { hasPriceList: false })).toHaveLength(25);
    expect(count(ledger)).toBe(1);
  });
});

describe("accounts of every size", () => {
  it("nothing at all", async () => {
    expect(await told("autodns-empty")).toEqual([]);
  });

  it("one name, which is due today", async () => {
    expect(await told("autodns-one")).toEqual([["only.de", "TRUE", "pay", "5.00"]]);
    expect(simulator.requests).toHaveLength(2);
  });

  it("100,000 names, of which those within the window are read", async () => {
    const { client, authorization } = autodnsAccount(simulator, "autodns-large");
    const loaded = await loadCharges(
      { ...fullClient(neverAsked, { fetch, isOnline: () => true }), ...client },
      authorization,
    );
    expect(loaded.sums.seen).toBeGreaterThan(24_000);
    expect(loaded.sums.excluded).toEqual({});
    expect(count(listCommand)).toBe(1);
    expect(count(search)).toBeLessThan(60);
  });
});
