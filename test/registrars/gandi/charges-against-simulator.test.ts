import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ChargesPage, DayMemory } from "../../../src/registrars/contract.ts";
import { priceLimits, tries } from "../../../src/registrars/derive/price-book.ts";
import { pageSizes } from "../../../src/registrars/gandi/list.ts";
import { type Simulator, startSimulator } from "../../simulator/server.ts";
import { now, today } from "../../support/contract/every-method.ts";
import { isDoubted, loadCharges } from "../../support/contract/load-charges.ts";
import { gandiAccount } from "../../support/registrars/gandi-account.ts";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ scenario: "gandi", now: () => now });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset("gandi"));
afterEach(() => {
  expect(simulator.violations).toEqual([]);
});

const query = { first: 0, today, through: today + 90, vatPercent: null, currency: "EUR" };
const change = (gandi: object, key = "gandi") => simulator.account(key).change({ gandi });
const priced = (): (string | undefined)[] =>
  simulator.find({ command: "GET /billing/price/domain" }).map(({ parameters }) => parameters.name);
const pages = () =>
  simulator
    .find({ command: "GET /domain/domains" })
    .map(({ parameters: { page, per_page } }) => [Number(page), Number(per_page)]);

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

async function chargesOf(key = "gandi", more = {}, changes = {}): Promise<ChargesPage> {
  const { client, authorization } = gandiAccount(simulator, key, more);
  const page = await client.charges(authorization, { ...query, ...changes });
  if (!page.ok) throw new Error(JSON.stringify(page.failure));
  return page.value;
}

const load = async (key = "gandi") => {
  const { client, authorization } = gandiAccount(simulator, key);
  return loadCharges(client as Parameters<typeof loadCharges>[0], authorization);
};

const days = (at: number | null): number | null => at && (at - now) / 86_400_000;

const told = (...args: Parameters<typeof chargesOf>) =>
  chargesOf(...args).then(({ rows }) =>
    rows.map(({ object, nextAction, gross }) => [object, nextAction, gross]),
  );

type Domain = { domain?: string; endDay?: number | undefined; [name: string]: unknown };
const domains = (...list: Domain[]) =>
  change({
    domains: list.map((each, index) => ({ domain: `n${index}.com`, endDay: 40, ...each })),
  });

describe("what will be charged", () => {
  it("is made of ends, settings and prices: on the day of the first try, lost after the last", async () => {
    const page = await chargesOf();
    expect(
      page.rows.map(({ object, at, lostAt, nextAction, gross, currency }) => [
        object,
        days(at),
        days(lostAt),
        nextAction,
        gross,
        currency,
      ]),
    ).toEqual([
      // Deleted: what brings it back is not told.
      ["in-redemption.com", -51, -21, "expireunpaid", null, "EUR"],
      // Its first try is over, and it ends as before: it is unpaid.
      ["too-late.com", -34, -4, "expireunpaid", "15.68", "EUR"],
      ["last-day.com", -30, 0, "expireunpaid", "15.68", "EUR"],
      ["unpaid.com", -19, 11, "expireunpaid", "15.68", "EUR"],
      ["of-today.com", 0, 30, "pay", "15.68", "EUR"],
      ["yearly.com", 4, 34, "pay", "15.68", "EUR"],
      // Two years at the price of each; longer times would be cheaper.
      ["two-years.fr", 5, 35, "pay", "28.8", "EUR"],
      // Not renewed: it goes at its end.
      ["let-go.com", 6, null, "expire", null, "EUR"],
      ["leaving.com", 9, 39, null, null, "EUR"],
      ["held-fast.com", 10, 40, null, null, "EUR"],
      ["plain.com", 11, 41, "pay", "15.68", "EUR"],
      ["gold.shop", 14, 44, "pay", "240", "EUR"],
      ["other.shop", 15, 45, "pay", "38.4", "EUR"],
      // Lowered for a time: by then it may cost what it usually does, and without that nobody knows.
      ["lowered.io", 16, 46, "pay", "57.6", "EUR"],
      ["untold.dev", 17, 47, "pay", null, "EUR"],
      // Sold for two years at least.
      ["twice.ai", 18, 48, "pay", "192", "EUR"],
      ["no-price.xyz", 19, 49, "pay", null, "EUR"],
      ["zone.co.uk", 20, 50, "pay", "9.6", "EUR"],
      ["undated.com", null, null, "pay", "15.68", "EUR"],
    ]);
    expect(page.rows.every(({ computed, net }) => computed && net === null)).toBe(true);
    expect(page).toMatchObject({ basis: "derived", ordered: true, next: null, total: 19 });
    expect(new Set(page.rows.map(({ renewalMode }) => renewalMode))).toEqual(
      new Set(["autorenew: true", "autorenew: false"]),
    );
  });

  it("asks for each extension's price once a day, with a name that is charged", async () => {
    const kept = memory();
    await chargesOf("gandi", { memory: kept });
    const once = priced();
    expect(new Set(once).size).toBe(once.length);
    // A premium name tells its own price alone, so that another one is asked about.
    expect(once.filter((name) => name?.endsWith(".shop"))).toEqual(["gold.shop", "other.shop"]);
    expect(once.filter((name) => name?.endsWith(".com"))).toHaveLength(1);
    expect(once).toHaveLength(9);
    const first = await told("gandi", { memory: kept });
    expect(priced()).toHaveLength(9);
    expect(kept.text).not.toContain("pat-");
    expect(await told()).toEqual(first);
    expect(priced()).toHaveLength(18);
  });

  it("is asked for in the account's currency, of its organisation", async () => {
    expect(await told("gandi-dollar", {}, { currency: "USD" })).toEqual([
      ["dollar.com", "pay", "17.99"],
    ]);
    expect(simulator.find({ command: "GET /billing/price/domain" })[0]?.parameters).toEqual({
      name: "dollar.com",
      processes: "renew",
      currency: "USD",
      sharing_id: "9a8b7c60-1111-4a2b-8c3d-5e6f70819202",
    });
  });

  it("in another currency than the account's is no price in the account's", async () => {
    change({ priceCurrency: "GBP" });
    domains({});
    expect((await chargesOf()).rows).toMatchObject([{ gross: "15.68", currency: "GBP" }]);
    const { sums } = await load();
    expect([sums.days, sums.excluded]).toEqual([{}, { "other-currency": 1 }]);
  });
});

