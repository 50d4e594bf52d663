import { describe, expect, it } from "vitest";
import { apiTime, cnrCharge, ispapiCharge } from "../../../src/domain/foresight/read-charge.ts";

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
    expect(ispapiCharge(row, null)).toEqual({
      object: "example.de",
      objectClass: "DOMAIN",
      renewalMode: "AUTORENEW",
      nextAction: "pay",
      at: Date.UTC(2025, 11, 15),
      lostAt: Date.UTC(2025, 11, 20),
      net: "10.0000",
      gross: "11.9000",
      currency: null,
    });
  });

  it.each([
    ["VATPRICE that can only be the VAT", { VATPRICE: "1.9000" }, "11.9"],
    ["no VATPRICE, VAT of the row", { VATPRICE: undefined }, "11.9"],
    ["no VATPRICE, VAT of the account", { VATPRICE: undefined, VAT: undefined }, "10.7"],
    ["no VAT due", { VATPRICE: "10.0000", VAT: "0.00" }, "10.0000"],
    ["no PRICE, but what is taken", { PRICE: undefined }, "11.9000"],
    ["no price at all", { PRICE: "", VATPRICE: "n/a" }, null],
    ["a negative price", { PRICE: "-10", VATPRICE: "-11.9" }, "-21.9"],
  ])("gross with %s", (_, changes, gross) => {
    expect(ispapiCharge({ ...row, ...changes }, "7").gross).toBe(gross);
  });

  it("does not guess a gross price without VAT, nor an action from an unknown word", () => {
    const { gross, nextAction, at, lostAt } = ispapiCharge(
      { PRICE: "10", NEXTACTION: "suspend" },
      null,
    );
    expect([gross, nextAction, at, lostAt]).toEqual([null, null, null, null]);
  });
});

describe("CNR rows", () => {
  it("adds the VAT amount and reads the currency in any case", () => {
    const row = {
      DOMAIN: "example.com",
      CLASS: "DOMAIN",
      RENEWALDATE: "2025-12-15",
      PRICE: "10.00",
      VAT: "1.90",
      CURRENCY: "usd",
    };
    expect(cnrCharge(row, null)).toMatchObject({
      object: "example.com",
      nextAction: "pay",
      at: Date.UTC(2025, 11, 15),
      lostAt: null,
      gross: "11.9",
      currency: "USD",
    });
    expect(cnrCharge({ ...row, VAT: undefined }, null).gross).toBeNull();
    expect(cnrCharge({ ...row, VAT: undefined }, "19").gross).toBe("11.9");
    expect(cnrCharge({ ...row, PRICE: "ten" }, "19").gross).toBeNull();
    expect(cnrCharge({ ...row, CURRENCY: undefined }, null).currency).toBeNull();
  });
});
