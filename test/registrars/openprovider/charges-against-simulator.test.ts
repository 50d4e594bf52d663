import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dayOf } from "../../../src/domain/foresight/bank-days.ts";
import { type DayMemory, dayMemoryLimit } from "../../../src/registrars/contract.ts";
import { priceLimits, room, tries } from "../../../src/registrars/derive/price-book.ts";
import type { OpenproviderDomain } from "../../simulator/openprovider/schema.ts";
import { type Simulator, startSimulator } from "../../simulator/server.ts";
import { now, today } from "../../support/contract/every-method.ts";
import { isDoubted, loadCharges } from "../../support/contract/load-charges.ts";
import { sessionOf } from "../../support/registrars/full-client.ts";
import { openproviderAccount } from "../../support/registrars/openprovider-account.ts";

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
const query = { first: 0, today, through: today + 90, vatPercent: "21", currency: "EUR" };

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

async function chargesOf(key: string, more = {}, changes = {}) {
  const { client, authorization } = account(key, more);
  const page = await client.charges(authorization, { ...query, ...changes });
  if (!page.ok) throw new Error(JSON.stringify(page.failure));
  return page.value;
}

const told = (key: string, more = {}, changes = {}) =>
  chargesOf(key, more, changes).then(({ rows }) =>
    rows.map(({ object, nextAction, gross, currency }) => [object, nextAction, gross, currency]),
  );

const priceRequests = () => simulator.find({ command: "GET /domains/prices" });

const domains = (...list: Partial<OpenproviderDomain>[]) =>
  simulator.account("openprovider").change({
    openprovider: { domains: list.map((each, index) => ({ domain: `n${index}.com`, ...each })) },
  });

describe("what will be charged", () => {
  it("is made of days, settings and prices, with VAT on top; what is not renewed is said", async () => {
    const page = await chargesOf("openprovider");
    expect(
      page.rows.map(({ object, at, renewalMode, nextAction, gross, currency }) => [
        object,
        at && Math.round((at - now) / day),
        renewalMode,
        nextAction,
        gross,
        currency,
      ]),
    ).toEqual([
      ["yearly.com", 4, "on", "pay", "12.44", "EUR"],
      ["as-set.com", 5, "default", "pay", "12.44", "EUR"],
      ["let-go.com", 6, "off", "expire", null, "EUR"],
      // Lowered for a time: the price of the tier is the higher.
      ["wide.co.uk", 9, "default", "pay", "11.38", "EUR"],
      ["gold.shop", 12, "default", "pay", "302.5", "EUR"],
      ["monthly.io", 14, "default", "pay", null, "EUR"],
      ["no-price.xyz", 20, "default", "pay", null, "EUR"],
      // A month has no known price, and comes again.
      ["monthly.io", 44, "default", "pay", null, "EUR"],
      ["monthly.io", 73, "default", "pay", null, "EUR"],
    ]);
    expect(page).toMatchObject({ total: 9, next: null, ordered: true, basis: "derived" });
    expect(page.rows.every(({ computed, lostAt }) => computed && lostAt === null)).toBe(true);
  });

  it("asks for names that are held alone, and for nothing that holds more of them", async () => {
    await chargesOf("openprovider");
    const [page] = simulator.find({ command: "GET /domains" });
    expect(page?.parameters).toEqual({
      status: "ACT",
      "order_by.renewal_date": "asc",
      limit: "1000",
      offset: "0",
    });
    for (const { parameters } of priceRequests())
      expect(parameters).toMatchObject({ operation: "renew", period: "1" });
  });

  it.each([
    [true, "pay", "12.44"],
    [false, "expire", null],
    [null, null, null],
  ])(
    "follows the account's own setting (%s) for names without one",
    async (byDefault, next, gross) => {
      simulator.account("openprovider").change({ openprovider: { autoRenewByDefault: byDefault } });
      domains({ renewDay: 3 }, { renewDay: 4, autorenew: "on" });
      const [bySetting, byItself] = await told("openprovider");
      expect(bySetting).toEqual(["n0.com", next, gross, "EUR"]);
      expect(byItself).toEqual(["n1.com", "pay", "12.44", "EUR"]);
    },
  );

  it("does not ask for that setting where no name hangs on it", async () => {
    domains({ renewDay: 3, autorenew: "on" }, { renewDay: 300 });
    await chargesOf("openprovider");
    expect(simulator.find({ command: "GET /resellers" })).toHaveLength(0);
  });

  it.each([
    ["an unknown setting", { autorenew: "sometimes" }],
    ["an unknown status", { status: "PRE" }],
    ["no setting", { autorenew: "" }],
  ])("of a name with %s is not known", async (_what, name) => {
    domains({ renewDay: 3, autorenew: "on", ...name });
    const { client, authorization } = account("openprovider", {
      // A server that takes no notice of the status that is asked for.
      fetch: ((input, init) =>
        fetch(String(input).replace("status=ACT&", ""), init)) satisfies typeof fetch,
    });
    const page = await client.charges(authorization, query);
    expect(page.ok && page.value.rows.map(({ nextAction }) => nextAction)).toEqual([null]);
    expect(priceRequests()).toHaveLength(0);
  });

  it("of a day that is not told may come on any", async () => {
    domains({ autorenew: "on" }, { renewDay: 2, autorenew: "on" });
    const rows = (await chargesOf("openprovider")).rows.map(({ object, at, gross }) => [
      object,
      at,
      gross,
    ]);
    expect(rows).toEqual([
      ["n1.com", now + 2 * day, "12.44"],
      ["n0.com", null, "12.44"],
    ]);
  });

  it("just after midnight in Amsterdam falls on the day that is written, and is not overdue on it", async () => {
    domains({ autorenew: "on", renewalDate: "2026-01-15 00:05:00" });
    const { rows } = await chargesOf("openprovider");
    expect(rows.map(({ at }) => at && dayOf(at))).toEqual([today]);
  });

  it.each(["missing", "list"] as const)("is nothing where the list is %s", async (empty) => {
    simulator.account("openprovider-empty").change({ openprovider: { wire: { empty } } });
    expect(await chargesOf("openprovider-empty", {}, { vatPercent: "0" })).toEqual({
      rows: [],
      total: 0,
      next: null,
      ordered: true,
      basis: "derived",
    });
  });
});

