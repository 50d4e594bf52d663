import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Simulator, startSimulator } from "../server.ts";
import type { ScenarioInput } from "../shared/scenario-schema.ts";
import { askCnr, askIspapi } from "./raw-client.ts";

const start = Date.UTC(2026, 0, 15, 12, 0, 0);
const money = { amount: "500.00", currency: "EUR", vat: "19.00" };
const scenario = (
  charges: ScenarioInput["accounts"][number]["charges"],
  page = 1000,
): ScenarioInput => ({
  title: "charges of one account at each registrar",
  limits: { page },
  accounts: [
    {
      key: "ispapi",
      registrar: "ispapi",
      system: "live",
      login: "plain.user",
      password: "plain pass & word=1",
      money,
      charges,
    },
    {
      key: "cnr",
      registrar: "cnr",
      system: "live",
      login: "cnr.user",
      password: "cnr-pass",
      money,
      charges,
    },
  ],
});

const five = ["a.de", "b.de", "c.de", "d.de", "e.de"].map((object, day) => ({
  object,
  day,
  price: "10.00",
}));

let registrar: Simulator;
beforeAll(async () => {
  registrar = await startSimulator({ scenario: scenario({}), now: () => start });
});
beforeEach(() => registrar.reset(scenario({ rows: five }, 2)));
afterAll(() => registrar.close());

const listed = (parameters: Record<string, string> = {}) =>
  askIspapi(registrar, "QueryObjectRenewalList", {
    WIDE: "1",
    USERDEPTH: "SELF",
    ORDERBY: "ACCOUNTINGDATE",
    ...parameters,
  });
const names = async (parameters: Record<string, string> = {}) =>
  (await listed(parameters)).column("OBJECTID");

describe("a list that changes while it is read", () => {
  it("grows between two pages: a row comes again", async () => {
    registrar.before({ command: "QueryObjectRenewalList", parameters: { FIRST: "2" } }, () =>
      registrar.account("ispapi").addCharges({ object: "new.de", day: -1, price: "1.00" }),
    );
    expect(await names({ FIRST: "0" })).toEqual(["a.de", "b.de"]);
    expect(await names({ FIRST: "2" })).toEqual(["b.de", "c.de"]);
    expect((await listed()).column("TOTAL")).toEqual(["6"]);
  });

  it("shrinks between two pages: a row never comes", async () => {
    registrar.before({ command: "QueryObjectRenewalList", skip: 1 }, () =>
      registrar.account("ispapi").removeCharges("a.de"),
    );
    expect(await names({ FIRST: "0" })).toEqual(["a.de", "b.de"]);
    expect(await names({ FIRST: "2" })).toEqual(["d.de", "e.de"]);
  });

  it("is another one", async () => {
    registrar
      .account("ispapi")
      .setCharges({ rows: [{ object: "only.de", day: 1, price: "1.00" }] });
    expect(await names()).toEqual(["only.de"]);
    registrar.account("cnr").change({ charges: {} });
    expect((await askCnr(registrar, "QueryUpcomingAccountingList")).column("total")).toEqual(["0"]);
  });

  it("is changed once, or as often as is said, until the next reset", async () => {
    const account = registrar.account("ispapi");
    const add = () => account.addCharges({ object: "x.de", day: 9, price: "1.00" });
    registrar.before({ command: "QueryObjectRenewalList" }, add);
    registrar.before({ command: "QueryObjectRenewalList", times: 2 }, add);
    for (let asked = 0; asked < 3; asked++) await listed();
    expect(account.charges).toHaveLength(8);
    await registrar.reset();
    await listed();
    expect(registrar.account("ispapi").charges).toHaveLength(5);
  });
});

describe("rows that are not as they should be", () => {
  const odd = {
    rows: [
      { object: "no-price.de", day: 1 },
      { object: "words.de", day: 2, price: { raw: "on request" } },
      { object: "negative.de", day: 3, price: "-5.00" },
      { object: "twice.de", day: 4, price: "7.00" },
      { object: "twice.de", day: 4, price: "7.00" },
      { object: "", day: 5, price: "8.00" },
      { object: "dollar.com", day: 6, price: "9.00", currency: "usd", quantity: "3" },
      { object: "unknown.de", day: 7, price: "1.00", actionText: "suspend" },
      { object: "zero.de", day: 8, date: "0000-00-00 00:00:00", price: "2.00" },
      { object: "never.de", price: "3.00" },
    ],
  };
  beforeEach(() => registrar.reset(scenario(odd)));

  it("are sent by ISPAPI as they stand, undated ones last and under any limit", async () => {
    const answer = await listed({ MAXACCOUNTINGDATE: "2026-01-24" });
    expect(answer.column("TOTAL")).toEqual(["10"]);
    expect(answer.column("OBJECTID").at(-1)).toBe("never.de");
    expect(answer.get("PROPERTY[PRICE][0]")).toBeUndefined();
    expect(answer.get("PROPERTY[VATPRICE][0]")).toBeUndefined();
    expect(answer.get("PROPERTY[PRICE][1]")).toBe("on request");
    expect(answer.get("PROPERTY[VATPRICE][2]")).toBe("-5.95");
    expect(answer.get("PROPERTY[NEXTACTION][7]")).toBe("suspend");
    expect(answer.get("PROPERTY[ACCOUNTINGDATE][8]")).toBe("0000-00-00 00:00:00");
    expect(answer.get("PROPERTY[ACCOUNTINGDATE][9]")).toBeUndefined();
    const early = await listed({ MAXACCOUNTINGDATE: "2026-01-17" });
    expect(early.column("OBJECTID")).toEqual(["no-price.de", "never.de"]);
  });

  it("are sent by CNR with their own currency and quantity", async () => {
    const answer = await askCnr(registrar, "QueryUpcomingAccountingList", {
      DAYS: "30",
      WIDE: "1",
    });
    expect(answer.get("property[price][0]")).toBeUndefined();
    expect(answer.get("property[currency][6]")).toBe("usd");
    expect(answer.get("property[quantity][6]")).toBe("3");
    expect(answer.get("property[renewaldate][9]")).toBeUndefined();
    expect(answer.column("sum price")).toEqual(["32.00"]);
  });
});

it("makes a large portfolio once, not for every page", async () => {
  const generated = [
    {
      seed: 7,
      count: 100_000,
      days: [0, 90] as [number, number],
      price: ["8.90", "39.50"] as [string, string],
      zones: ["com", "de"],
    },
  ];
  await registrar.reset(scenario({ generated }));
  const made = registrar.account("ispapi").charges;
  expect(made).toHaveLength(100_000);
  const seen = new Set<string>();
  for (const first of ["0", "1000", "99000"])
    for (const name of await names({ FIRST: first })) seen.add(name);
  expect(seen.size).toBe(3000);
  expect(registrar.account("ispapi").charges).toBe(made);
  registrar.account("ispapi").removeCharges(made[0]?.object ?? "");
  expect(registrar.account("ispapi").charges).toHaveLength(99_999);
});
