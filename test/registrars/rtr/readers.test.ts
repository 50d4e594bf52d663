import Big from "big.js";
import fc from "fast-check";
import { LosslessNumber } from "lossless-json";
import { describe, expect, it } from "vitest";
import { asMoment } from "../../../src/registrars/iso-time.ts";
import { decimalOf, partOfYear, readCents } from "../../../src/registrars/rtr/cents.ts";
import { endingIn } from "../../../src/registrars/rtr/prices.ts";
import { timeText } from "../../../src/registrars/rtr/time.ts";

describe("cents", () => {
  it("become the decimal that an oracle makes of them", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 19n), max: 10n ** 19n }), (cents) => {
        const read = readCents(new LosslessNumber(String(cents)));
        expect(read).toBe(cents);
        expect(decimalOf(cents)).toBe(new Big(String(cents)).div(100).toFixed(2));
      }),
    );
  });

  it("of a part of a year are never less than that part, and less than a cent more", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 12n }),
        fc.integer({ min: 1, max: 120 }),
        (yearly, months) => {
          const part = partOfYear(yearly, months);
          const twelfths = yearly * BigInt(months);
          expect(part * 12n >= twelfths && part * 12n < twelfths + 12n).toBe(true);
        },
      ),
    );
  });

  it.each(["1.0", "1e2", "0x1", "", "1".repeat(21)])("are none as %j", (digits) => {
    const value = Object.assign(new LosslessNumber("1"), { value: digits });
    expect(readCents(value)).toBeNull();
  });

  it("are no text, no flag and nothing that is absent", () => {
    for (const value of ["154025", true, null, undefined, [], {}])
      expect(readCents(value)).toBeNull();
  });
});

it.each([
  ["domain_com", "com"],
  ["domain_xn--p1ai", "xn--p1ai"],
  ["domain_uk_sld", "*.uk"],
  ["domain_centralnic_uk_com", "uk.com"],
  ["domain_com_premium", null],
  ["domain_centralnic_com_premium", null],
  ["domain_nl_privacy_protect", null],
  ["ssl_comodo", null],
  ["domain_", null],
  ["", null],
])("the product %s is for %s", (product, ending) => {
  expect(endingIn(product)).toBe(ending);
});

describe("a time", () => {
  it.each([
    ["2027-02-01T00:00:00Z", Date.UTC(2027, 1, 1)],
    ["2027-02-01T01:00:00+02:00", Date.UTC(2027, 0, 31, 23)],
    ["2027-02-01T00:00:00.250Z", Date.UTC(2027, 1, 1) + 250],
    ["2027-02-30T00:00:00Z", null],
    ["2027-02-01", null],
    ["2027-02-01 00:00:00", null],
    ["2027-02-01T24:00:00Z", null],
    ["1969-12-31T23:59:59Z", null],
    ["", null],
    [undefined, null],
  ])("sent as %s is %s", (text, at) => {
    expect(asMoment(text)).toBe(at);
  });

  it("is asked for in whole seconds", () => {
    expect(timeText(Date.UTC(2027, 1, 1) + 999)).toBe("2027-02-01T00:00:00Z");
  });
});
