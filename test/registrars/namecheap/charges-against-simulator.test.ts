import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { DayMemory } from "../../../src/registrars/contract.ts";
import { type Simulator, startSimulator } from "../../simulator/server.ts";
import { now, today } from "../../support/contract/every-method.ts";
import { loadCharges } from "../../support/contract/load-charges.ts";
import { namecheapAccount } from "../../support/registrars/namecheap-account.ts";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ scenario: "namecheap", now: () => now });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset("namecheap"));
afterEach(() => {
  expect(simulator.violations).toEqual([]);
});

const query = { first: 0, today, through: today + 90, vatPercent: null, currency: "USD" };
const change = (namecheap: object, key = "namecheap") =>
  simulator.account(key).change({ namecheap });
const pricing = "namecheap.users.getPricing";
const list = "namecheap.domains.getList";
const count = (command: string): number => simulator.find({ command }).length;
const listTypes = (): (string | undefined)[] =>
  simulator.find({ command: list }).map(({ parameters }) => parameters.ListType);

/** What a client keeps for a day, as the worker keeps it. */
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

async function chargesOf(key = "namecheap", more = {}, changes = {}) {
  const { client, authorization } = namecheapAccount(simulator, key, more);
  const page = await client.charges(authorization, { ...query, ...changes });
  if (!page.ok) throw new Error(JSON.stringify(page.failure));
  return page.value;
}

/** Days from the beginning of today on. */
const days = (at: number | null): number | null => at && at / 86_400_000 - today;

const told = (...args: Parameters<typeof chargesOf>) =>
  chargesOf(...args).then(({ rows }) =>
    rows.map(({ object, nextAction, gross }) => [object, nextAction, gross]),
  );

type Change = NonNullable<Parameters<ReturnType<Simulator["account"]>["change"]>[0]["namecheap"]>;
const domains = (...rows: Partial<NonNullable<Change["domains"]>[number]>[]) =>
  change({
    domains: rows.map((each, index) => ({ domain: `n${index}.com`, expiryDay: 5, ...each })),
  });