describe("the setting of a name", () => {
  it.each<[string, Domain, string | null]>([
    ["an object that says yes", { autorenew: { enabled: true } }, "pay"],
    ["an object that says no", { autorenew: { enabled: false, duration: 1 } }, "expire"],
    ["an object with another payer", { autorenew: { enabled: true, org_id: "other" } }, "pay"],
    ["an object that says neither", { autorenew: { enabled: "perhaps" } }, null],
    ["a word", { autorenew: "true" }, null],
    ["missing", { autorenew: null }, null],
  ])("may be %s", async (_what, domain, action) => {
    domains(domain);
    expect((await chargesOf()).rows.map(({ nextAction }) => nextAction)).toEqual([action]);
  });

  it.each([
    [3, "43.2"],
    [10, "144"],
    [0, null],
    [11, null],
    ["many", null],
  ])("for %j years takes %j", async (duration, gross) => {
    domains({ domain: "a.fr", autorenew: { enabled: true, duration } });
    expect(await told()).toEqual([["a.fr", "pay", gross]]);
  });
});

describe("a row that lacks something", () => {
  it.each<[string, Domain]>([
    ["its day", { endDay: undefined }],
    ["all its days", { withoutDates: true }],
    ["a day that there is", { endsAt: "2026-02-30T10:00:00Z" }],
    ["a time with its zone", { endsAt: "2026-02-28 10:00:00" }],
  ])("without %s has a charge on no known day", async (_what, domain) => {
    domains(domain);
    expect((await chargesOf()).rows).toMatchObject([
      { nextAction: "pay", at: null, lostAt: null, gross: "15.68" },
    ]);
  });

  it("without its status is not known to be renewed", async () => {
    domains({ status: null });
    expect(await told()).toEqual([["n0.com", null, null]]);
  });

  it.each(["+02:00", "-05:00"])("has its end in another zone (%s)", async (zone) => {
    domains({ endsAt: `2026-03-01T12:00:00${zone}` });
    const [row] = (await chargesOf()).rows;
    expect(row?.at).toBe(Date.parse(`2026-03-01T12:00:00${zone}`) - 31 * 86_400_000);
  });
});

