import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Simulator, startSimulator } from "../../simulator/server.ts";
import { namecheapAccount } from "../../support/registrars/namecheap-account.ts";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ scenario: "namecheap" });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset("namecheap"));
afterEach(() => {
  expect(simulator.violations).toEqual([]);
});

const balanceOf = (key: string, fields = {}) => {
  const { client, authorization } = namecheapAccount(simulator, key, {}, fields);
  return client.balance(authorization);
};
const countsOf = async (key: string) => {
  const { client, authorization } = namecheapAccount(simulator, key);
  const told = await client.counts(authorization);
  if (!told.ok) throw new Error(told.failure.text);
  return told.value.map(({ product, count, failure }) => [product, count, failure?.kind ?? null]);
};
const change = (namecheap: object, key = "namecheap") =>
  simulator.account(key).change({ namecheap });
const commands = (): string[] => simulator.requests.map(({ command }) => command);

describe("the balance", () => {
  it("is what is told, what is reserved is not told, and the registrar's own figure stands beside", async () => {
    expect(await balanceOf("namecheap")).toEqual({
      ok: true,
      value: {
        currency: "USD",
        balance: "210.40",
        deposits: null,
        creditLine: null,
        creditThreshold: null,
        vatPercent: null,
        customer: "lanternworks",
        beside: [{ kind: "auto-renewals", currency: "USD", amount: "96.30" }],
      },
    });
    expect(commands()).toEqual(["namecheap.users.getBalances"]);
  });

  it("of an empty account is nought, and nothing stands beside it where nothing is told", async () => {
    const told = await balanceOf("namecheap-empty");
    expect(told).toMatchObject({ ok: true, value: { balance: "0.00", deposits: null } });
    expect(told.ok && told.value.beside).toBeUndefined();
  });

  it.each([
    ["less", "180.00", "30.4"],
    ["as much", "210.40", null],
    ["more", "500.00", null],
  ])(
    "of which %s can be spent: only what is told as held counts as reserved",
    async (_what, available, deposits) => {
      change({ available });
      expect(await balanceOf("namecheap")).toMatchObject({
        value: { balance: "210.40", deposits },
      });
    },
  );

  it.each(["-12.3456", "9007199254740993.1234", "0.0001"])(
    "is exact to the last digit: %s",
    async (amount) => {
      simulator.account("namecheap").setBalance(amount);
      expect(await balanceOf("namecheap")).toMatchObject({ value: { balance: amount } });
    },
  );

  it.each([
    ["AccountBalance", { money: { amount: "12,50 or so" }, namecheap: { available: "1.00" } }],
    ["AvailableBalance", { namecheap: { available: { raw: "" } } }],
    ["Currency", { money: { currency: "dollars" } }],
  ])("without a readable %s is unreadable", async (name, changes) => {
    simulator.account("namecheap").change(changes);
    expect(await balanceOf("namecheap")).toMatchObject({
      ok: false,
      failure: { kind: "malformed", text: `${name} is missing or unreadable` },
    });
  });

  it.each<[string, object, object[] | undefined]>([
    ["a figure of its own that is no number", { raw: "soon" }, [{ amount: null }]],
    ["an empty one", { raw: "" }, undefined],
  ])("with %s stays as it is", async (_what, required, beside) => {
    change({ required });
    const told = await balanceOf("namecheap");
    expect(told).toMatchObject({ ok: true, value: { balance: "210.40" } });
    expect(told.ok ? told.value.beside : null).toEqual(
      beside?.map((each) => ({ kind: "auto-renewals", currency: "USD", ...each })),
    );
  });

  it.each(["namecheap-one", "namecheap"])(
    "is read in each spelling that an answer may have: %s",
    async (key) => {
      change({ wire: { quotes: "single", cases: "other", bare: true } });
      expect(await balanceOf(key)).toMatchObject({
        ok: true,
        value: { currency: "USD", beside: [{ kind: "auto-renewals" }] },
      });
    },
  );
});

describe("whose account it is", () => {
  it("is the API user's where no other user is entered, and one money whoever asks", async () => {
    await balanceOf("namecheap");
    expect(await balanceOf("namecheap-acting", { userName: "Lanternworks" })).toMatchObject({
      ok: true,
      value: { customer: "lanternworks" },
    });
    expect(await balanceOf("namecheap-acting")).toMatchObject({
      value: { customer: "night-clerk" },
    });
  });

  it("is another's where that user may not be acted for", async () => {
    expect(await balanceOf("namecheap", { userName: "night-clerk" })).toMatchObject({
      ok: false,
      failure: { kind: "sign-in-failed", code: 1019103 },
    });
  });

  it("is told apart from the sandbox's, which has keys of its own", async () => {
    expect(await balanceOf("namecheap-sandbox")).toMatchObject({ value: { balance: "100000.00" } });
  });
});

describe("the counts", () => {
  it("are those of the lists, by their smallest pages", async () => {
    expect(await countsOf("namecheap")).toEqual([
      ["domains", 13, null],
      ["ssl-certificates", 3, null],
      ["WhoisGuard", 11, null],
    ]);
    expect(simulator.requests.map(({ command, parameters }) => [command, parameters])).toEqual(
      ["domains.getList", "ssl.getList", "whoisguard.getlist"].map((name) => [
        `namecheap.${name}`,
        { Page: "1", PageSize: "10" },
      ]),
    );
  });

  it("of nothing are nought, told so", async () => {
    expect(await countsOf("namecheap-empty")).toEqual([
      ["domains", 0, null],
      ["ssl-certificates", 0, null],
      ["WhoisGuard", 0, null],
    ]);
  });

  it("fail one by one, unknown and not nought", async () => {
    change({ forbidden: ["namecheap.ssl.getList"] });
    expect(await countsOf("namecheap")).toEqual([
      ["domains", 13, null],
      ["ssl-certificates", null, "not-allowed"],
      ["WhoisGuard", 11, null],
    ]);
  });
});
