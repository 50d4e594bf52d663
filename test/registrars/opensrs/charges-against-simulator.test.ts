import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { DayMemory, HttpEnvironment } from "../../../src/registrars/contract.ts";
import { tries } from "../../../src/registrars/derive/price-book.ts";
import { graceDays } from "../../../src/registrars/opensrs/domains.ts";
import { lookedBack } from "../../../src/registrars/opensrs/list.ts";
import { type Simulator, startSimulator } from "../../simulator/server.ts";
import { now, today } from "../../support/contract/every-method.ts";
import { loadCharges } from "../../support/contract/load-charges.ts";
import { fullClient } from "../../support/registrars/full-client.ts";
import { opensrsAccount } from "../../support/registrars/opensrs-account.ts";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ scenario: "opensrs", now: () => now });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset("opensrs"));
afterEach(() => {
  expect(simulator.violations).toEqual([]);
});

const query = { first: 0, today, through: today + 90, vatPercent: null, currency: "USD" };
type Change = NonNullable<Parameters<ReturnType<Simulator["account"]>["change"]>[0]["opensrs"]>;
const change = (opensrs: Change, key = "opensrs") => simulator.account(key).change({ opensrs });
const list = "GET_DOMAINS_BY_EXPIREDATE";
const count = (command: string): number => simulator.find({ command }).length;
const pages = (): string[] =>
  simulator.find({ command: list }).map(({ parameters: { page, limit } }) => `${page}/${limit}`);
const pricedNames = (): (string | undefined)[] =>
  simulator.find({ command: "GET_PRICE" }).map(({ parameters }) => parameters.domain);

/** What a client keeps for a day, as the worker keeps it. */
function dayMemory(): DayMemory & { text: string | null } {
  const kept: DayMemory & { text: string | null } = {
    text: null,
    read: async () => kept.text,
    write: async (text) => {
      kept.text = text;
    },
  };
  return kept;
}

async function chargesOf(key = "opensrs", more: Partial<HttpEnvironment> = {}, changes = {}) {
  const { client, authorization } = opensrsAccount(simulator, key, more);
  return client.charges(authorization, { ...query, ...changes });
}

async function told(...args: Parameters<typeof chargesOf>) {
  const page = await chargesOf(...args);
  if (!page.ok) throw new Error(JSON.stringify(page.failure));
  return page.value;
}

const brief = (...args: Parameters<typeof chargesOf>) =>
  told(...args).then(({ rows }) =>
    rows.map(({ object, nextAction, gross }) => [object, nextAction, gross]),
  );

describe("what will be charged", () => {
  it("is made of days of expiry and prices; what is not renewed, and what nobody knows, is said", async () => {
    const page = await told();
    expect(
      page.rows.map((row) => [row.object, row.renewalMode, row.nextAction, row.gross]),
    ).toEqual([
      // So long after its day it may be in redemption: what brings it back is not told.
      ["in-redemption.com", "f_auto_renew: Y", "expireunpaid", null],
      ["let-go-lately.net", "f_auto_renew: N, f_let_expire: Y", "expire", null],
      ["just-expired.com", "f_auto_renew: Y", "expireunpaid", "14.5"],
      ["lantern.com", "f_auto_renew: Y", "pay", "14.5"],
      ["lantern.net", "f_auto_renew: Y", "pay", "16.25"],
      ["by-hand.com", "f_auto_renew: N", "expire", null],
      ["let-go.org", "f_auto_renew: N, f_let_expire: Y", "expire", null],
      ["both-flags.com", "f_auto_renew: Y, f_let_expire: Y", null, null],
      ["odd-flag.com", "f_auto_renew: ?, f_let_expire: N", null, null],
      ["no-let-expire.com", "f_auto_renew: Y, f_let_expire: ?", null, null],
      ["lantern.co.uk", "f_auto_renew: Y", "pay", "9"],
      ["lantern.online", "f_auto_renew: Y", "pay", "41"],
      // A premium one that nobody asked about passes for a usual one, which is said to be assumed.
      ["gold.online", "f_auto_renew: Y", "pay", "41"],
      ["lantern.ai", "f_auto_renew: Y", "pay", null],
      ["lantern.down", "f_auto_renew: Y", "pay", null],
      // Of a day that cannot be read nobody knows when it is.
      ["odd-day.com", "f_auto_renew: Y", "pay", "14.5"],
    ]);
    expect(page).toMatchObject({ total: 16, next: null, ordered: true, basis: "derived" });
    for (const { computed, currency, net } of page.rows)
      expect([computed, currency, net]).toEqual([true, "USD", null]);
    expect(simulator.find({ command: list })).toMatchObject([
      { parameters: { exp_from: "2025-12-01", exp_to: "2026-04-16", limit: "1000", page: "1" } },
    ]);
  });

  it("is in the account's currency, whatever that is, for no answer names one", async () => {
    const { rows } = await told("opensrs-euro", {}, { currency: "EUR" });
    expect(rows).toMatchObject([{ object: "lantern.eu", currency: "EUR", gross: "11" }]);
  });

  it.each(["time", "date"] as const)("is read from days with or without a %s", async (dates) => {
    change({ wire: { dates }, domains: [{ domain: "lantern.com", expiryDay: 4 }] });
    const [row] = (await told()).rows;
    const at = now + 4 * 86_400_000;
    expect(row?.at).toBe(dates === "time" ? at : Math.floor(at / 86_400_000) * 86_400_000);
  });

  it("keeps the order of an array's numbers, in whichever order they stand", async () => {
    const before = await told();
    change({ wire: { arrays: "turned" } });
    expect(await told()).toEqual(before);
  });

  it("of one name is that name's", async () => {
    change({ domains: [{ domain: "only.com", expiryDay: 10 }] });
    expect(await brief()).toEqual([["only.com", "pay", "14.5"]]);
    expect([count(list), count("GET_PRICE")]).toEqual([1, 1]);
  });

  it("of an empty account is nothing, on page 1 or 0", async () => {
    for (const firstPage of [0, 1] as const)
      for (const emptyList of ["array", "item", "absent"] as const) {
        change({ wire: { firstPage, emptyList } }, "opensrs-empty");
        expect(await told("opensrs-empty")).toMatchObject({ rows: [], total: 0, next: null });
      }
    expect(count("GET_PRICE")).toBe(0);
  });
});

