import { describe, expect, it } from "vitest";
import { add } from "../../../src/domain/money.ts";
import { apiTime } from "../../../src/registrars/api-time.ts";
import { cnrCharge } from "../../../src/registrars/cnr/read-charge.ts";
import { ispapiCharge } from "../../../src/registrars/ispapi/read-charge.ts";

const terms = (vatPercent: string | null, currency = "EUR") => ({ vatPercent, currency });

describe("dates of the API", () => {
  it.each([
    ["2025-12-14 23:59:59", Date.UTC(2025, 11, 14, 23, 59, 59)],
    ["2025-12-14", Date.UTC(2025, 11, 14)],
    ["2024-02-29", Date.UTC(2024, 1, 29)],
    ["2025-03-30 02:30:00", Date.UTC(2025, 2, 30, 2, 30)], // an hour that is missing in Berlin
    ["2025-12-14 23:59:59.0", Date.UTC(2025, 11, 14, 23, 59, 59)],
  ])("%s is read as UTC", (text, expected) => {
    expect(apiTime(text)).toBe(expected);
  });

  it.each([
    undefined,
    "",
    "0000-00-00 00:00:00",
    "2025-02-30",
    "2025-13-01",
    "1969-12-31",
    "14.12.2025",
    "2025-12-14 24:00:00",
    "2025-12-14T00:00:00+02:00",
    "soon",
  ])("%s is not a date", (text) => {
    expect(apiTime(text)).toBeNull();
  });
});

describe("ISPAPI rows", () => {
  const row = {
    OBJECTID: "example.de",
    OBJECTCLASS: "DOMAIN",
    RENEWALMODE: "AUTORENEW",
    NEXTACTION: "PAY",
    ACCOUNTINGDATE: "2025-12-15 00:00:00",
    FAILUREDATE: "2025-12-20 00:00:00",
    PRICE: "10.0000",
    VAT: "19.00",
    VATPRICE: "11.9000",
  };

  it("keeps what was said", () => {
    expect(ispapiCharge(row, terms(null))).toEqual({
      object: "example.de",
      objectClass: "DOMAIN",
      renewalMode: "AUTORENEW",
      nextAction: "pay",
      at: Date.UTC(2025, 11, 15),
      lostAt: Date.UTC(2025, 11, 20),
      net: "10.0000",
      gross: "11.9000",
      computed: false,
      currency: null,
    });
  });

  it.each([
    ["VATPRICE that can only be the VAT", { VATPRICE: "1.9000" }, "11.9"],
    ["no VATPRICE, VAT of the row", { VATPRICE: undefined }, "11.9"],
    ["no VATPRICE, VAT of the account", { VATPRICE: undefined, VAT: undefined }, "10.7"],
    ["no VAT due", { VATPRICE: "10.0000", VAT: "0.00" }, "10.0000"],
    ["no PRICE, but what is taken", { PRICE: undefined }, "11.9000"],
    ["a VAT of which cents remain, rounded up", { PRICE: "9.99", VATPRICE: "" }, "11.89"],
    ["a PRICE that cannot be read", { PRICE: "ten" }, null],
    ["a VAT that cannot be read", { VAT: "19 %", VATPRICE: "" }, null],
    ["a VAT that cannot be read beside a gross price", { VAT: "19 %" }, null],
    ["a VATPRICE that cannot be read", { VATPRICE: "11,90" }, null],
    ["no price at all", { PRICE: "", VATPRICE: "n/a" }, null],
    ["a VATPRICE without the VAT that is told", { VATPRICE: "0.00" }, null],
    ["a VATPRICE that is the net price, with VAT told", { VATPRICE: "10.00" }, null],
    ["a VATPRICE with less than the VAT that is told", { VATPRICE: "11.88" }, null],
    [
      "a VATPRICE rounded down by the least there is",
      { PRICE: "9.99", VATPRICE: "11.88" },
      "11.88",
    ],
    ["a VATPRICE of a VAT that is told to be none", { VAT: "0", VATPRICE: "1.90" }, null],
    ["a negative VATPRICE", { VATPRICE: "-1.90" }, null],
    ["a negative VAT", { VAT: "-19" }, null],
    ["a negative VAT to compute with", { VAT: "-19", VATPRICE: "" }, null],
    ["a negative price", { PRICE: "-10", VATPRICE: "-11.9" }, "-21.9"],
  ])("gross with %s", (_, changes, gross) => {
    expect(ispapiCharge({ ...row, ...changes }, terms("7")).gross).toBe(gross);
  });

  it("does not guess a gross price without VAT, nor an action from an unknown word", () => {
    const { gross, nextAction, at, lostAt } = ispapiCharge(
      { PRICE: "10", NEXTACTION: "suspend" },
      terms(null),
    );
    expect([gross, nextAction, at, lostAt]).toEqual([null, null, null, null]);
  });
});

