import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dayOf } from "../../../src/domain/foresight/bank-days.ts";
import type { UpcomingCharge } from "../../../src/domain/foresight/upcoming-charge.ts";
import type { ChargesPage, ChargesQuery } from "../../../src/registrars/contract.ts";
import type { Inwx, InwxDomain } from "../../simulator/inwx/schema.ts";
import { type Simulator, startSimulator } from "../../simulator/server.ts";
import type { FaultInput } from "../../simulator/shared/fault-schema.ts";
import { inwxAccount } from "../../support/registrars/inwx-account.ts";

const now = Date.UTC(2031, 2, 3, 9, 30);
const day = 86_400_000;
const today = dayOf(now);

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ scenario: "inwx", now: () => now });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset("inwx"));
afterEach(() => {
  expect(simulator.violations).toEqual([]);
});

const queryFor = (more: Partial<ChargesQuery> = {}): ChargesQuery => ({
  first: 0,
  today,
  through: today + 90,
  vatPercent: "19",
  currency: "EUR",
  ...more,
});

/** All pages, as they came. */
async function pagesOf(key: string, more: Partial<ChargesQuery> = {}): Promise<ChargesPage[]> {
  const { client, authorization } = inwxAccount(simulator, key);
  const pages: ChargesPage[] = [];
  let cursor: string | undefined;
  for (let asked = 0; asked < 400; asked++) {
    const page = await client.charges(
      authorization,
      queryFor({ ...(cursor === undefined ? {} : { cursor }), ...more }),
    );
    if (!page.ok) throw new Error(JSON.stringify(page.failure));
    pages.push(page.value);
    const { next } = page.value;
    if (next === null) return pages;
    if (next === "by-row") throw new Error("a list of cursors");
    expect(next.cursor.length).toBeLessThan(1000);
    cursor = next.cursor;
  }
  throw new Error("no end");
}

async function chargesOf(key: string, more: Partial<ChargesQuery> = {}) {
  return (await pagesOf(key, more)).flatMap(({ rows }) => rows);
}

const brief = ({ object, nextAction, at, gross, currency }: UpcomingCharge) => [
  object,
  nextAction,
  at === null ? null : (at - now) / day,
  gross,
  currency,
];

/** The account `inwx` with these domains alone. */
const holding = (...domains: Partial<InwxDomain>[]) =>
  simulator.account("inwx").change({
    inwx: { domains: domains.map((domain) => ({ domain: "yearly.com", reDay: 4, ...domain })) },
  });

/** The calls for what is renewed, without those for what has failed. */
const listed = () =>
  simulator
    .find({ command: "domain.list" })
    .filter(({ parameters }) => JSON.stringify(parameters).includes("AUTORENEW"));

const failureOf = async (more: Partial<ChargesQuery> = {}) => {
  const { client, authorization } = inwxAccount(simulator, "inwx");
  const page = await client.charges(authorization, queryFor(more));
  return page.ok ? null : page.failure;
};

/** A refusal that asks for a pause, whatever its code. */
const pausing = (code: number): FaultInput => ({
  kind: "status",
  status: 429,
  headers: { "retry-after": "90" },
  body: JSON.stringify({ code, msg: "Slower" }),
});