describe("what will be charged", () => {
  it("is made of days of expiry and the price list; what is not renewed is said", async () => {
    const page = await chargesOf();
    expect(
      page.rows.map(({ object, at, renewalMode, nextAction, gross, currency }) => [
        object,
        days(at),
        renewalMode,
        nextAction,
        gross,
        currency,
      ]),
    ).toEqual([
      // Expired: what brings it back, which is dearer than a renewal with its fee.
      ["over.com", -6, "AutoRenew: true", "expireunpaid", "13.5", "USD"],
      ["over-and-let-go.com", -5, "AutoRenew: false", "expire", null, "USD"],
      ["yearly.com", 4, "AutoRenew: true", "pay", "11.16", "USD"],
      ["let-go.com", 6, "AutoRenew: false", "expire", null, "USD"],
      ["zone.co.uk", 12, "AutoRenew: true", "pay", "8.88", "USD"],
      ["gold.com", 14, "AutoRenew: true", "pay", null, "USD"],
      ["two-years.ai", 16, "AutoRenew: true", "pay", null, "USD"],
      ["no-price.xyz", 20, "AutoRenew: true", "pay", null, "USD"],
      // No price, or one of nothing: the next one counts.
      ["yours.net", 30, "AutoRenew: true", "pay", "12.48", "USD"],
      ["regular.org", 40, "AutoRenew: true", "pay", "12.98", "USD"],
      ["unclear.com", 50, "", null, null, "USD"],
      ["no-day.com", null, "AutoRenew: true", "pay", "11.16", "USD"],
    ]);
    expect(page).toMatchObject({ total: 12, next: null, ordered: true, basis: "derived" });
    expect(page.rows.every(({ computed, lostAt }) => computed && lostAt === null)).toBe(true);
  });

  it("of an empty account is nothing, and no price is asked for", async () => {
    expect(await chargesOf("namecheap-empty")).toMatchObject({ rows: [], total: 0, next: null });
    expect(listTypes()).toEqual(["ALL", "EXPIRED"]);
    expect(count(pricing)).toBe(0);
  });

  it("of one name is one, in whatever spelling the answers come", async () => {
    expect(await told("namecheap-one")).toEqual([["only.com", "pay", "11.16"]]);
    change(
      { wire: { quotes: "double", cases: "documented", bare: false, categories: "manual" } },
      "namecheap-one",
    );
    expect(await told("namecheap-one")).toEqual([["only.com", "pay", "11.16"]]);
  });

  it("of premium names alone has no price, and none is asked for", async () => {
    expect(await told("namecheap-premium")).toEqual([
      ["silver.club", "pay", null],
      ["bronze.club", "pay", null],
    ]);
    expect(count(pricing)).toBe(0);
  });

  it("in another currency than the account's says so", async () => {
    const { rows } = await chargesOf("namecheap-foreign", {}, { currency: "EUR" });
    expect(rows.map(({ gross, currency }) => [gross, currency])).toEqual([
      ["10.98", "USD"],
      ["12.48", "EUR"],
    ]);
  });

  it.each<[string, object, string | null]>([
    ["a name that is renewed", {}, "pay"],
    ["one that is not", { autoRenew: false }, "expire"],
    ["one of which neither is told", { autoRenew: null }, null],
    ["one of which something else is told", { autoRenew: "yes" }, null],
    ["one that has expired", { expired: true }, "expireunpaid"],
    ["one that has expired and is not renewed", { expired: true, autoRenew: false }, "expire"],
    ["one of which nobody says whether it has", { expired: null }, null],
  ])("%s", async (_what, changes, action) => {
    domains(changes);
    expect((await told())[0]?.[1]).toBe(action);
  });

  it.each<[string, object]>([
    ["premium is not told", { premium: null }],
    ["premium is neither yes nor no", { premium: "platinum" }],
    ["it has no name", { domain: "" }],
    ["its extension is not listed, though a shorter one is", { domain: "shop.de.com" }],
  ])("has no price where %s", async (_what, changes) => {
    domains(changes);
    expect((await told())[0]?.[2]).toBeNull();
  });

  it.each([
    ["an empty day", { expiryDay: undefined }],
    ["no day at all", { expires: null }],
    ["a day that is none", { expires: "02/30/2026" }],
    ["words", { expires: "soon" }],
    ["a day before 1970", { expires: "12/31/1969" }],
  ])("with %s stays, its day unknown", async (_what, changes) => {
    domains({ ...changes });
    expect((await chargesOf()).rows.map(({ at, gross }) => [at, gross])).toEqual([[null, "11.16"]]);
  });

  it.each([
    ["1/7/2026", "2026-01-07"],
    ["01/07/2026", "2026-01-07"],
    ["12/31/2026 11:31:13 PM", "2026-12-31"],
  ])("reads %s as the beginning of that day", async (expires, day) => {
    domains({ expires, expired: false });
    const { rows } = await chargesOf("namecheap", {}, { through: today + 400 });
    expect(rows[0]?.at).toBe(Date.parse(`${day}T00:00:00Z`));
  });
});

