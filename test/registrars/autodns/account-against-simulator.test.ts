import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Simulator, startSimulator } from "../../simulator/server.ts";
import { now } from "../../support/contract/every-method.ts";
import { autodnsAccount } from "../../support/registrars/autodns-account.ts";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ scenario: "autodns", now: () => now });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset("autodns"));
afterEach(() => {
  expect(simulator.violations).toEqual([]);
});

const account = (key = "autodns", typed = {}) => autodnsAccount(simulator, key, {}, typed);
type Change = NonNullable<Parameters<ReturnType<Simulator["account"]>["change"]>[0]["autodns"]>;
const change = (autodns: Change, key = "autodns") => simulator.account(key).change({ autodns });

async function balance(key = "autodns", typed = {}) {
  const { client, authorization } = account(key, typed);
  return client.balance(authorization);
}

describe("the balance", () => {
  it("is told with what is reserved, the credit line, the owner's own mark and the customer", async () => {
    expect(await balance()).toEqual({
      ok: true,
      value: {
        currency: "EUR",
        balance: "812.40",
        deposits: "22.25",
        creditLine: "0.00",
        creditThreshold: "100.0",
        vatPercent: null,
        customer: "50001 intern 0",
      },
    });
  });

  it.each<[what: string, running: string, reserved: string | null, deposits: string | null]>([
    ["what is told", "790.15", "22.25", "22.25"],
    ["orders under way, where they leave less", "700.00", "22.25", "112.40"],
    ["what is told, where it leaves less", "812.40", "22.25", "22.25"],
    ["nothing, where that is told", "812.40", "0.00", "0.00"],
    ["orders under way, where nothing is told", "800.00", null, "12.40"],
    ["not known, where nothing is told and nothing is under way", "812.40", null, null],
    ["not known, where more is there than was booked", "900.00", null, null],
  ])("has as reserved %s", async (_what, runningTotal, reserved, deposits) => {
    simulator.account("autodns").setDeposit(reserved ?? "0.00");
    change({ runningTotal, sendsReserved: reserved !== null });
    const told = await balance();
    expect(told.ok && Number(told.value.deposits)).toBe(Number(deposits));
    expect(told.ok && told.value.deposits === null).toBe(deposits === null);
  });

  it.each<[string, string | number, string]>([
    ["a text", "77001", "77001 intern 0"],
    ["a number", 77001, "77001 intern 0"],
  ])("has a customer whose number is %s", async (_what, customer, expected) => {
    change({ customer });
    expect(await balance()).toMatchObject({ value: { customer: expected } });
  });

  it("is unknown, not nought, for who pays afterwards", async () => {
    expect(await balance("autodns-post")).toMatchObject({
      ok: false,
      failure: {
        kind: "rejected",
        command: "GET /account",
        text: "There is no account: who pays afterwards, or each order by itself, may have none",
      },
    });
  });

  it("is exact with exponents, in another currency, with a credit line", async () => {
    expect(await balance("autodns-dollar")).toMatchObject({
      value: { balance: "12345678.9", currency: "USD", creditLine: "50" },
    });
  });

  it.each([
    ["amount", "currentAccountBalance"],
    ["deposit", "reserved"],
    ["credit", "creditLimit"],
  ])("fails where %s cannot be read", async (member, name) => {
    simulator.account("autodns").change({ money: { [member]: "12,50 or so" } });
    change({ runningTotal: "1.00" });
    expect(await balance()).toMatchObject({
      failure: { kind: "malformed", text: `${name} is missing or unreadable` },
    });
  });

  it("fails where a credit line is below nothing, or the running total is nonsense", async () => {
    simulator.account("autodns").setCredit("-1.00");
    expect(await balance()).toMatchObject({ failure: { kind: "malformed" } });
    simulator.account("autodns").setCredit("0.00");
    simulator.account("autodns").change({ autodns: { runningTotal: { raw: "much" } } });
    expect(await balance()).toMatchObject({
      failure: { kind: "malformed", text: "runningTotal is missing or unreadable" },
    });
  });

  it("is that of the demo, whose user of the same name is another one", async () => {
    expect(await balance("autodns-test")).toMatchObject({
      value: { balance: "1000.00", customer: "90001 intern 0" },
    });
  });
});