describe("derived charges", () => {
  it("are of the names that are renewed, by day, each with what it takes", async () => {
    const pages = await pagesOf("inwx");
    expect(pages).toMatchObject([{ basis: "derived", ordered: true, next: null, total: 8 }]);
    const rows = pages.flatMap((page) => page.rows);
    expect(rows.every(({ computed }) => computed)).toBe(true);
    expect(rows.map(brief)).toEqual([
      ["failed.de", "expireunpaid", -1, "5.36", "EUR"],
      ["yearly.com", "pay", 4, "13.45", "EUR"],
      ["monthly.io", "pay", 6, "4.88", "EUR"],
      ["two-years.co.uk", "pay", 9, "21.42", "EUR"],
      ["gold.shop", "pay", 12, "297.5", "EUR"],
      ["no-price.xyz", "pay", 20, null, "EUR"],
      ["monthly.io", "pay", 37, "4.88", "EUR"],
      ["monthly.io", "pay", 67, "4.88", "EUR"],
    ]);
  });

  it("let nobody think that a name that is let go is charged", async () => {
    holding({ renewalMode: "AUTOEXPIRE" }, { domain: "b.com", renewalMode: "AUTODELETE" });
    expect(await pagesOf("inwx")).toMatchObject([{ rows: [], total: 0, next: null }]);
    // Even where the API takes no notice of the filter.
    const rows = ["AUTOEXPIRE", "AUTODELETE", "SOMETHING"].map((renewalMode, n) => ({
      domain: `n${n}.com`,
      renewalMode,
      period: "1Y",
      reDate: "2031-03-10T00:00:00",
    }));
    const body = JSON.stringify({ code: 1000, resData: { count: 3, domain: rows } });
    simulator.faults.set({ command: "domain.list" }, { kind: "body", body });
    const actions = (await chargesOf("inwx")).map(({ nextAction }) => nextAction);
    expect(actions).toEqual(["expire", "delete", null]);
  });

  it.each(["RENEWAL FAILED", "renewal delayed", "EXPIRE INITIATED", "DELETE INITIATED"])(
    "are at risk where the name's status is %s",
    async (status) => {
      holding({ status, reDay: -2 });
      expect(await chargesOf("inwx")).toMatchObject([
        { nextAction: "expireunpaid", lostAt: null, at: now - 2 * day },
      ]);
    },
  );

  it("stay unknown where a price is missing, unreadable or of another currency", async () => {
    const prices = [
      { tld: "com" },
      { tld: "net", renewalPrice: { raw: "cheap" } },
      { tld: "org", currency: "USD", renewalPrice: "10.00" },
      {
        tld: "info",
        renewalPrice: "10.00",
        charged: { currency: "EUR", renewalPrice: { raw: "?" } },
      },
      { tld: "app", renewalPrice: "10.00" },
    ];
    simulator.account("inwx").change({ inwx: { prices } });
    holding(
      ...["a.com", "b.net", "c.org", "d.info", "e.dev"].map((domain) => ({ domain })),
      { domain: "f.app", period: "1M" },
      { domain: "g.app", period: "for ever" },
    );
    const charges = await chargesOf("inwx", { through: today + 10 });
    expect(charges.map((charge) => brief(charge).slice(3))).toEqual([
      [null, "EUR"],
      [null, "EUR"],
      ["11.9", "USD"],
      [null, "EUR"],
      [null, "EUR"],
      [null, "EUR"],
      [null, "EUR"],
    ]);
  });

  it("take the price that is charged, not a promotion, and the longer of two periods", async () => {
    const promo = { currency: "EUR", renewalPrice: "1.00" };
    const prices = [{ tld: "com", renewalPrice: "10.00", renewalPeriod: 2, promo }];
    simulator.account("inwx").change({ inwx: { prices } });
    holding({});
    expect(await chargesOf("inwx")).toMatchObject([{ gross: "23.8" }]);
  });

  it("are exact, of numbers that a floating one would not hold", async () => {
    simulator.account("inwx").change({
      money: { vat: null },
      inwx: { prices: [{ tld: "com", renewalPrice: "90071992547409.93" }] },
    });
    holding({ period: "3Y" });
    expect(await chargesOf("inwx")).toMatchObject([{ gross: "270215977642229.79" }]);
  });

  it("have no day where none is told, or one that is none", async () => {
    holding({ reDay: undefined }, { domain: "b.com", reDate: "0000-00-00T00:00:00" });
    const charges = await chargesOf("inwx");
    expect(charges.map(({ at, gross }) => [at, gross])).toEqual([
      [null, "13.45"],
      [null, "13.45"],
    ]);
  });

  it("are read of dates as text, of a bare row and of names that need all details", async () => {
    expect(
      (await chargesOf("inwx-odd", { currency: "CHF", vatPercent: "8.1" })).map(brief),
    ).toEqual([["only.ch", "pay", 3, "10.81", "CHF"]]);
    expect(listed().map(({ parameters }) => parameters.wide)).toEqual(["0", "1"]);
  });

  describe("after a price change that is announced", () => {
    const announce = (...priceChanges: Partial<Inwx["priceChanges"][number]>[]) =>
      simulator.account("inwx").change({
        inwx: {
          priceChanges: priceChanges.map((each) => ({ tld: "com", currency: "EUR", ...each })),
        },
      });
    const grossOf = async (more: Partial<ChargesQuery> = {}) =>
      (await chargesOf("inwx", more)).map(({ gross, currency }) => `${gross} ${currency}`);
    beforeEach(() => {
      holding({ domain: "early.com", reDay: 4 }, { domain: "late.com", reDay: 40 });
    });

    it("takes the new price, VAT on top, from its day on", async () => {
      announce({ day: 60, renewalPrice: "99.00" }, { day: 20, renewalPrice: "20.00" });
      expect(await grossOf()).toEqual(["13.45 EUR", "23.8 EUR"]);
      announce({ day: 40, renewalPrice: "20.00" });
      expect(await grossOf()).toEqual(["13.45 EUR", "23.8 EUR"]);
      announce({ day: 20, renewalPrice: "5.00" });
      expect(await grossOf()).toEqual(["13.45 EUR", "5.95 EUR"]);
    });

    it("is not known where two are announced for one day", async () => {
      announce({ day: 20, renewalPrice: "20.00" }, { day: 20, renewalPrice: "5.00" });
      expect(await grossOf()).toEqual(["13.45 EUR", "null EUR"]);
      announce({ day: 20, renewalPrice: "20.00" }, { day: 20, renewalPrice: "20.00" });
      expect(await grossOf()).toEqual(["13.45 EUR", "23.8 EUR"]);
    });

    it("takes it in the customer's currency", async () => {
      const charged = { currency: "EUR", renewalPrice: "10.00" };
      announce({ day: 20, currency: "USD", renewalPrice: "11.00", charged });
      expect(await grossOf()).toEqual(["13.45 EUR", "11.9 EUR"]);
    });

    it.each([
      ["no price", { day: 20 }, ["13.45 EUR", "null EUR"], {}],
      ["no day", { renewalPrice: "20.00" }, ["null EUR", "null EUR"], {}],
      [
        "no VAT",
        { day: 20, renewalPrice: "20.00" },
        ["13.45 EUR", "null EUR"],
        { vatPercent: null },
      ],
    ])("is not known where %s is told", async (_what, part, expected, more) => {
      announce(part);
      expect(await grossOf(more)).toEqual(expected);
    });

    it("is not known under a VAT below nothing, which would make it cheaper", async () => {
      announce({ day: 20, renewalPrice: "20.00" });
      expect(await grossOf({ vatPercent: "-50" })).toEqual(["13.45 EUR", "null EUR"]);
    });

    it("is not known where what was to tell it is refused with a pause", async () => {
      simulator.faults.set({ command: "domain.priceChanges" }, pausing(2201));
      expect(await failureOf()).toMatchObject({ kind: "not-allowed", wait: 90 });
    });

    it("is of other endings alone, and of none where the API refuses to tell", async () => {
      announce({ tld: "de", day: 1, renewalPrice: "20.00" });
      expect(await grossOf()).toEqual(["13.45 EUR", "13.45 EUR"]);
      announce({ day: 1, renewalPrice: "20.00" });
      const body = JSON.stringify({ code: 2201, msg: "Authorization error" });
      simulator.faults.set({ command: "domain.priceChanges" }, { kind: "body", body });
      expect(await grossOf()).toEqual(["13.45 EUR", "13.45 EUR"]);
    });
  });

  it("never hold an auth code", async () => {
    simulator.account("inwx").change({ inwx: { wire: { narrowNames: true } } });
    const pages = JSON.stringify(await pagesOf("inwx"));
    expect(pages).toContain("yearly.com");
    expect(pages).not.toMatch(/auth-/);
  });
});