describe("a price", () => {
  type Price = NonNullable<Change["prices"]>[number];
  const priced = (...prices: Omit<Price, "product">[]) => {
    domains({});
    change({ prices: prices.map((each) => ({ product: "COM", ...each })) });
    return chargesOf().then(({ rows: [row] }) => [row?.gross, row?.currency]);
  };

  it.each<[string, Omit<Price, "product">, string | null]>([
    [
      "is the first of three that is one",
      { price: "9.10", yourPrice: "8.00", regularPrice: "7.00" },
      "9.1",
    ],
    ["is the second without it", { yourPrice: "8.00", regularPrice: "7.00" }, "8"],
    [
      "is the third without both",
      { price: { raw: "free" }, yourPrice: "0.0", regularPrice: "7.00" },
      "7",
    ],
    ["is unknown without any", { price: "0" }, null],
    ["is no less than nothing", { price: "-1.00" }, null],
    ["has the fee beside it on top", { price: "9.10", fee: "0.20" }, "9.3"],
    ["stays where the fee is nothing", { price: "9.10", fee: "0.0" }, "9.1"],
    ["is unknown where the fee is no amount", { price: "9.10", fee: { raw: "some" } }, null],
    ["is unknown where the fee is less than nothing", { price: "9.10", fee: "-0.20" }, null],
    [
      "is the regular one where that is the higher and a promotion may be over by then",
      { price: "0.98", yourPrice: "9.10", regularPrice: "14.98", promotionPrice: "0.98" },
      "14.98",
    ],
    [
      "is the regular one in a promotion of a customer's own price",
      { yourPrice: "0.98", regularPrice: "14.98", promotionPrice: "0.98" },
      "14.98",
    ],
    [
      "is the first one where the regular one is lower",
      { price: "15.20", regularPrice: "14.98", promotionPrice: "0.98" },
      "15.2",
    ],
    [
      "is unknown where a promotion is told, and no regular one",
      { price: "0.98", regularPrice: "0.0", promotionPrice: "0.98" },
      null,
    ],
    [
      "is a customer's own where no promotion is told, whatever the regular one is",
      { price: "9.10", regularPrice: "14.98", promotionPrice: { raw: "" } },
      "9.1",
    ],
    ["is rounded up to what can be paid", { price: "9.101" }, "9.11"],
    ["is unknown for longer than a year", { price: "9.10", duration: 2 }, null],
    ["is unknown without a currency", { price: "9.10", currency: "dollars" }, null],
  ])("%s", async (_what, row, gross) => {
    expect((await priced(row))[0]).toBe(gross);
  });

  it("of a year counts among those of more", async () => {
    expect(await priced({ price: "20.00", duration: 2 }, { price: "9.10" })).toEqual([
      "9.1",
      "USD",
    ]);
  });

  it("that is told twice is the dearer, and unknown where the two cannot be compared", async () => {
    expect((await priced({ price: "9.10" }, { price: "9.20" }))[0]).toBe("9.2");
    expect((await priced({ price: "9.10" }, { price: "9.20", currency: "EUR" }))[0]).toBeNull();
  });

  it("of a reactivation is not needed where nothing has expired", async () => {
    await priced({ price: "9.10" });
    expect(simulator.find({ command: pricing }).map(({ parameters }) => parameters)).toEqual([
      { ProductType: "DOMAIN", ActionName: "RENEW" },
    ]);
  });

  it("of an expired name is unknown where only one of both is known", async () => {
    domains({ expired: true });
    change({ prices: [{ product: "com", action: "RENEW", price: "9.10" }] });
    expect(await told()).toEqual([["n0.com", "expireunpaid", null]]);
  });
});

describe("the price list", () => {
  it("is asked for once a day, and the prices are the same from what was kept", async () => {
    const kept = memory();
    const first = await told("namecheap", { memory: kept });
    expect(count(pricing)).toBe(2);
    expect(await told("namecheap", { memory: kept })).toEqual(first);
    expect(count(pricing)).toBe(2);
    kept.text = null;
    await told("namecheap", { memory: kept });
    expect(count(pricing)).toBe(4);
  });

  it.each(["", "{", "[]", '{"RENEW":5}', '{"RENEW":[["com"]]}', '{"RENEW":[["com","USD",5]]}'])(
    "that was kept and is not understood is asked for anew: %s",
    async (text) => {
      const kept = memory();
      kept.text = text;
      domains({});
      expect((await told("namecheap", { memory: kept }))[0]?.[2]).toBe("11.16");
      expect(count(pricing)).toBe(1);
    },
  );

  it("without prices is not kept, and names have none", async () => {
    const kept = memory();
    domains({});
    change({ prices: [] });
    expect((await told("namecheap", { memory: kept }))[0]?.[2]).toBeNull();
    expect(kept.text).toBeNull();
  });

  it("that cannot be had fails the list: charges without prices would look like less", async () => {
    simulator.faults.set({ command: pricing }, { kind: "code", code: 5050900, text: "later" });
    const { client, authorization } = namecheapAccount(simulator, "namecheap");
    expect(await client.charges(authorization, query)).toMatchObject({
      ok: false,
      failure: { kind: "server", command: pricing },
    });
  });
});