describe("names that have expired", () => {
  const expired = (days: number, more = {}) => ({
    domain: `d${days}.com`,
    expiryDay: -days,
    ...more,
  });

  it("are at risk from the day after, at a renewal's price for as long as that brings them back", async () => {
    change({
      domains: [0, 1, graceDays, graceDays + 1, lookedBack, lookedBack + 1].map((days) =>
        expired(days),
      ),
    });
    expect(await brief()).toEqual([
      [`d${lookedBack}.com`, "expireunpaid", null],
      [`d${graceDays + 1}.com`, "expireunpaid", null],
      [`d${graceDays}.com`, "expireunpaid", "14.5"],
      ["d1.com", "expireunpaid", "14.5"],
      ["d0.com", "pay", "14.5"],
    ]);
  });

  it("are let go where they are not to be renewed", async () => {
    change({ domains: [expired(3, { autoRenew: "N" }), expired(4, { letExpire: "Y" })] });
    expect(await brief()).toEqual([
      ["d4.com", null, null],
      ["d3.com", "expire", null],
    ]);
  });
});

describe("prices", () => {
  it("are asked for once a day, one for each extension, and for nothing that is not charged", async () => {
    const memory = dayMemory();
    await told("opensrs", { memory });
    const asked = pricedNames();
    expect(asked).toEqual([
      ...["just-expired.com", "lantern.net", "lantern.co.uk", "lantern.online"],
      ...["lantern.ai", "lantern.down"],
    ]);
    for (const { parameters } of simulator.find({ command: "GET_PRICE" }))
      expect(parameters).toMatchObject({ period: "1", reg_type: "renewal" });
    const before = await told("opensrs", { memory });
    expect(pricedNames()).toEqual(asked);
    expect(memory.text).not.toMatch(/key|1480/);
    expect(await told("opensrs")).toEqual(before);
  });

  it("of premium names are their own, where they are said to be such", async () => {
    expect(await brief("opensrs-premium")).toEqual([
      ["gold.online", "pay", "325"],
      ["silver.online", "pay", "180"],
      ["bronze.online", "pay", "95"],
    ]);
    expect(count("GET_PRICE")).toBe(3);
  });

  it("that are not said to be such pass for those of the extension: never for less of the one that was asked about", async () => {
    change({ tellsPremium: false }, "opensrs-premium");
    expect((await brief("opensrs-premium"))[0]).toEqual(["gold.online", "pay", "325"]);
  });

  it.each(["0.00", "-1.00", { raw: "12,50 or so" }, { raw: "" }])(
    "of %j are none",
    async (price) => {
      change({ domains: [{ domain: "lantern.com", expiryDay: 4 }], prices: { com: price } });
      expect(await brief()).toEqual([["lantern.com", "pay", null]]);
    },
  );

  it("of an extension that has none are given up after several of its names", async () => {
    const names = Array.from({ length: 6 }, (_, index) => ({
      domain: `n${index}.ai`,
      expiryDay: 5,
    }));
    change({ domains: names });
    expect((await brief()).map(([, , gross]) => gross)).toEqual(names.map(() => null));
    expect(count("GET_PRICE")).toBe(tries);
  });

  it("of a registry that is down leave those of others known", async () => {
    change({
      domains: [
        { domain: "a.down", expiryDay: 1 },
        { domain: "b.com", expiryDay: 2 },
      ],
    });
    expect(await brief()).toEqual([
      ["a.down", "pay", null],
      ["b.com", "pay", "14.5"],
    ]);
  });

  it("that the server itself cannot tell are asked for again later: no list is made without them", async () => {
    simulator.faults.set({ command: "GET_PRICE", skip: 1 }, { kind: "code", code: 404 });
    const memory = dayMemory();
    expect(await chargesOf("opensrs", { memory })).toMatchObject({
      failure: { kind: "server", code: 404, command: "GET_PRICE" },
    });
    simulator.faults.clear();
    await told("opensrs", { memory });
    // The one that was known by then was kept.
    expect(pricedNames().filter((name) => name === "just-expired.com")).toHaveLength(1);
  });
});