describe("the context", () => {
  it("is 4 by itself, 1 in the demo, and what is typed anywhere else", async () => {
    for (const [key, typed] of [
      ["autodns", {}],
      ["autodns-test", {}],
      ["autodns-brand", { context: "33004" }],
    ] as const)
      expect([key, (await balance(key, typed)).ok]).toEqual([key, true]);
  });

  it("that is wrong is a refused sign-in, as the answer names it", async () => {
    expect(await balance("autodns-brand")).toMatchObject({
      ok: false,
      failure: {
        kind: "sign-in-failed",
        code: "EF01000",
        text: "Der Wert fehlt oder ist falsch: context (context)",
      },
    });
  });
});

describe("the first Warn below", () => {
  it("is the owner's own mark, and unknown where there is none", async () => {
    const { client, authorization } = account();
    expect(await client.terms(authorization)).toMatchObject({
      value: { lowBalanceWarning: "100.00", currency: "EUR" },
    });
    const { client: other, authorization: proof } = account("autodns-empty");
    expect(await other.terms(proof)).toMatchObject({ value: { lowBalanceWarning: null } });
    const { client: none, authorization: without } = account("autodns-post");
    expect(await none.terms(without)).toMatchObject({ failure: { kind: "rejected" } });
  });
});

describe("the statistics", () => {
  const counts = async (key = "autodns", typed = {}) => {
    const { client, authorization } = account(key, typed);
    const told = await client.counts(authorization);
    if (!told.ok) throw new Error(told.failure.text);
    return told.value.map(({ product, count, failure }) => [product, count, failure?.kind ?? ""]);
  };

  it("are four, each with one row at most", async () => {
    expect(await counts()).toEqual([
      ["domains", 24, ""],
      ["ssl-certificates", 12, ""],
      ["dns-zones", 48, ""],
      ["contacts", 96, ""],
    ]);
    const bodies = simulator.requests.map(({ parameters }) => parameters.body);
    expect(new Set(bodies)).toEqual(new Set(['{"view":{"limit":1,"offset":0,"children":true}}']));
  });

  it("are nought of an empty account, also where it sends no list", async () => {
    change({ wire: { sendsEmpty: false } }, "autodns-empty");
    expect(await counts("autodns-empty")).toEqual([
      ["domains", 0, ""],
      ["ssl-certificates", 0, ""],
      ["dns-zones", 0, ""],
      ["contacts", 0, ""],
    ]);
  });

  it.each([
    [403, "not-allowed"],
    [400, "rejected"],
    [200, "rejected"],
  ] as const)(
    "lack what a right is missing for (HTTP %i), and that alone",
    async (status, kind) => {
      change({ wire: { forbiddenStatus: status } }, "autodns-brand");
      const told = await counts("autodns-brand", { context: "33004" });
      expect(told.map(([product, count, why]) => [product, count, why])).toEqual([
        ["domains", 1, ""],
        ["ssl-certificates", null, kind],
        ["dns-zones", 0, ""],
        ["contacts", 0, ""],
      ]);
    },
  );
});

