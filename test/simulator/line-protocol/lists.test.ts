import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Simulator, startSimulator } from "../server.ts";
import { formatDate } from "../shared/dates.ts";
import { askCnr, askIspapi, type RawAnswer } from "./raw-client.ts";

const start = Date.UTC(2026, 0, 15, 12, 0, 0);
const day = (days: number): string => formatDate(start + days * 86_400_000);

let registrar: Simulator;
beforeAll(async () => {
  registrar = await startSimulator({ scenario: "acceptance", now: () => start });
});
afterAll(() => registrar.close());

const paging = (answer: RawAnswer): string[] =>
  ["FIRST", "LAST", "COUNT", "LIMIT", "TOTAL"].map((name) => answer.column(name).join());

describe("paging", () => {
  it.each([
    ["the first page", {}, ["0", "49", "50", "50", "1204"]],
    ["LIMIT=1", { LIMIT: "1" }, ["0", "0", "1", "1", "1204"]],
    ["a lowered LIMIT", { LIMIT: "5000", FIRST: "100" }, ["100", "149", "50", "50", "1204"]],
    ["the last page", { FIRST: "1200" }, ["1200", "1203", "4", "50", "1204"]],
    ["behind the end", { FIRST: "5000" }, ["5000", "4999", "0", "50", "1204"]],
  ])("gives %s", async (_, parameters, expected) => {
    const given: Record<string, string> = { USERDEPTH: "SELF", ...parameters };
    const answer = await askIspapi(registrar, "QueryDomainList", given);
    expect(paging(answer)).toEqual(expected);
    expect(answer.column("DOMAIN")).toHaveLength(Number(expected[2]));
  });

  it("covers a list without gap or overlap", async () => {
    const names: string[] = [];
    for (let first = 0; first < 1204; first += 50) {
      const page = await askIspapi(registrar, "QueryDomainList", {
        USERDEPTH: "SELF",
        FIRST: String(first),
      });
      names.push(...page.column("DOMAIN"));
    }
    expect(names).toHaveLength(1204);
    expect(new Set(names).size).toBe(1204);
  });
});

describe("product statistics", () => {
  it.each([
    ["QuerySSLCertList", "87"],
    ["QueryDNSZoneList", "980"],
    ["QueryTransferList", "4"],
    ["QueryDomainApplicationList", "9"],
    ["QueryContactList", "655"],
    ["QueryWebsiteList", "21"],
    ["QueryTMCHMarkList", "3"],
    ["QueryUserList", "1"],
  ])("%s counts %s", async (command, total) => {
    const answer = await askIspapi(registrar, command, { LIMIT: "1", USERDEPTH: "SELF" });
    expect(answer.column("TOTAL")).toEqual([total]);
  });

  it("counts the domains of the repository, without paging", async () => {
    const answer = await askIspapi(registrar, "QueryDomainRepositoryList", { USERDEPTH: "SELF" });
    expect(answer.column("TOTAL_DOMAINS")).toEqual(["12"]);
    expect(answer.column("TOTAL")).toEqual([]);
  });

  it("come in one list at CNR, the sum of a type under _all_", async () => {
    const answer = await askCnr(registrar, "QueryRegistrarStatisticList");
    const zones = answer.column("zone");
    const rows = answer
      .column("type")
      .map((type, i) => [type, zones[i], answer.column("amount")[i]]);
    expect(rows.filter(([type]) => type === "domain")).toEqual([
      ["domain", "_all_", "389"],
      ["domain", "com", "190"],
      ["domain", "de", "142"],
      ["domain", "eu", "57"],
    ]);
    expect(rows).toContainEqual(["application", "_all_", "0"]);
    expect(answer.column("updated date")[0]).toBe(formatDate(start - 90 * 60_000));
  });
});