/** All pages of a list, with the worker's own limits and its own folding. */
async function loaded(key: string, more: Partial<HttpEnvironment> = {}) {
  const { system, login } = simulator.account(key).state;
  const { authorization } = opensrsAccount(simulator, key);
  const endpoint = `http://127.0.0.1:${simulator.httpPort}/opensrs/${system}/`;
  const client = fullClient(
    { registrar: "opensrs", system, endpoint, publicFields: { user: login } },
    { fetch, isOnline: () => true, memory: dayMemory(), ...more },
  );
  return loadCharges(client, authorization);
}

const many = (size: number) =>
  Array.from({ length: size }, (_, index) => ({
    domain: `n${index}.com`,
    expiryDay: 1 + (80 * index) / size,
  }));

describe("pages are counted from 0 or from 1, and the numbers tell which", () => {
  // Sizes around those at which page 1 alone is the whole list, its end, half of it, or one of several.
  const sizes = [1, 9, 10, 11, 19, 20, 21, 30, 31, 39, 40, 55, 130];

  for (const firstPage of [0, 1] as const)
    for (const lowered of ["by-own-size", "by-asked-size"] as const)
      for (const pageZero of ["refused", "first", "empty"] as const)
        it(`the first is ${firstPage}, page 0 else ${pageZero}, a lowered one begins ${lowered}`, async () => {
          for (const size of sizes) {
            change({
              domains: many(size),
              wire: { firstPage, lowered, pageZero, largestPage: 10 },
            });
            const { sums, why } = await loaded("opensrs");
            expect([size, why, sums.seen]).toEqual([size, null, size]);
            expect(sums.rows.map(({ object }) => object)).toEqual(
              many(size).map(({ domain }) => domain),
            );
          }
        });

  it("and where a larger limit than the documented one is refused, that is asked for", async () => {
    const { sums, why } = await loaded("opensrs-zero");
    expect([why, sums.seen]).toEqual([null, 130]);
    expect(pages().slice(0, 3)).toEqual(["1/1000", "1/40", "0/40"]);
  });

  it("page 0 is asked for only where page 1 does not show where it stands", async () => {
    change({ domains: many(55), wire: { largestPage: 30 } });
    await loaded("opensrs");
    // More than half of them: it is the first.
    expect(pages().some((page) => page.startsWith("0/"))).toBe(false);
  });

  it("a thousand names take one page, and their prices as many requests as they have extensions", async () => {
    change({
      domains: [],
      generated: [{ seed: 2, count: 1000, days: [1, 89], extensions: ["com", "net", "co.uk"] }],
    });
    const { sums, why } = await loaded("opensrs");
    expect([why, sums.seen]).toEqual([null, 1000]);
    expect([count(list), count("GET_PRICE")]).toEqual([1, 3]);
  });

  it("100,000 names come once each, also from page 0 on", { timeout: 60_000 }, async () => {
    change({
      domains: [],
      generated: [{ seed: 4, count: 100_000, days: [1, 89], extensions: ["com"] }],
      wire: { firstPage: 0 },
    });
    const { sums, why } = await loaded("opensrs");
    expect([why, sums.seen]).toEqual([null, 100_000]);
    expect(count(list)).toBeLessThan(110);
  });
});