describe("what was booked", () => {
  const day = 86_400_000;
  const booked = async (from = -30, to = 0, key = "autodns") => {
    const { client, authorization } = account(key);
    return client.bookings(authorization, {
      from: now + from * day,
      to: now + to * day,
      first: 0,
    });
  };

  it("is in order of time; an amount has only what is certain, and what is due later is no booking", async () => {
    const told = await booked();
    if (!told.ok) throw new Error(told.failure.text);
    expect(
      told.value.rows.map(({ type, description, net, gross }) => [type, description, net, gross]),
    ).toEqual([
      ["CREDIT prepayment", "", null, "-500"],
      ["CHARGE com renew", "renewed.com", "9.5", "11.31"],
      ["CHARGE com renew PENDING", "pending.com", null, null],
      ["CHARGE com renew FAILED", "failed.com", null, null],
      ["CHARGE com renew", "unset.com", null, null],
      ["CANCELED com renew", "canceled.com", null, null],
      ["CHARGE com renew", "below.com", null, null],
      ["REFUND de renew", "back.de", null, "-4.5"],
    ]);
    expect(told.value.total).toBe(8);
    expect(told.value.rows.every(({ currency }) => currency === "EUR")).toBe(true);
    expect(told.value.rows[1]?.at).toBe(now - 2 * day);
  });

  it("fails where rows come that were not asked for, or in another order", async () => {
    const wrong = async (change: (rows: { payable: string }[]) => unknown) => {
      const { client, authorization } = autodnsAccount(simulator, "autodns", {
        fetch: async (input, init) => {
          const answer = JSON.parse(await (await fetch(input, init)).text());
          answer.data = change(answer.data);
          return Response.json(answer);
        },
      });
      return client.bookings(authorization, { from: now - 30 * day, to: now, first: 0 });
    };
    const failure = { kind: "malformed", text: "payable is missing or unreadable" };
    expect(await wrong((rows) => rows.toReversed())).toMatchObject({ failure });
    const late = { payable: "2026-02-20T00:00:00.000+0100" };
    expect(await wrong((rows) => [...rows.slice(1), { ...rows[0], ...late }])).toMatchObject({
      failure,
    });
  });

  it("is refused where the right is missing, and empty of an empty account", async () => {
    const { client, authorization } = account("autodns-brand", { context: "33004" });
    expect(
      await client.bookings(authorization, { from: now - day, to: now, first: 0 }),
    ).toMatchObject({ failure: { kind: "not-allowed", code: 403 } });
    expect(await booked(-30, 0, "autodns-empty")).toEqual({
      ok: true,
      value: { rows: [], total: 0 },
    });
  });
});

describe("names that can be restored", () => {
  const day = 86_400_000;
  const removals = async (from: number, key = "autodns") => {
    const { client, authorization } = account(key);
    return client.removals(authorization, from);
  };

  it("come with the day until which they can be, the last deleted first", async () => {
    expect(await removals(now - 40 * day)).toEqual({
      ok: true,
      value: [
        ["lost.com", now - 2 * day, now + 28 * day],
        ["gone.de", now - 12 * day, now + 18 * day],
        ["dateless.com", null, null],
      ].map(([name, deletedAt, until]) => ({
        name,
        deletedAt,
        reason: "",
        status: "redemption",
        until,
      })),
    });
  });

  it("end where the time does that is asked about", async () => {
    const told = await removals(now - 5 * day);
    expect(told.ok && told.value.map(({ name }) => name)).toEqual(["lost.com", "dateless.com"]);
  });

  it("come where the list cannot be sorted, and are none of an empty account", async () => {
    change({ wire: { sortedBy: ["payable"] } });
    const told = await removals(now - 40 * day);
    expect(told.ok && told.value.map(({ name, deletedAt }) => [name, deletedAt])).toEqual([
      ["lost.com", null],
      ["gone.de", null],
      ["dateless.com", null],
    ]);
    expect(await removals(now - 40 * day, "autodns-empty")).toEqual({ ok: true, value: [] });
  });

  it("that end with fewer than a page before said cannot be had", async () => {
    const gone = (count: number) => ({
      restorable: Array.from({ length: count }, (_, index) => ({
        domain: `gone-${index}.com`,
        deletedDay: -1 - index / 1000,
      })),
    });
    change(gone(900));
    simulator.before({ command: "POST /domain/restore/_search", skip: 1 }, () => change(gone(600)));
    expect(await removals(now - 40 * day)).toMatchObject({
      ok: false,
      failure: { kind: "malformed", text: "The list has fewer rows than it says" },
    });
  });
});
