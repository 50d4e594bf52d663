import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Simulator, startSimulator } from "../../simulator/server.ts";
import { gandiAccount } from "../../support/registrars/gandi-account.ts";

const now = Date.UTC(2027, 0, 15, 12);
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ scenario: "gandi", now: () => now });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset("gandi"));
afterEach(() => {
  expect(simulator.violations).toEqual([]);
});

const organization = "3d5f2a10-7c1e-4f0a-9b1d-8a2e6c4f7b01";
const account = (key = "gandi", typed?: string) => gandiAccount(simulator, key, {}, typed);
const balanceOf = (key?: string, typed?: string) => {
  const { client, authorization } = account(key, typed);
  return client.balance(authorization);
};
const change = (gandi: object, key = "gandi") => simulator.account(key).change({ gandi });
const commands = (): string[] => simulator.requests.map(({ command }) => command);

const whole = {
  currency: "EUR",
  balance: "310.25",
  deposits: null,
  creditLine: null,
  creditThreshold: null,
  vatPercent: null,
  customer: organization,
};

describe("the balance", () => {
  it("is what lies in the prepaid account; what is reserved is not told, which is not nothing", async () => {
    expect(await balanceOf()).toEqual({ ok: true, value: whole });
    expect(commands()).toEqual(["GET /billing/info"]);
    expect(simulator.requests[0]?.parameters).toEqual({ organization });
  });

  it.each(["numbers", "texts"] as const)("is the same in %s", async (amounts) => {
    change({ wire: { amounts } });
    expect(await balanceOf()).toMatchObject({ ok: true, value: { balance: "310.25" } });
  });

  it.each(["-12.5", "0", "49856.3", "0.30000000000000004"])("may be %s", async (amount) => {
    simulator.account("gandi").setBalance(amount);
    expect(await balanceOf()).toMatchObject({ ok: true, value: { balance: amount } });
  });

  it("is that of the sandbox where that is meant", async () => {
    expect(await balanceOf("gandi-test")).toMatchObject({ ok: true, value: { balance: "5000" } });
  });

  it("leaves orders on payment terms beside it", async () => {
    expect(await balanceOf("gandi-dollar")).toMatchObject({
      value: {
        balance: "42.5",
        currency: "USD",
        beside: [{ kind: "outstanding", currency: "USD", amount: "118.80" }],
      },
    });
    change({ outstanding: { raw: "12,50 or so" } });
    expect(await balanceOf()).toMatchObject({
      value: { beside: [{ kind: "outstanding", currency: "EUR", amount: null }] },
    });
  });

  it("is not known where there is no prepaid account, and not nought", async () => {
    expect(await balanceOf("gandi-card")).toEqual({
      ok: false,
      failure: {
        kind: "rejected",
        code: null,
        text: "This organisation has no prepaid account",
        command: "GET /billing/info",
      },
    });
  });

  it("is unreadable without its currency, or with words for an amount", async () => {
    simulator.account("gandi").setCurrency("euros");
    expect(await balanceOf()).toMatchObject({
      failure: { kind: "malformed", text: "currency is missing or unreadable" },
    });
    simulator.account("gandi").setCurrency("EUR");
    simulator.account("gandi").setBalance("much");
    expect(await balanceOf()).toMatchObject({
      failure: { kind: "malformed", text: "amount is missing or unreadable" },
    });
  });
});

