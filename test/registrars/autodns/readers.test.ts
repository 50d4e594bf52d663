import { describe, expect, it } from "vitest";
import { monthsIn } from "../../../src/registrars/autodns/domains.ts";
import { keptList, readPriceList } from "../../../src/registrars/autodns/price-list.ts";
import { asDueDay, asMoment, timeText } from "../../../src/registrars/autodns/time.ts";
import { readJson } from "../../../src/registrars/json/json.ts";
import { readXml } from "../../../src/registrars/xml/xml.ts";

describe("a time", () => {
  it.each<[string | undefined, string | null]>([
    ["2027-01-14T00:00:00.000+0100", "2027-01-13T23:00:00.000Z"],
    ["2027-07-14T00:00:00.000+0200", "2027-07-13T22:00:00.000Z"],
    ["2027-01-14T00:00:00+01:00", "2027-01-13T23:00:00.000Z"],
    ["2027-01-14T12:30:00Z", "2027-01-14T12:30:00.000Z"],
    ["2027-01-14T12:30:00.5-0530", "2027-01-14T18:00:00.500Z"],
    ["2027-01-14", null],
    ["2027-02-30T00:00:00.000+0100", null],
    ["2027-01-14T24:00:00.000+0100", null],
    ["2027-01-14T00:00:00.000", null],
    ["0000-00-00T00:00:00.000+0100", null],
    ["1969-12-31T23:00:00Z", null],
    ["2027-01-14T00:00:00.000+0100 or so", null],
    ["", null],
    [undefined, null],
  ])("%s is %s", (text, expected) => {
    const at = asMoment(text);
    expect(at === null ? null : new Date(at).toISOString()).toBe(expected);
  });

  it("on which something is due is on the day that was written", () => {
    const dueOn = (text: string) => new Date(asDueDay(text) ?? 0).toISOString();
    expect(dueOn("2027-01-14T00:00:00.000+0100")).toBe("2027-01-14T00:00:00.000Z");
    expect(dueOn("2027-01-14T18:00:00.000+0100")).toBe("2027-01-14T17:00:00.000Z");
    expect(asDueDay("soon")).toBeNull();
  });

  it("is asked for with an offset of the same kind", () => {
    expect(timeText(Date.UTC(2027, 0, 14, 1, 2, 3, 4))).toBe("2027-01-14T01:02:03.004+0000");
    expect(asMoment(timeText(1_800_000_000_000))).toBe(1_800_000_000_000);
  });
});

describe("a period", () => {
  it.each<[string, number | null]>([
    ['{"unit":"YEAR","period":1}', 12],
    ['{"unit":"YEAR","period":"2"}', 24],
    ['{"unit":"MONTH","period":3}', 3],
    ['{"unit":"YEAR","period":11}', null],
    ['{"unit":"YEAR","period":0}', null],
    ['{"unit":"YEAR","period":-1}', null],
    ['{"unit":"DAY","period":30}', null],
    ['{"unit":"constructor","period":1}', null],
    ['{"period":1}', null],
    ['"1y"', null],
    ["1", null],
    ["null", null],
  ])("of %s is %s months", (text, months) => {
    const read = readJson(text);
    expect(read.ok && monthsIn(read.value)).toBe(months);
  });
});

describe("the price list", () => {
  const list = (text: string) => {
    const read = readXml(text);
    return read.ok ? readPriceList(read.value) : null;
  };

  it("is none without its prices, or with two of them", () => {
    expect(list("<priceList/>")).toBeNull();
    expect(list("<prices/>")).toBeNull();
    expect(list("<priceList><prices/><prices/></priceList>")).toBeNull();
    expect(list("<priceList><prices/></priceList>")?.size).toBe(0);
  });

  it("is read whatever prefix its elements have", () => {
    const price = '<p:price amount="9.5" period="1y"/>';
    const text = `<p:priceList xmlns:p="urn:x"><p:prices><p:domain label=".COM"><p:businessCase label="RENEW">${price}</p:businessCase></p:domain></p:prices></p:priceList>`;
    expect([...(list(text) ?? [])]).toMatchObject([
      ["com", [{ months: 12, net: "9.5", gross: "11.31", currency: "EUR" }]],
    ]);
  });

  it.each(["[[1]]", "[{}]", '"x"', "{}", '[["com",["x"],[12,"EUR"]]]'])(
    "that was kept as %s is none, or has no price that can be relied on",
    (text) => {
      const read = readJson(text);
      const kept = read.ok ? keptList(read.value) : null;
      expect([...(kept?.values() ?? [])].flat().every((price) => price === null)).toBe(true);
    },
  );
});
