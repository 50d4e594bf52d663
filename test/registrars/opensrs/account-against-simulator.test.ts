import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { apiAddress } from "../../../src/registrars/addresses.ts";
import { createOpensrsClient } from "../../../src/registrars/opensrs/client.ts";
import { type Simulator, startSimulator } from "../../simulator/server.ts";
import { httpsFetch } from "../../support/contract/https-fetch.ts";
import { bySigningKey, opensrsAccount } from "../../support/registrars/opensrs-account.ts";

const now = Date.UTC(2027, 0, 15, 12);
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ scenario: "opensrs", now: () => now });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset("opensrs"));
afterEach(() => {
  expect(simulator.violations).toEqual([]);
});

const balanceOf = (key = "opensrs", currency = "") => {
  const { client, authorization } = opensrsAccount(simulator, key, {}, currency);
  return client.balance(authorization);
};
const change = (opensrs: object, key = "opensrs") => simulator.account(key).change({ opensrs });

const usual = {
  currency: "USD",
  balance: "1480.25",
  deposits: "62.40",
  creditLine: null,
  creditThreshold: null,
  vatPercent: null,
};

describe("the balance", () => {
  it("is all that lies there, what is held included, in US dollars where nothing was entered", async () => {
    expect(await balanceOf()).toEqual({ ok: true, value: usual });
    expect(simulator.requests.map(({ command }) => command)).toEqual(["GET_BALANCE"]);
  });

  it.each(["DOMAIN", "BALANCE", "balance"] as const)(
    "is read whatever it says that it is about (%s)",
    async (balanceObject) => {
      change({ wire: { balanceObject } });
      expect(await balanceOf()).toEqual({ ok: true, value: usual });
    },
  );

  it.each(["EUR", "eur"])("is called what was entered (%s), and is the same sum", async (typed) => {
    expect(await balanceOf("opensrs-euro", typed)).toMatchObject({
      value: { currency: "EUR", balance: "210.00" },
    });
  });

  it.each(["EU", "E1R", "€"])("is not asked for in what is no currency (%s)", async (typed) => {
    expect(await balanceOf("opensrs", typed)).toEqual({
      ok: false,
      failure: {
        kind: "rejected",
        code: null,
        text: `No currency: ${typed}`,
        command: "GET_BALANCE",
      },
    });
    expect(simulator.requests).toEqual([]);
  });

  it("has nothing held that is known where that is not sent: unknown, not nought", async () => {
    expect(await balanceOf("opensrs-empty")).toEqual({
      ok: true,
      value: { ...usual, balance: "0.00", deposits: null },
    });
  });

  it.each(["-0.01", { raw: "12,50 or so" }, { raw: "" }])(
    "cannot be read where what is held is %j",
    async (deposit) => {
      const held = typeof deposit === "string" ? deposit : deposit.raw;
      simulator.account("opensrs").setDeposit(held);
      expect(await balanceOf()).toMatchObject({
        failure: { kind: "malformed", text: "hold_balance is missing or unreadable" },
      });
    },
  );

  it("may lie below nothing", async () => {
    simulator.account("opensrs").setBalance("-12.34");
    expect(await balanceOf()).toMatchObject({ value: { balance: "-12.34" } });
  });

  it("of the test system is proved by its own key", async () => {
    expect(await balanceOf("opensrs-test")).toMatchObject({ value: { balance: "5000.00" } });
    const { client } = opensrsAccount(simulator, "opensrs-test");
    const { password } = simulator.account("opensrs").state;
    expect(await client.balance(bySigningKey(password))).toMatchObject({
      failure: { kind: "sign-in-failed" },
    });
  });
});

describe("over HTTPS at the vendor's own host and port", () => {
  it.each(["opensrs", "opensrs-accents"])(
    "the bytes that arrive are those that were signed, by the name that was entered (%s)",
    async (key) => {
      const { login, password } = simulator.account(key).state;
      const place = { registrar: "opensrs", system: "live", endpoint: null } as const;
      const client = createOpensrsClient(
        { ...place, publicFields: { user: login } },
        { isOnline: () => true, fetch: httpsFetch(simulator) },
      );
      expect(new URL(apiAddress(place)).port).toBe("55443");
      expect(await client.balance(bySigningKey(password))).toMatchObject({ ok: true });
      expect(simulator.requests).toMatchObject([
        { host: "rr-n1-tor.opensrs.net:55443", login, account: key, status: 200 },
      ]);
    },
  );

  it.each(["opensrs", "opensrs-accents"])(
    "and so by the platform's own fetch (%s)",
    async (key) => {
      const { client, authorization } = opensrsAccount(simulator, key);
      expect(await client.balance(authorization)).toMatchObject({ ok: true });
      expect(simulator.requests).toMatchObject([{ account: key }]);
    },
  );

  it("a text beyond ASCII is sent as it was signed", async () => {
    change({ domains: [{ domain: "bücher-東京.com", expiryDay: 1 }] });
    const { client, authorization } = opensrsAccount(simulator, "opensrs");
    const query = { first: 0, today: 20_833, through: 20_900, vatPercent: null, currency: "USD" };
    expect(await client.charges(authorization, query)).toMatchObject({
      value: { rows: [{ object: "bücher-東京.com", gross: "14.5" }] },
    });
    expect(simulator.find({ command: "GET_PRICE" })).toMatchObject([
      { parameters: { domain: "bücher-東京.com" }, code: 200 },
    ]);
  });
});

describe("the number of names", () => {
  const countOf = async (key: string) => {
    const { client, authorization } = opensrsAccount(simulator, key);
    return client.counts(authorization);
  };
  // The client counts from its own day on: these names expire in any year to come.
  const everLater = { generated: [{ seed: 1, count: 7, days: [3000, 3100], extensions: ["com"] }] };

  it.each([0, 1] as const)("is told by one page, where the first is page %i", async (firstPage) => {
    change({ ...everLater, domains: [], wire: { firstPage } });
    expect(await countOf("opensrs")).toEqual({
      ok: true,
      value: [{ product: "domains", count: 7, failure: null }],
    });
    expect(simulator.requests).toHaveLength(1);
  });

  it("of an empty account is none", async () => {
    for (const emptyList of ["array", "item", "absent"] as const) {
      change({ wire: { emptyList } }, "opensrs-empty");
      expect(await countOf("opensrs-empty")).toMatchObject({ value: [{ count: 0 }] });
    }
  });
});