describe("where no organisation was entered", () => {
  it("it is the one that the token sees, which is asked for once a day", async () => {
    const first = await balanceOf("gandi", "");
    expect(first).toEqual({ ok: true, value: whole });
    expect(commands()).toEqual(["GET /organization/organizations", "GET /billing/info"]);
    const { client, authorization } = account("gandi", "");
    const known = first.ok ? first.value : undefined;
    expect(await client.balance(authorization, known)).toEqual(first);
    expect(commands().slice(2)).toEqual(["GET /billing/info"]);
    expect(simulator.requests.at(-1)?.parameters).toEqual({ organization });
  });

  it("and may not be seen, the token's own account is asked for, and whose it is stays unknown", async () => {
    change({ forbidden: ["organization/organizations"] });
    const first = await balanceOf("gandi", "");
    expect(first).toEqual({ ok: true, value: { ...whole, customer: null } });
    expect(simulator.requests.at(-1)?.parameters).toEqual({});
    // Nor is it asked for again on that day.
    const { client, authorization } = account("gandi", "");
    await client.balance(authorization, first.ok ? first.value : undefined);
    expect(commands().slice(2)).toEqual(["GET /billing/info"]);
  });

  it("and there are several, nobody guesses which is meant", async () => {
    expect(await balanceOf("gandi-dollar", "")).toMatchObject({
      ok: false,
      failure: {
        kind: "rejected",
        text: "One of several organisations: 9a8b7c60-1111-4a2b-8c3d-5e6f70819202, 77aa0011-2222-4b3c-9d4e-6f7081920304",
        command: "GET /organization/organizations",
      },
    });
    expect(commands()).toEqual(["GET /organization/organizations"]);
  });

  it("lists are those of the token, and the mark for a low balance that of the same account", async () => {
    const { client, authorization } = account("gandi", "");
    await client.balance(authorization);
    expect(await client.terms(authorization)).toMatchObject({
      value: { lowBalanceWarning: "100" },
    });
    await client.counts(authorization);
    expect(commands()).toEqual([
      "GET /organization/organizations",
      "GET /billing/info",
      "GET /billing/info",
      "GET /domain/domains",
      "GET /certificate/issued-certs",
    ]);
    expect(simulator.requests.at(-1)?.parameters).toEqual({ per_page: "1" });
  });
});

describe("the owner's own mark for a low balance", () => {
  const terms = async (key = "gandi") => {
    const { client, authorization } = account(key);
    return client.terms(authorization);
  };

  it("is the first warning amount", async () => {
    expect(await terms()).toMatchObject({
      ok: true,
      value: { lowBalanceWarning: "100", currency: "EUR", vatPercent: null },
    });
  });

  it.each([
    ["null", { warningThreshold: null }],
    ["nought", { warningThreshold: "0" }],
    ["below it", { warningThreshold: "-5" }],
    ["words", { warningThreshold: { raw: "some" } }],
  ])("is none where it is %s", async (_what, gandi) => {
    change(gandi);
    expect(await terms()).toMatchObject({ ok: true, value: { lowBalanceWarning: null } });
  });
});

describe("the statistics", () => {
  const counts = async () => {
    const { client, authorization } = account();
    const answer = await client.counts(authorization);
    if (!answer.ok) throw new Error(answer.failure.text);
    return answer.value.map(({ product, count, failure }) => [product, count, failure?.kind]);
  };

  it("count names and certificates, from the header of a page of one row", async () => {
    expect(await counts()).toEqual([
      ["domains", 20, undefined],
      ["ssl-certificates", 4, undefined],
    ]);
    expect(simulator.requests.map(({ parameters }) => parameters)).toEqual([
      { per_page: "1", sharing_id: organization },
      { per_page: "1", sharing_id: organization },
    ]);
  });

  it("count nothing where there is nothing", async () => {
    change({ domains: [], certificates: 0 });
    expect(await counts()).toEqual([
      ["domains", 0, undefined],
      ["ssl-certificates", 0, undefined],
    ]);
  });

  it("are not known without that header", async () => {
    change({ wire: { totals: false } });
    expect(await counts()).toEqual([
      ["domains", null, "malformed"],
      ["ssl-certificates", null, "malformed"],
    ]);
  });

  it("lack what the token has no permission for, and that alone", async () => {
    change({ forbidden: ["certificate/issued-certs"] });
    expect(await counts()).toEqual([
      ["domains", 20, undefined],
      ["ssl-certificates", null, "not-allowed"],
    ]);
  });
});