describe("the first try", () => {
  it.each([
    [31.5, "pay"],
    [31, "pay"],
    [30.6, "pay"],
    [30.4, "expireunpaid"],
    [15, "expireunpaid"],
  ])("of a name that ends in %d days makes it %s", async (endDay, action) => {
    domains({ endDay });
    expect((await chargesOf()).rows.map(({ nextAction }) => nextAction)).toEqual([action]);
  });

  it.each(["clientHold", "serverHold", "autoRenewPeriod"])("comes with %s too", async (word) => {
    domains({ status: [word] });
    expect((await chargesOf()).rows.map(({ nextAction }) => nextAction)).toEqual(["pay"]);
  });

  it.each(["pendingDelete", "pendingRestore"])("comes too late with %s", async (word) => {
    domains({ status: ["clientHold", word] });
    expect(await told()).toEqual([["n0.com", "expireunpaid", null]]);
  });
});

describe("a price", () => {
  it("that the registrar refuses is asked for with few names, and leaves the others alone", async () => {
    change({ unsold: ["com"] });
    domains(...Array.from({ length: 6 }, () => ({})), { domain: "z.fr" });
    expect((await told()).at(-1)).toEqual(["z.fr", "pay", "14.4"]);
    expect(priced().filter((name) => name?.endsWith(".com"))).toHaveLength(tries);
  });

  it("of premium names alone is each one's own, and of the others not known", async () => {
    const names = Array.from({ length: 6 }, (_, index) => `gold-${index}.club`);
    change({ prices: names.map((of, index) => ({ of, price: `${100 + index}.00` })) });
    domains(...names.map((domain) => ({ domain })));
    const rows = await told();
    expect(rows.filter(([, , gross]) => gross !== null)).toEqual([
      ["gold-0.club", "pay", "100"],
      ["gold-1.club", "pay", "101"],
      ["gold-2.club", "pay", "102"],
    ]);
    expect((await load()).sums).toMatchObject({
      excluded: { "no-price": 3 },
      unknownFrom: today + 9,
    });
  });

  it.each<[string, object]>([
    ["nought", { price: "0" }],
    ["below it", { price: "-3" }],
    ["words", { price: { raw: "dear" } }],
    ["for months", { unit: "m" }],
    ["for no years", { leastYears: 0 }],
  ])("of %s is none", async (_what, price) => {
    change({ prices: [{ of: "com", price: "1.00", ...price }] });
    domains({});
    expect(await told()).toEqual([["n0.com", "pay", null]]);
  });

  it("as a text is the same", async () => {
    change({ wire: { amounts: "texts" } });
    domains({});
    expect(await told()).toEqual([["n0.com", "pay", "15.68"]]);
  });

  it("is not asked for where nothing is due", async () => {
    domains({ endDay: 200 }, { autorenew: false }, { status: ["pendingTransfer"] });
    await chargesOf();
    expect(priced()).toEqual([]);
  });

  it("is asked for a limited number of extensions, and the rest is not known", async () => {
    const names = Array.from({ length: priceLimits.all + 5 }, (_, index) => `a.x${index}`);
    change({
      requestsPerMinute: 0,
      prices: names.map((name) => ({ of: name.slice(2), price: "5" })),
    });
    domains(...names.map((domain) => ({ domain })));
    const rows = await told();
    expect(priced()).toHaveLength(priceLimits.all);
    expect(rows.filter(([, , gross]) => gross === null)).toHaveLength(5);
  });
});