it("a token that ends in the middle of a list ends the list as such, and takes no part for the whole", async () => {
  domains(...Array.from({ length: 30 }, (_, index) => ({ renewDay: index, autorenew: "on" })));
  simulator.account("openprovider").change({ openprovider: { wire: { largestPage: 10 } } });
  const { client, authorization } = account("openprovider");
  const session = await sessionOf(client, authorization);
  simulator.before({ command: "GET /domains", skip: 1 }, () => simulator.advance(49 * 3600));
  const full = client as Parameters<typeof loadCharges>[0];
  const cut = await loadCharges(full, session);
  expect(cut.why).toMatchObject({ kind: "session-expired" });
  expect(cut.sums.next).not.toBeNull();
  // Under another one it is whole.
  const again = await loadCharges(full, await sessionOf(client, authorization));
  expect([again.why, again.sums.seen]).toEqual([null, 30]);
});

describe("a price", () => {
  it("has the account's VAT on top; without that it is not known", async () => {
    domains({ renewDay: 3, autorenew: "on" });
    const grossFor = async (vatPercent: string | null) =>
      (await told("openprovider", {}, { vatPercent }))[0]?.[2];
    expect(await grossFor("0")).toBe("10.28");
    expect(await grossFor("19")).toBe("12.24");
    // Not told with the balance: the account is asked for it.
    expect(await grossFor(null)).toBe("12.44");
    simulator.account("openprovider").change({ money: { vat: "not a number" } });
    expect(await grossFor(null)).toBeNull();
  });

  it("is that of the extension, whichever of its names are charged", async () => {
    domains(
      { domain: "a.co.uk", renewDay: 1 },
      { domain: "b.co.uk", renewDay: 2 },
      { domain: "c.com", renewDay: 3 },
    );
    expect((await told("openprovider")).map(([, , gross]) => gross)).toEqual([
      "11.38",
      "11.38",
      "12.44",
    ]);
    expect(priceRequests()).toHaveLength(2);
  });

  it("in another currency than the account's says so", async () => {
    simulator.account("openprovider").change({
      openprovider: { prices: [{ extension: "com", price: "11.00", currency: "USD" }] },
    });
    domains({ renewDay: 3, autorenew: "on" });
    expect(await told("openprovider")).toEqual([["n0.com", "pay", "13.31", "USD"]]);
  });

  it.each(["0.00", "-3.00", { raw: "12,50 or so" }])("of %j is none", async (price) => {
    simulator
      .account("openprovider")
      .change({ openprovider: { prices: [{ extension: "com", price }] } });
    domains({ renewDay: 3, autorenew: "on" });
    expect(await told("openprovider")).toEqual([["n0.com", "pay", null, "EUR"]]);
  });

  it.each([
    ["999999999999999999999.99", "1209999999999999999999.99"],
    ["0.004", "0.01"],
  ])("of %s is exact, and never rounded down", async (price, gross) => {
    simulator
      .account("openprovider")
      .change({ openprovider: { prices: [{ extension: "com", price }] } });
    domains({ renewDay: 3, autorenew: "on" });
    expect(await told("openprovider")).toEqual([["n0.com", "pay", gross, "EUR"]]);
  });

  it("that is missing is not known, nor one under a VAT below nothing", async () => {
    simulator.account("openprovider").change({ openprovider: { prices: [{ extension: "com" }] } });
    domains({ renewDay: 3, autorenew: "on" });
    expect(await told("openprovider")).toEqual([["n0.com", "pay", null, "EUR"]]);
    simulator
      .account("openprovider")
      .change({ openprovider: { prices: [{ extension: "com", price: "10.00" }] } });
    const negative = await told("openprovider", {}, { vatPercent: "-50" });
    expect(negative).toEqual([["n0.com", "pay", null, "EUR"]]);
  });

  it("of premium names is asked for each, in the account's own currency", async () => {
    expect(await told("openprovider-dollar", {}, { currency: "USD", vatPercent: "0" })).toEqual([
      ["silver.club", "pay", "75.5", "USD"],
      ["bronze.club", "expire", null, "USD"],
    ]);
    expect(priceRequests().map(({ parameters }) => parameters["domain.name"])).toEqual(["silver"]);
  });

  it("of a premium name that the list does not call so is its own, not its extension's", async () => {
    simulator.account("openprovider").change({ openprovider: { premium: { "n0.com": "99.00" } } });
    domains({ renewDay: 1 }, { renewDay: 2 }, { renewDay: 3 });
    expect((await told("openprovider")).map(([, , gross]) => gross)).toEqual([
      "119.79",
      "12.44",
      "12.44",
    ]);
  });

  it("of an extension is looked for with some of its names, not with all of them", async () => {
    const premium = Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`n${n}.com`, "99.00"]));
    simulator.account("openprovider").change({ openprovider: { premium } });
    domains(...Array.from({ length: 9 }, (_, index) => ({ renewDay: 1 + index })));
    const grosses = (await told("openprovider")).map(([, , gross]) => gross);
    expect(priceRequests()).toHaveLength(tries);
    expect(grosses).toEqual([...Array(tries).fill("119.79"), ...Array(9 - tries).fill(null)]);
  });

  const refuse = (name: string) =>
    simulator.faults.set(
      { command: "GET /domains/prices", parameters: { "domain.name": name } },
      { kind: "code", code: 399, text: "Not of this name" },
    );

  it("that is refused to one name is unknown of that name alone, also where the day is kept", async () => {
    refuse("n0");
    domains(...[1, 2, 3].map((renewDay) => ({ renewDay })));
    const kept = memory();
    const grosses = async () =>
      (await told("openprovider", { memory: kept })).map(([, , gross]) => gross);
    expect(await grosses()).toEqual([null, "12.44", "12.44"]);
    expect(priceRequests()).toHaveLength(2);
    // The refused name is the only one at first: the others find the price later the same day.
    kept.text = null;
    domains({ renewDay: 1 });
    expect(await grosses()).toEqual([null]);
    domains(...[1, 2, 3].map((renewDay) => ({ renewDay })));
    expect(await grosses()).toEqual([null, "12.44", "12.44"]);
    expect(priceRequests()).toHaveLength(4);
  });

  it.each([
    ["GET /domains/prices", "/domains/prices?"],
    ["GET /domains", "/domains?"],
  ])(
    "that is refused with a pause (%s) leaves the registrar alone at once",
    async (command, mark) => {
      domains(...[1, 2, 3].map((renewDay) => ({ renewDay })));
      simulator.faults.set({ command }, { kind: "code", code: 399 });
      const { client, authorization } = account("openprovider", {
        fetch: (async (input, init) => {
          const answer = await fetch(input, init);
          const headers = String(input).includes(mark) ? { "retry-after": "90" } : {};
          return new Response(await answer.text(), { status: answer.status, headers });
        }) satisfies typeof fetch,
      });
      expect(await client.charges(authorization, query)).toMatchObject({
        ok: false,
        failure: { kind: "rejected", wait: 90, command },
      });
      expect(simulator.find({ command })).toHaveLength(1);
    },
  );

  it("that is refused to several names of an extension is given up for the day, whatever page they are on", async () => {
    const count = 2 * tries;
    for (let index = 0; index < count; index++) refuse(`n${index}`);
    domains(...Array.from({ length: count }, (_, index) => ({ renewDay: 1 + index })));
    simulator.account("openprovider").change({ openprovider: { wire: { largestPage: 2 } } });
    const { client, authorization } = account("openprovider", { memory: memory() });
    const full = client as Parameters<typeof loadCharges>[0];
    for (let round = 0; round < 2; round++) {
      expect((await loadCharges(full, authorization)).sums.seen).toBe(count);
      expect(priceRequests()).toHaveLength(tries);
    }
  });

  it("is asked for so many premium names of a page, and those that are left have none", async () => {
    const count = priceLimits.premium + 5;
    const names = Array.from({ length: count }, (_, index) => `rare-${index}.shop`);
    simulator
      .account("openprovider")
      .change({ openprovider: { premium: Object.fromEntries(names.map((n) => [n, "99.00"])) } });
    domains(
      ...names.map((domain, index) => ({ domain, isPremium: true, renewDay: 1 + index / 2 })),
    );
    const rows = await told("openprovider");
    expect(priceRequests()).toHaveLength(priceLimits.premium);
    expect(rows.filter(([, , gross]) => gross === null)).toHaveLength(5);
  });
});