describe("names that have expired", () => {
  it("are looked for apart where the list of all shows none at its head, and are at risk", async () => {
    change({ expiredApart: true });
    expect((await told()).slice(0, 3)).toEqual([
      ["over.com", "expireunpaid", "13.5"],
      ["over-and-let-go.com", "expire", null],
      ["yearly.com", "pay", "11.16"],
    ]);
    expect(listTypes()).toContain("EXPIRED");
  });

  it("are not looked for again where it shows one", async () => {
    await chargesOf();
    expect(listTypes()).not.toContain("EXPIRED");
  });

  it("of which there are more than a page leave open what else is at risk", async () => {
    const over = Array.from({ length: 120 }, (_, index) => ({
      domain: `over-${index}.com`,
      expiryDay: -5,
    }));
    change({ expiredApart: true, domains: [...over, { domain: "yearly.com", expiryDay: 4 }] });
    const { rows } = await chargesOf();
    expect(rows.filter(({ nextAction }) => nextAction === "expireunpaid")).toHaveLength(100);
    expect(rows.filter(({ nextAction }) => nextAction === null)).toEqual([
      expect.objectContaining({ object: "", gross: null }),
    ]);
  });
});

describe("what a look costs", () => {
  const whole = async (key: string, more = {}) => {
    const { client, authorization } = namecheapAccount(simulator, key, more);
    return loadCharges(client as Parameters<typeof loadCharges>[0], authorization);
  };

  it("is one request for prices a day, and the pages up to the window's end", async () => {
    const kept = { memory: memory() };
    const loaded = await whole("namecheap-large", kept);
    expect(loaded.why).toBeNull();
    expect(count(pricing)).toBe(1);
    const pages = count(list);
    // A quarter of 1,000 names, one that looks for expired ones, and one that looks for names without a day.
    expect(pages).toBeLessThanOrEqual(5);
    await whole("namecheap-large", kept);
    expect([count(pricing), count(list)]).toEqual([1, 2 * pages]);
  });

  it("is all pages where no notice is taken of the order, which the last name shows", async () => {
    const names = (word: string, count: number, expiryDay: number) =>
      Array.from({ length: count }, (_, index) => ({ domain: `${word}${index}.com`, expiryDay }));
    change({
      domains: [...names("far", 100, 95), ...names("near", 50, 5)],
      wire: { sorts: false },
    });
    const loaded = await whole("namecheap");
    expect([loaded.why, loaded.sums.rows.length]).toEqual([null, 50]);
    expect(loaded.sums.rows.every(({ object }) => object.startsWith("near"))).toBe(true);
  });

  it("is one page more where the last name has no day", async () => {
    const late = Array.from({ length: 104 }, (_, index) => ({
      domain: `late${index}.com`,
      expiryDay: 95 + index,
    }));
    change({ domains: [...late, { domain: "no-day.com" }] });
    const loaded = await whole("namecheap");
    expect([loaded.why, loaded.sums.rows.map(({ object }) => object)]).toEqual([
      null,
      ["no-day.com"],
    ]);
  });

  it("of 1,000 names that are all due within 90 days is thirteen pages at most", async () => {
    change(
      { domains: [], generated: [{ seed: 2, count: 1000, days: [1, 89], extensions: ["com"] }] },
      "namecheap-large",
    );
    const loaded = await whole("namecheap-large");
    expect([loaded.why, loaded.sums.seen]).toEqual([null, 1000]);
    expect(count(list)).toBeLessThanOrEqual(13);
  });

  it("of 100,000 names stays within the pages of the window", async () => {
    change({
      domains: [],
      generated: [{ seed: 1, count: 100_000, days: [0, 3650], extensions: ["com"] }],
    });
    const loaded = await whole("namecheap");
    expect(loaded.why).toBeNull();
    // 90 days of ten years are some 2,500 names.
    expect(loaded.sums.seen).toBeGreaterThan(2000);
    expect(count(list)).toBeLessThan(45);
  });
});
