import Big from "big.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askIspapi, commandText, post } from "./line-protocol/raw-client.ts";
import { type Simulator, startSimulator } from "./server.ts";
import { loadScenario } from "./shared/scenario.ts";
import type { ScenarioInput } from "./shared/scenario-schema.ts";

const names = ["demo", "acceptance", "foresight"];
const decimal = /^-?\d+(\.\d+)?$/;

describe.each(names)("the scenario %s", (name) => {
  it("has deposits that add up to the reserved amount", async () => {
    for (const account of (await loadScenario(name)).accounts) {
      const { key, registrar, money, deposits, inwx } = account;
      // It names nothing of what is reserved.
      if (["autodns", "gandi", "namecheap", "openprovider", "opensrs", "rtr"].includes(registrar))
        continue;
      const reserved = [
        ...deposits.map(({ deposit }) => deposit),
        ...inwx.lockedFunds.map(({ amount }) => amount),
      ];
      const sum = reserved.reduce((total, amount) => total.plus(amount), new Big(0));
      expect([key, sum.toFixed(4)]).toEqual([key, new Big(money.deposit ?? "0").toFixed(4)]);
    }
  });

  it("has the vendor's public login on the test system, and amounts that are numbers", async () => {
    const { accounts } = await loadScenario(name);
    expect(accounts).toContainEqual(
      expect.objectContaining({ system: "ote", login: "test.user", password: "test.passw0rd" }),
    );
    for (const { money, parent } of accounts)
      if (parent === undefined) expect(money.amount).toMatch(decimal);
  });
});

describe("a scenario", () => {
  const account = {
    key: "one",
    registrar: "ispapi",
    system: "live",
    login: "one",
    password: "p",
    money: { amount: "1.00", currency: "EUR" },
  } as const;
  const scenario = (...accounts: ScenarioInput["accounts"]): ScenarioInput => ({
    title: "",
    accounts,
  });

  it("may be given as an object, with defaults filled in", async () => {
    const [loaded] = (await loadScenario(scenario(account))).accounts;
    expect(loaded?.objects.domains).toBe(0);
    expect(loaded?.charges).toEqual({ generated: [], rows: [], without: [] });
  });

  it.each([
    [
      "an amount that is no number",
      { ...account, money: { amount: "1,00", currency: "EUR" } },
      /money\.amount/,
    ],
    ["a field there is not", { ...account, colour: "red" }, /accounts\.0\.colour/],
    ["an unknown parent", { ...account, parent: "two" }, /unknown parent two/],
  ])("with %s is refused by name", async (_, broken, message) => {
    await expect(loadScenario(scenario(broken))).rejects.toThrow(message);
  });

  it("with a key or a login twice is refused", async () => {
    const sameKey = { ...account, login: "two" };
    await expect(loadScenario(scenario(account, sameKey))).rejects.toThrow("one is there twice");
    const other = { ...account, key: "two", login: "ONE" };
    await expect(loadScenario(scenario(account, other))).rejects.toThrow("ispapi live one");
    const elsewhere = { ...account, key: "two", system: "ote" as const };
    expect((await loadScenario(scenario(account, elsewhere))).accounts).toHaveLength(2);
  });
});

describe("the scenario hostile", () => {
  let registrar: Simulator;
  beforeAll(async () => {
    registrar = await startSimulator({ scenario: "hostile" });
  });
  afterAll(() => registrar.close());

  it("puts its text wherever the registrar sends text, and never breaks a line", async () => {
    for (const key of ["markup", "quotes", "controls", "bidi", "long", "emoji"]) {
      const who = { s_login: `${key}.user`, s_pw: "hostile-pass" };
      const text = registrar.account(key).state.money.currency;
      const account = await askIspapi(registrar, "StatusAccount", {}, who);
      expect(account.code).toBe(200);
      expect(account.column("CURRENCY")).toEqual([text]);
      expect(account.description).toBe(text);
      const charges = await askIspapi(registrar, "QueryObjectRenewalList", { WIDE: "1" }, who);
      expect(charges.column("OBJECTID")).toEqual([text]);
      const deposits = await askIspapi(registrar, "QueryDepositList", {}, who);
      expect(deposits.column("DESCRIPTION")).toEqual([text]);
      const statistics = await post(registrar, "/cnr/live/api/call.cgi", {
        s_login: `${key}.cnr`,
        s_pw: "hostile-pass",
        s_command: commandText("QueryRegistrarStatisticList"),
      });
      expect(statistics.column("amount")).toEqual(["4", "4", "2"]);
    }
  });

  it("puts it in every list of an account whose own figures are sensible", async () => {
    const who = { s_login: "lists.user", s_pw: "hostile-pass" };
    const markup = registrar.account("markup").state.money.currency;
    const formula = "=HYPERLINK";
    const lists = [
      ["QueryObjectRenewalList", "OBJECTID", { WIDE: "1" }],
      ["QueryDepositList", "CURRENCY", {}],
      ["QueryAccountingList", "ACCOUNTINGDESCRIPTION", {}],
      ["QueryAccountBalanceList", "USER", { USERDEPTH: "SUBUSER" }],
    ] as const;
    for (const [command, column, parameters] of lists) {
      const texts = (await askIspapi(registrar, command, parameters, who)).column(column);
      expect(texts).toContain(markup);
      expect(texts.some((text) => text.length === 10_000)).toBe(true);
      if (column !== "CURRENCY") expect(texts.some((text) => text.startsWith(formula))).toBe(true);
    }
  });

  it("sends names of JavaScript's own properties as any others", async () => {
    const answer = await post(registrar, "/cnr/live/api/call.cgi", {
      s_login: "names.cnr",
      s_pw: "hostile-pass",
      s_command: commandText("QueryRegistrarStatisticList"),
    });
    expect(answer.column("type").slice(3)).toEqual(["constructor", "__proto__", "toString"]);
    expect(answer.column("zone").slice(0, 3)).toEqual(["_all_", "constructor", "__proto__"]);
  });

  it("sends nonsense for amounts as it stands", async () => {
    const who = { s_login: "comma.user", s_pw: "hostile-pass" };
    const answer = await askIspapi(registrar, "StatusAccount", {}, who);
    expect(answer.column("AMOUNT")).toEqual(["9984,21"]);
  });
});