describe("premium names", () => {
  const asked = () =>
    simulator
      .find({ command: "domain.getdomainprice" })
      .map(({ parameters }) => JSON.parse(parameters.domain ?? "").length);

  it("are found by one question, where there are none", async () => {
    simulator.account("inwx").change({ inwx: { premium: {} } });
    await pagesOf("inwx");
    expect(asked()).toEqual([6]);
  });

  it("are found by halves where the answer does not say which it means", async () => {
    const charges = await chargesOf("inwx");
    expect(charges.find(({ object }) => object === "gold.shop")?.gross).toBe("297.5");
    expect(charges.find(({ object }) => object === "yearly.com")?.gross).toBe("13.45");
    expect(Math.max(...asked())).toBe(6);
    expect(asked().length).toBeLessThan(8);
  });

  it("are found at once where it does", async () => {
    simulator.account("inwx").change({ inwx: { wire: { namedPrices: true } } });
    const charges = await chargesOf("inwx");
    expect(charges.find(({ object }) => object === "gold.shop")?.gross).toBe("297.5");
    expect(asked()).toEqual([6]);
  });

  it("have no known price without the account's VAT", async () => {
    const charges = await chargesOf("inwx", { vatPercent: null });
    expect(charges.find(({ object }) => object === "gold.shop")?.gross).toBeNull();
  });

  it.each([
    ["nothing", "0.00", "19"],
    ["less than nothing", "-250.00", "19"],
    ["a VAT below nothing", "250.00", "-50"],
  ])("have no known price where it is %s", async (_what, price, vatPercent) => {
    simulator.account("inwx").change({ inwx: { premium: { "gold.shop": price } } });
    const charges = await chargesOf("inwx", { vatPercent });
    expect(charges.find(({ object }) => object === "gold.shop")).toMatchObject({ gross: null });
  });

  it.each([2201, 2303, 2400])(
    "are asked for no more where one is refused (%i) with a pause",
    async (code) => {
      simulator.faults.set({ command: "domain.getdomainprice" }, pausing(code));
      expect(await failureOf()).toMatchObject({ code, wait: 90 });
      expect(asked()).toHaveLength(1);
    },
  );

  it("are exact, however dear they are", async () => {
    const price = "999999999999999999999.99";
    simulator.account("inwx").change({ inwx: { premium: { "gold.shop": price } } });
    const charges = await chargesOf("inwx", { vatPercent: "21" });
    expect(charges.find(({ object }) => object === "gold.shop")).toMatchObject({
      gross: "1209999999999999999999.99",
    });
  });

  it("leave one name unknown where it alone is refused, and the others stand", async () => {
    simulator.account("inwx").change({ inwx: { unpriced: ["yearly.com"] } });
    const charges = await chargesOf("inwx");
    const gross = (name: string) => charges.find(({ object }) => object === name)?.gross;
    expect([gross("yearly.com"), gross("two-years.co.uk")]).toEqual([null, "21.42"]);
  });

  it("are asked for so often at most, and the rest is unknown", async () => {
    const names = Array.from({ length: 90 }, (_, n) => `n${n}.com`);
    const premium = Object.fromEntries(names.map((name) => [name, "99.00"]));
    simulator.account("inwx").change({ inwx: { premium } });
    holding(...names.map((domain) => ({ domain })));
    const charges = await chargesOf("inwx");
    expect(asked()).toHaveLength(40);
    expect(charges).toHaveLength(90);
    // Never the price of the list, which is a tenth of it.
    expect(charges.filter(({ gross }) => gross === "13.45")).toEqual([]);
  });

  it("fail the page where nothing came, or nobody was let in", async () => {
    simulator.faults.set({ command: "domain.getdomainprice" }, { kind: "drop" });
    expect(await failureOf()).toMatchObject({ kind: "unreachable" });
    simulator.faults.clear();
    simulator.faults.set({ command: "domain.getdomainprice" }, { kind: "code", code: 2201 });
    expect(await failureOf()).toMatchObject({ kind: "not-allowed" });
    simulator.faults.clear();
    simulator.faults.set({ command: "domain.getdomainprice" }, { kind: "code", code: 2500 });
    expect(await failureOf()).toMatchObject({ kind: "server" });
    expect(asked()).toHaveLength(3);
  });
});