describe("what will be charged", () => {
  it("is listed in order of time, with what is at risk", async () => {
    const answer = await askIspapi(registrar, "QueryObjectRenewalList", {
      WIDE: "1",
      USERDEPTH: "SELF",
      ORDERBY: "ACCOUNTINGDATE",
      MAXACCOUNTINGDATE: day(0),
    });
    expect(answer.column("OBJECTID")).toEqual(["lost-soon.de", "second-try.de"]);
    expect(answer.column("NEXTACTION")).toEqual(["expireunpaid", "pay"]);
    expect(answer.column("FAILUREDATE")[0]).toBe(day(3));
    expect(answer.column("ACCOUNTINGDATE")).toEqual([day(-3), day(-1)]);
    expect(answer.column("PRICE")).toEqual(["24.80", "24.80"]);
    expect(answer.column("VATPRICE")).toEqual(["29.51", "29.51"]);
    expect(answer.column("CURRENCY")).toEqual([]);
  });

  it("has all the actions the scenario weighs, the same each time", async () => {
    const ask = () =>
      askIspapi(registrar, "QueryObjectRenewalList", { WIDE: "1", USERDEPTH: "SELF" });
    const [first, second] = [await ask(), await ask()];
    expect(first.body).toBe(second.body);
    expect(new Set(first.column("NEXTACTION"))).toEqual(
      new Set(["pay", "expireunpaid", "finalize", "expire", "delete"]),
    );
  });

  it("keeps the digits of a currency", async () => {
    const yen = { s_login: "yen.user", s_pw: "yen-pass" };
    const answer = await askIspapi(registrar, "QueryObjectRenewalList", { WIDE: "1" }, yen);
    expect(answer.column("PRICE")).toHaveLength(5);
    for (const price of answer.column("PRICE")) expect(price).toMatch(/^\d{3,4}$/);
  });

  it("is summed at CNR, overdue charges included and expiring names left out", async () => {
    const answer = await askCnr(registrar, "QueryUpcomingAccountingList", { DAYS: "1" });
    expect(answer.column("domain")[0]).toBe("overdue.com");
    const cents = (name: string): number =>
      answer.column(name).reduce((sum, price) => sum + Math.round(Number(price) * 100), 0);
    expect(cents("sum price")).toBe(cents("price"));
    expect(cents("sum vat")).toBe(cents("vat"));
    expect(cents("sum")).toBe(cents("price") + cents("vat"));
    const later = await askCnr(registrar, "QueryUpcomingAccountingList", { DAYS: "400" });
    expect(later.column("total")).toEqual(["61"]);
    expect(later.column("domain")).not.toContain("given-up.com");
  });
});

describe("what was charged", () => {
  it("explains the balance of a past day", async () => {
    const at = async (DATE: string): Promise<string[]> =>
      (await askIspapi(registrar, "QueryAccountBalanceList", { USERDEPTH: "SELF", DATE })).column(
        "DATEBALANCE",
      );
    // 9984.21 today, after -14.70 gross, -119.00 gross and +1000.00.
    expect(await at(day(-1))).toEqual(["9984.21"]);
    expect(await at(day(-5))).toEqual(["9998.91"]);
    expect(await at(day(-8))).toEqual(["10117.91"]);
    expect(await at(day(-30))).toEqual(["9117.91"]);
  });

  it("gives the balances of subusers", async () => {
    const answer = await askIspapi(registrar, "QueryAccountBalanceList", { USERDEPTH: "SUBUSER" });
    expect([answer.column("USER"), answer.column("CURRENTBALANCE")]).toEqual([
      ["plain.sub"],
      ["75.50"],
    ]);
    expect(answer.column("DATEBALANCE")).toEqual([]);
  });

  it("is listed between two days, without VAT on payments", async () => {
    const answer = await askIspapi(registrar, "QueryAccountingList", {
      MINDATE: day(-10),
      MAXDATE: day(-5),
      NOSUM: "1",
    });
    expect(answer.column("ACCOUNTINGPRICE")).toEqual(["1000.00", "-100.00"]);
    expect(answer.column("ACCOUNTINGVATPRICE")).toEqual(["0.00", "-19.00"]);
  });

  it("carries on at CNR from the opening balance by the sum", async () => {
    const answer = await askCnr(registrar, "QueryAccountingList", { MINDATE: day(-5) });
    expect(answer.column("accounting type")).toEqual(["RENEW_DOMAIN"]);
    expect(answer.column("opening balance")).toEqual(["53.10"]);
    expect(answer.column("sum")).toEqual(["11.90"]);
    const earlier = await askCnr(registrar, "QueryAccountingList", { MINDATE: day(-400) });
    for (const { column } of [answer, earlier]) {
      const [whole, net, vat] = ["", " price", " vat price"].map((part) =>
        Number(column(`opening balance${part}`)[0]),
      );
      expect(whole).toBeCloseTo((net ?? 0) + (vat ?? 0), 6);
    }
    expect(earlier.column("opening balance vat price")).toEqual(["0.00"]);
  });

  it("has exchange rates and reserved deposits", async () => {
    const rates = await askIspapi(registrar, "GetCurrentExchangeRates");
    expect(rates.column("CURRENCYTO")).toEqual(["USD", "JPY", "KWD"]);
    expect(rates.column("DATE")[0]).toBe("2026-01-15");
    const deposits = await askIspapi(registrar, "QueryDepositList");
    expect(deposits.column("DEPOSIT")).toEqual(["1500.00", "26.99", "-10.00"]);
    const user = await askIspapi(registrar, "StatusUser", { RELATIONS: "0" });
    expect(user.column("ACCOUNTTEMPCREDIT")).toEqual(["250.00"]);
  });
});