describe("a page that has more names than the list is said to have", () => {
  it("makes it no list, for the names behind it would be lost", async () => {
    simulator.account("openprovider-large").change({
      openprovider: { generated: [{ seed: 7, count: 2500, days: [1, 80], extensions: ["com"] }] },
    });
    const { client, authorization } = account("openprovider-large", {
      fetch: (async (input, init) => {
        const answer = await fetch(input, init);
        const body = (await answer.text()).replace(/"total":\s*2500/, '"total":3');
        return new Response(body, { status: answer.status });
      }) satisfies typeof fetch,
    });
    expect(await client.charges(authorization, query)).toMatchObject({
      ok: false,
      failure: { kind: "malformed", command: "GET /domains" },
    });
  });
});

describe("prices of a day", () => {
  it("are asked for once, and not with each list", async () => {
    const kept = memory();
    const first = await told("openprovider", { memory: kept });
    const asked = priceRequests().length;
    expect(asked).toBe(4);
    expect(await told("openprovider", { memory: kept })).toEqual(first);
    expect(priceRequests()).toHaveLength(asked);
  });

  it("are kept without a secret, and with a price that is not told", async () => {
    const kept = memory();
    await told("openprovider", { memory: kept });
    expect(JSON.parse(kept.text ?? "")).toEqual({
      prices: [
        ["*.com", "EUR", "10.28"],
        ["*.co.uk", "EUR", "9.4"],
        ["gold.shop", "EUR", "250"],
        ["no-price.xyz"],
      ],
    });
    expect(kept.text).not.toContain(simulator.account("openprovider").state.password);
  });

  it("that were got before a refusal are kept, so that only the rest is asked for", async () => {
    const kept = memory();
    const { client, authorization } = account("openprovider", { memory: kept });
    simulator.faults.set(
      { command: "GET /domains/prices", skip: 2 },
      { kind: "status", status: 429, headers: { "retry-after": "90" } },
    );
    expect(await client.charges(authorization, query)).toMatchObject({
      ok: false,
      failure: { kind: "http", code: 429, wait: 90, command: "GET /domains/prices" },
    });
    simulator.faults.clear();
    const before = priceRequests().length;
    // In another round, once the pause is over.
    const later = account("openprovider", { memory: kept });
    const page = await later.client.charges(later.authorization, query);
    expect(page.ok).toBe(true);
    expect(priceRequests().length - before).toBe(2);
  });

  it.each(["", "nonsense", "{}", '{"prices":[7,["x"],[1,2],["*.com","EUR","dear"]]}'])(
    "that cannot be read (%s) are asked for again",
    async (text) => {
      const kept = memory();
      kept.text = text;
      const rows = await told("openprovider", { memory: kept });
      expect(rows[0]?.[2]).toBe(text.includes("*.com") ? null : "12.44");
    },
  );
});