describe("the list", () => {
  const numbered = (count: number): Domain[] =>
    Array.from({ length: count }, (_, index) => ({
      domain: `n${String(index).padStart(6, "0")}.com`,
      endDay: 32 + (index % 89),
    }));

  it("of nothing is empty, and whole", async () => {
    domains();
    expect(await chargesOf()).toEqual({
      rows: [],
      total: 0,
      next: null,
      ordered: true,
      basis: "derived",
    });
    expect(pages()).toEqual([[1, pageSizes.most]]);
  });

  it("of one name takes two requests", async () => {
    domains({});
    expect(await told()).toEqual([["n0.com", "pay", "15.68"]]);
    expect(simulator.requests).toHaveLength(2);
  });

  it("of 1,000 names and 40 extensions takes one page and a price for each", async () => {
    const extensions = Array.from({ length: 40 }, (_, index) => `x${index}`);
    change({ prices: extensions.map((of) => ({ of, price: "9.00" })) });
    domains(
      ...numbered(1000).map((each, index) => ({ ...each, domain: `n${index}.x${index % 40}` })),
    );
    const { sums, why } = await load();
    expect([why, sums.seen, simulator.requests.length]).toEqual([null, 1000, 41]);
  });

  it.each([
    ["gives less than it is asked for", { largestPage: 100 }, 13],
    ["refuses more than it gives", { largestPage: 100, refusesLarger: true }, 14],
  ])("of 1,000 names is whole where the registrar %s", async (_what, wire, requests) => {
    change({ wire });
    domains(...numbered(1000));
    const loaded = await load();
    expect([loaded.sums.seen, isDoubted(loaded)]).toEqual([1000, false]);
    expect(pages().length).toBeLessThanOrEqual(requests);
  });

  it.each([1, 99, 100, 101, 250])(
    "of %i names is whole without the header that counts them",
    async (count) => {
      change({ wire: { largestPage: 100, totals: false } });
      domains(...numbered(count));
      const loaded = await load();
      expect([loaded.sums.seen, isDoubted(loaded)]).toEqual([count, false]);
    },
  );

  it.each([40, 100, 101, 250])(
    "of %i names is whole where neither they are counted nor a lowered page begins by its own size",
    async (count) => {
      change({ wire: { totals: false } });
      domains(...numbered(count));
      const lowered: typeof fetch = (input, init) => {
        const url = new URL(String(input));
        const { searchParams: place } = url;
        if (Number(place.get("per_page")) > 100) {
          const first = (Number(place.get("page")) - 1) * Number(place.get("per_page"));
          place.set("page", `${first / 100 + 1}`);
          place.set("per_page", "100");
        }
        return fetch(url, init);
      };
      const { client, authorization } = gandiAccount(simulator, "gandi", { fetch: lowered });
      const loaded = await loadCharges(client as Parameters<typeof loadCharges>[0], authorization);
      expect([loaded.sums.seen, isDoubted(loaded)]).toEqual([count, false]);
    },
  );

  it("that is counted on its first page alone, and ends with fewer, is none", async () => {
    change({ wire: { largestPage: 100, totals: true } });
    domains(...numbered(300));
    const whole = await load();
    expect([whole.sums.seen, isDoubted(whole)]).toEqual([300, false]);
    simulator.before({ command: "GET /domain/domains", skip: 1 }, () => {
      change({ wire: { largestPage: 100, totals: false } });
      domains(...numbered(120));
    });
    const { sums, why } = await load();
    expect([sums.seen, why]).toMatchObject([
      100,
      { kind: "malformed", text: "The list has fewer rows than it says" },
    ]);
  });

  it("of names far apart is read on where pages have no charge", async () => {
    change({ wire: { largestPage: 100 } });
    domains(...numbered(600).map((each, index) => ({ ...each, endDay: index < 595 ? 300 : 40 })));
    const page = await chargesOf();
    expect(page.rows.map(({ object }) => object)).toEqual([
      "n000595.com",
      "n000596.com",
      "n000597.com",
      "n000598.com",
      "n000599.com",
    ]);
    expect(page).toMatchObject({ next: null, ordered: false });
  });

  it("is not taken for ordered where it has several pages", async () => {
    change({ wire: { largestPage: 100 } });
    domains(...numbered(150));
    const first = await chargesOf();
    expect([first.ordered, first.next === null]).toEqual([false, false]);
  });

  it("of 100,000 names is summed up whole", { timeout: 120_000 }, async () => {
    change({
      requestsPerMinute: 0,
      domains: [],
      generated: [{ seed: 5, count: 100_000, days: [32, 396], extensions: ["com", "fr"] }],
    });
    const loaded = await load();
    expect(isDoubted(loaded)).toBe(false);
    expect(loaded.sums.seen).toBeGreaterThan(20_000);
    const sum = Object.values(loaded.sums.days).reduce((all, { count }) => all + count, 0);
    expect(sum).toBe(loaded.sums.seen);
    expect(pages().length).toBeLessThanOrEqual(110);
    expect(priced()).toHaveLength(2);
  });

  it("goes on at no place that it did not name", async () => {
    const { client, authorization } = gandiAccount(simulator, "gandi");
    for (const cursor of ["", "nonsense", "{}", "[1]"])
      expect(await client.charges(authorization, { ...query, cursor })).toMatchObject({
        failure: { kind: "malformed", text: "The list goes on at an unknown place" },
      });
    expect(simulator.requests).toEqual([]);
  });
});