it("cuts what is too long to be a name, and takes an endless price for none", () => {
  const long = "W".repeat(10_000);
  const row = { OBJECTID: long, OBJECTCLASS: long, RENEWALMODE: long, PRICE: "9".repeat(10_000) };
  const { object, objectClass, renewalMode, net, gross } = ispapiCharge(row, terms("19"));
  for (const text of [object, objectClass, renewalMode]) expect(text).toHaveLength(256);
  expect([net, gross]).toEqual([null, null]);
});

it.each([
  ["ISPAPI", () => ispapiCharge({ OBJECTID: "", PRICE: "10", VATPRICE: "11.9" }, terms(null))],
  ["CNR", () => cnrCharge({ DOMAIN: "", SERVER: "", PRICE: "10", VAT: "1.9" }, terms(null))],
])("a row of %s that does not say what for has no known gross price", (_, read) => {
  expect(read()).toMatchObject({ object: "", net: "10", gross: null });
});

describe("a gross price that is computed here", () => {
  const row = { OBJECTID: "a.example", DOMAIN: "a.example", PRICE: "9.99" };
  it.each([
    ["EUR", "11.89"],
    ["JPY", "12"],
    ["KWD", "11.889"],
    ["XQQ", "11.89"],
  ])("is rounded up to the digits of %s, and says that it was computed", (currency, gross) => {
    for (const read of [ispapiCharge, cnrCharge])
      expect(read(row, terms("19", currency))).toMatchObject({ gross, computed: true });
  });

  it("is told from one that the registrar lists", () => {
    expect(ispapiCharge({ ...row, VATPRICE: "11.8881" }, terms("19"))).toMatchObject({
      gross: "11.8881",
      computed: false,
    });
    expect(cnrCharge({ ...row, VAT: "1.90" }, terms("19"))).toMatchObject({ computed: false });
    expect(cnrCharge({ ...row, VAT: "n/a" }, terms("19"))).toMatchObject({
      gross: null,
      computed: false,
    });
  });

  it("takes the currency of its own row before the account's", () => {
    expect(cnrCharge({ ...row, CURRENCY: "jpy" }, terms("19")).gross).toBe("12");
  });

  it("makes a thousand rows exact in cents", () => {
    const one = ispapiCharge(row, terms("19")).gross ?? "0";
    expect(Array(1000).fill(one).reduce(add, "0")).toBe("11890");
  });
});

describe("CNR rows", () => {
  const row = { DOMAIN: "example.com", PRICE: "10.00", VAT: "1.90", CURRENCY: "EUR" };

  it("may be of a server, which has no domain", () => {
    const server = { ...row, DOMAIN: "", SERVER: "s17", CLASS: "VSERVER" };
    expect(cnrCharge(server, terms(null))).toMatchObject({ object: "s17", gross: "11.9" });
  });

  it.each([
    [undefined, "11.9"],
    ["1", "11.9"],
    ["1.0", "11.9"],
    ["2", null],
    ["many", null],
  ])("that stand for %s charges cost %s", (QUANTITY, gross) => {
    expect(cnrCharge({ ...row, QUANTITY }, terms("19")).gross).toBe(gross);
  });

  it.each([
    ["usd", "USD"],
    ["", null],
    ["<b>EUR</b>", "XXX"],
    ["E".repeat(10_000), "XXX"],
  ])("in %s are in %s: what is none is never taken for the account's", (CURRENCY, expected) => {
    expect(cnrCharge({ ...row, CURRENCY }, terms(null)).currency).toBe(expected);
  });

  it("adds the VAT amount and reads the currency in any case", () => {
    const row = {
      DOMAIN: "example.com",
      CLASS: "DOMAIN",
      RENEWALDATE: "2025-12-15",
      PRICE: "10.00",
      VAT: "1.90",
      CURRENCY: "usd",
    };
    expect(cnrCharge(row, terms(null))).toMatchObject({
      object: "example.com",
      nextAction: "pay",
      at: Date.UTC(2025, 11, 15),
      lostAt: null,
      gross: "11.9",
      currency: "USD",
    });
    expect(cnrCharge({ ...row, VAT: undefined }, terms(null)).gross).toBeNull();
    expect(cnrCharge({ ...row, VAT: undefined }, terms("19")).gross).toBe("11.9");
    expect(cnrCharge({ ...row, VAT: "-1.90" }, terms("19")).gross).toBeNull();
    expect(cnrCharge({ ...row, VAT: undefined }, terms("-19"))).toMatchObject({
      gross: null,
      computed: false,
    });
    expect(cnrCharge({ ...row, PRICE: "ten" }, terms("19")).gross).toBeNull();
    expect(cnrCharge({ ...row, CURRENCY: undefined }, terms(null)).currency).toBeNull();
  });
});