describe("a memory of the day", () => {
  /** Prices of other names that take so many code units, or a few more. */
  function filledTo(length: number): string {
    const rows: string[] = [];
    for (let size = 0; size < length; size += (rows.at(-1)?.length ?? 0) + 1)
      rows.push(`["name-${rows.length}.example","EUR","99"]`);
    return `{"prices":[${rows.join()}]}`;
  }

  it("that is nearly full is for prices of extensions", async () => {
    const kept = memory();
    kept.text = filledTo(room.premium);
    await told("openprovider", { memory: kept });
    expect(priceRequests().map(({ parameters }) => parameters["domain.extension"])).toEqual([
      "com",
      "co.uk",
      "xyz",
    ]);
    expect(kept.text.length).toBeGreaterThan(room.premium);
    expect(kept.text.length).toBeLessThanOrEqual(dayMemoryLimit);
    await told("openprovider", { memory: kept });
    expect(priceRequests()).toHaveLength(3);
  });

  it("that is full has nothing asked for that it could not keep", async () => {
    const kept = memory();
    kept.text = filledTo(room.all);
    expect(kept.text.length).toBeLessThanOrEqual(dayMemoryLimit);
    const rows = await told("openprovider", { memory: kept });
    expect(rows.every(([, , gross]) => gross === null)).toBe(true);
    expect(priceRequests()).toHaveLength(0);
  });
});