describe("pages", () => {
  const gone = (keep: (domain: string) => boolean) => {
    const { inwx } = simulator.account("inwx").state;
    inwx.domains = inwx.domains.filter(({ domain }) => keep(domain));
  };
  const many = (count: number, more: Partial<InwxDomain> = {}) =>
    holding(
      ...Array.from({ length: count }, (_, n) => ({ domain: `n${n}.com`, reDay: n / 10, ...more })),
    );
  const namesOf = (pages: ChargesPage[]) => pages.flatMap(({ rows }) => rows.map((r) => r.object));

  it.each([1000, 100, 37, 20, 10])(
    "have each name once, however few rows the API gives: %i",
    async (largestPage) => {
      many(250);
      simulator.account("inwx").change({ inwx: { wire: { largestPage } } });
      const pages = await pagesOf("inwx");
      const names = namesOf(pages);
      expect(names).toHaveLength(250);
      expect(new Set(names).size).toBe(250);
      expect(pages.at(-1)?.total).toBe(250);
      expect(pages.every(({ ordered }) => ordered)).toBe(true);
      expect(simulator.find({ command: "domain.getPrices" })).toHaveLength(1);
    },
  );

  it("of which too few rows come to see whether they fit are no list", async () => {
    many(50);
    simulator.account("inwx").change({ inwx: { wire: { largestPage: 2 } } });
    await expect(pagesOf("inwx")).rejects.toThrow("malformed");
  });

  it("are not called in order where a name comes again on a later page", async () => {
    many(150);
    simulator.account("inwx").state.inwx.domains[0] = {
      domain: "monthly.io",
      reDay: 1,
      period: "1M",
      renewalMode: "AUTORENEW",
      reDate: undefined,
      status: "OK",
    };
    expect((await pagesOf("inwx")).map(({ ordered }) => ordered)).toEqual([false, false]);
  });

  it("end where the window does, but for names without a day at the list's end", async () => {
    const pages = await pagesOf("inwx-large", { through: today + 30 });
    expect(pages.length).toBeLessThan(3);
    const within = namesOf(pages).length;
    expect(within).toBeGreaterThan(30);
    await simulator.reset("inwx");
    simulator.account("inwx-large").change({ inwx: { domains: [{ domain: "undated.com" }] } });
    const all = await pagesOf("inwx-large", { through: today + 30 });
    expect(all.length).toBeGreaterThan(8);
    expect(namesOf(all)).toHaveLength(within + 1);
    expect(namesOf(all)).toContain("undated.com");
  });

  it("miss no name that moved up by a few rows in between", async () => {
    many(200);
    simulator.before({ command: "domain.list", skip: 1 }, () =>
      gone((domain) => !["n0.com", "n5.com", "n9.com"].includes(domain)),
    );
    expect(new Set(namesOf(await pagesOf("inwx"))).size).toBe(200);
  });

  it("fail where the list moved up by more than they overlap", async () => {
    many(200);
    const { client, authorization } = inwxAccount(simulator, "inwx");
    const first = await client.charges(authorization, queryFor());
    if (!first.ok || first.value.next === null || first.value.next === "by-row")
      throw new Error("no second page");
    gone((domain) => !/^n\d\d\.com$/.test(domain) || domain > "n70");
    const { cursor } = first.value.next;
    expect(await client.charges(authorization, queryFor({ cursor }))).toMatchObject({
      failure: { kind: "malformed", text: "The list changed while it was read" },
    });
  });

  it("take what was added in between, where it comes later", async () => {
    many(120);
    simulator.before({ command: "domain.list", skip: 1 }, () => {
      const { inwx } = simulator.account("inwx").state;
      const added = { domain: "new.com", reDay: 40, period: "1Y", renewalMode: "AUTORENEW" };
      inwx.domains.push({ ...added, reDate: undefined, status: "OK" });
    });
    expect(namesOf(await pagesOf("inwx"))).toContain("new.com");
  });

  it("are all read, and not in order, where the API does not keep to it", async () => {
    many(150);
    const { inwx } = simulator.account("inwx").state;
    for (const [index, domain] of inwx.domains.entries()) domain.reDay = 89 - (index % 90);
    // As the API would without its order.
    const unsorted = (page: number, size: number) => {
      const rows = inwx.domains.slice((page - 1) * size, page * size).map(({ domain, reDay }) => ({
        domain,
        period: "1Y",
        renewalMode: "AUTORENEW",
        reDate: new Date(now + (reDay ?? 0) * day).toISOString().slice(0, 19),
      }));
      return { code: 1000, resData: { count: 150, domain: rows } };
    };
    const { client, authorization } = inwxAccount(simulator, "inwx", {
      fetch: (async (address: string, init: RequestInit) => {
        const { method, params } = JSON.parse(String(init.body));
        return method === "domain.list"
          ? Response.json(unsorted(params.page, params.pagelimit))
          : fetch(address, init);
      }) as typeof fetch,
    });
    const first = await client.charges(authorization, queryFor({ through: today + 10 }));
    expect(first).toMatchObject({ value: { ordered: false, next: { cursor: expect.anything() } } });
  });

  it.each([
    ["no count", { domain: [] }],
    ["a count without rows", { count: 5 }],
    ["rows that are no list", { count: 1, domain: "one" }],
    ["a count that is none", { count: "many", domain: [] }],
  ])("of nonsense are no empty list: %s", async (_what, resData) => {
    const body = JSON.stringify({ code: 1000, resData });
    simulator.faults.set({ command: "domain.list" }, { kind: "body", body });
    expect(await failureOf()).toMatchObject({ kind: "malformed" });
  });

  it("that are the same again and again come to an end", async () => {
    many(250);
    const { client, authorization } = inwxAccount(simulator, "inwx", {
      fetch: ((address: string, init: RequestInit) => {
        const call = JSON.parse(String(init.body));
        if (call.method === "domain.list") Object.assign(call.params, { page: 1 });
        return fetch(address, { ...init, body: JSON.stringify(call) });
      }) as typeof fetch,
    });
    let cursor: string | undefined;
    let why: unknown;
    for (let asked = 0; asked < 20 && why === undefined; asked++) {
      const page = await client.charges(
        authorization,
        queryFor(cursor === undefined ? {} : { cursor }),
      );
      if (!page.ok) why = page.failure.kind;
      else cursor = (page.value.next as { cursor: string } | null)?.cursor;
    }
    expect(why).toBe("malformed");
  });

  it.each(["", "nonsense", "{}", '{"first":-1}', '{"first":0,"largest":0}'])(
    "do not go on at a place that nobody wrote: %s",
    async (cursor) => {
      expect(await failureOf({ cursor })).toMatchObject({ kind: "malformed" });
      expect(simulator.requests).toEqual([]);
    },
  );

  it("have no price list in place of an absent one", async () => {
    simulator.account("inwx").change({ inwx: { prices: [] } });
    expect(await failureOf()).toMatchObject({ kind: "malformed", command: "domain.getPrices" });
  });
});