describe("a list whose numbers contradict each other is none", () => {
  /** Answers of the list with another text in the place of an item's. */
  const saying =
    (name: string, value: (page: string) => string | null): typeof fetch =>
    async (input, init) => {
      const answer = await fetch(input, init);
      const body = await answer.text();
      const [, page = ""] = /<item key="page">(\d+)</.exec(String(init?.body)) ?? [];
      const said = value(page);
      return new Response(
        said === null ? body : body.replace(new RegExp(`(<item key="${name}">)[^<]*`), `$1${said}`),
        { status: answer.status },
      );
    };
  const failure = { ok: false, failure: { kind: "malformed", command: list } };

  it.each(["refused", "first", "empty"] as const)(
    "more names are said than come, and page 0 is no other (%s)",
    async (pageZero) => {
      change({ domains: many(15), wire: { pageZero } });
      const read = saying("total", () => "16");
      expect(await chargesOf("opensrs", { fetch: read })).toMatchObject(failure);
      expect(pages()).toEqual(["1/1000", "0/1000"]);
    },
  );

  it("fewer names are said than come", async () => {
    change({ domains: many(15) });
    const read = saying("total", () => "14");
    expect(await chargesOf("opensrs", { fetch: read })).toMatchObject(failure);
  });

  it("page 0 and page 1 say different numbers", async () => {
    change({ domains: many(15), wire: { firstPage: 0, largestLimit: 40, largestPage: 10 } });
    const read = saying("total", (page) => (page === "0" ? "17" : null));
    expect(await chargesOf("opensrs", { fetch: read })).toMatchObject(failure);
  });

  it("page 0 has less than what page 1 lacks", async () => {
    change({ domains: many(15), wire: { firstPage: 0, largestPage: 10 } });
    const read = saying("total", () => "18");
    expect(await chargesOf("opensrs", { fetch: read })).toMatchObject(failure);
  });

  it.each<[string, object]>([
    ["as it is", {}],
    ["in other letters, on another day", { domain: "LANTERN.com", expiryDay: 5 }],
    ["with another setting", { autoRenew: "N" }],
  ])("a name stands there twice, %s: it hides another one", async (_what, more) => {
    const twice = { domain: "lantern.com", expiryDay: 4 };
    change({ domains: [{ domain: "a.com", expiryDay: 3 }, twice, { ...twice, ...more }] });
    expect(await chargesOf()).toMatchObject({
      ok: false,
      failure: { kind: "malformed", command: list, text: "The list has a name twice" },
    });
    expect(count("GET_PRICE")).toBe(0);
  });

  it("rows without a name are each a name of its own", async () => {
    change({
      domains: [
        { domain: "", expiryDay: 4 },
        { domain: "", expiryDay: 4 },
      ],
    });
    expect((await told()).rows).toMatchObject([{ object: "" }, { object: "" }]);
  });

  it("more are said to come behind all that there are", async () => {
    change({ domains: many(15) });
    const read = saying("remainder", () => "1");
    expect(await chargesOf("opensrs", { fetch: read })).toMatchObject({
      failure: { ...failure.failure, text: "remainder is missing or unreadable" },
    });
  });

  it("more are said to come behind the only one that is counted", async () => {
    change({ domains: [3000, 3001].map((expiryDay) => ({ domain: "lantern.com", expiryDay })) });
    const read = saying("total", () => "1");
    const { client, authorization } = opensrsAccount(simulator, "opensrs", { fetch: read });
    expect(await client.counts(authorization)).toMatchObject({
      value: [{ product: "domains", count: null, failure: failure.failure }],
    });
  });

  it.each([0, 1] as const)(
    "more are said to come behind the last page (the first one is %i)",
    async (firstPage) => {
      change({ domains: many(55), wire: { firstPage, largestPage: 10 } });
      const { sums, why } = await loaded("opensrs", { fetch: saying("remainder", () => "1") });
      expect(why).toMatchObject({
        kind: "malformed",
        text: "remainder is missing or unreadable",
      });
      expect(sums.seen).toBeGreaterThan(30);
    },
  );

  it("a cursor that was written by nobody here leads nowhere", async () => {
    for (const cursor of ["", "{}", '{"first":0}', "5", `{"origin":2,"total":5}`])
      expect(await chargesOf("opensrs", {}, { cursor })).toMatchObject({
        failure: { kind: "malformed", text: "The list goes on at an unknown place" },
      });
    expect(simulator.requests).toEqual([]);
  });

  it.each(["page", "limit"])("a %s that is another's is no place to go on", async (name) => {
    change({ domains: many(55), wire: { largestPage: 10 } });
    const first = await told();
    const cursor = first.next === null || first.next === "by-row" ? "" : first.next.cursor;
    const walk = JSON.parse(cursor);
    const other = name === "page" ? { ...walk, last: "another.com" } : { ...walk, total: 54 };
    expect(await chargesOf("opensrs", {}, { cursor: JSON.stringify(other) })).toMatchObject({
      failure: { kind: "malformed", text: "The list changed while it was read" },
    });
  });
});