describe("a long list", () => {
  it("of a thousand names of forty extensions costs at most 43 requests a day, and 3 from then on", async () => {
    const kept = memory();
    const { client, authorization } = account("openprovider-large", { memory: kept });
    const opened = await client.signIn(authorization);
    if (!opened.ok || opened.value === "stateless") throw new Error("No session");
    const session = { kind: "session", session: opened.value.session } as const;
    const look = async () => {
      const before = simulator.requests.length;
      expect((await client.balance(session)).ok).toBe(true);
      const page = await client.charges(session, { ...query, through: today + 300 });
      expect(page.ok && page.value.rows.every(({ gross }) => gross !== null)).toBe(true);
      expect(page).toMatchObject({ ok: true, value: { next: null } });
      expect(page.ok && page.value.rows.length).toBeGreaterThan(700);
      return simulator.requests.length - before;
    };
    expect(await look()).toBeLessThanOrEqual(43);
    expect(await look()).toBe(3);
  });

  it.each([
    ["pages that are made smaller", 700, { largestPage: 120 }],
    ["a limit that is refused", 700, { largestLimit: 500 }],
    ["pages of three", 40, { largestPage: 3 }],
  ])("with %s has each name once", async (_what, count, wire) => {
    simulator.account("openprovider-large").change({
      openprovider: {
        wire,
        generated: [{ seed: 7, count, days: [1, 80], extensions: ["com"] }],
      },
    });
    const { client, authorization } = account("openprovider-large");
    const full = client as Parameters<typeof loadCharges>[0];
    const loaded = await loadCharges(full, authorization);
    expect([loaded.sums.seen, isDoubted(loaded)]).toEqual([count, false]);
  });

  it("of 100,000 names has each that is due once, in pages", async () => {
    simulator.account("openprovider-large").change({
      openprovider: {
        generated: [{ seed: 7, count: 100_000, days: [1, 365], extensions: ["com", "nl"] }],
      },
    });
    const { client, authorization } = account("openprovider-large");
    const full = client as Parameters<typeof loadCharges>[0];
    const loaded = await loadCharges(full, authorization);
    const due = Object.values(loaded.sums.days).reduce((sum, { count }) => sum + count, 0);
    expect(isDoubted(loaded)).toBe(false);
    expect(due).toBeGreaterThan(24_000);
    expect(loaded.sums.seen).toBe(due);
    const pages = simulator.find({ command: "GET /domains" }).length;
    expect(pages).toBeLessThanOrEqual(Math.ceil(due / 990) + 2);
  });

  it("of one name is that one", async () => {
    domains({ renewDay: 3, autorenew: "on" });
    expect(await chargesOf("openprovider")).toMatchObject({ total: 1, next: null });
  });

  it("ends where the window does", async () => {
    simulator.account("openprovider-large").change({
      openprovider: { generated: [{ seed: 7, count: 4000, days: [1, 365], extensions: ["com"] }] },
    });
    const page = await chargesOf("openprovider-large");
    expect(page).toMatchObject({ total: null, next: { cursor: expect.any(String) } });
    const next = page.next as { cursor: string };
    const { client, authorization } = account("openprovider-large");
    const last = await client.charges(authorization, { ...query, ...next });
    expect(last).toMatchObject({ ok: true, value: { next: null, ordered: true } });
  });

  it("that goes on at a place nobody wrote cannot be had", async () => {
    const { client, authorization } = account("openprovider");
    for (const cursor of ["", "{}", "7", '{"first":-1}'])
      expect(await client.charges(authorization, { ...query, cursor })).toMatchObject({
        failure: { kind: "malformed", text: "The list goes on at an unknown place" },
      });
  });
});
