import { describe, expect, it } from "vitest";
import { listedDomain, monthsIn } from "../../../src/registrars/autodns/domains.ts";
import {
  isApart,
  keptList,
  listedAt,
  readPriceList,
  writtenList,
} from "../../../src/registrars/autodns/price-list.ts";
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
    expect(dueOn("2027-01-14T23:30:00.000-0800")).toBe("2027-01-14T23:59:59.999Z");
    expect(asDueDay("soon")).toBeNull();
  });

  it("is asked for with an offset of the same kind", () => {
    expect(timeText(Date.UTC(2027, 0, 14, 1, 2, 3, 4))).toBe("2027-01-14T01:02:03.004+0000");
    expect(asMoment(timeText(1_800_000_000_000))).toBe(1_800_000_000_000);
  });
});

describe("a domain of the list", () => {
  const today = Math.floor(Date.UTC(2027, 0, 14) / 86_400_000);
  const far = "2027-11-01T00:00:00.000+0100";
  const read = (members: object) => {
    const row = readJson(JSON.stringify({ name: "a.com", autoRenewStatus: "TRUE", ...members }));
    if (!row.ok) throw new Error("No JSON");
    return listedDomain(row.value, today);
  };

  it.each(["2027-01-20", "2027-01-20T00:00:00.000", "soon", " ", 1_800_000_000, {}, [], true])(
    "whose day is sent as %j has none, and not the registry's",
    (payable) => {
      expect(read({ payable, expire: far })).toMatchObject({
        renewsAt: null,
        renewalMode: "TRUE",
        nextAction: "pay",
      });
    },
  );

  it.each([undefined, null, ""])("whose day is not sent (%j) has the registry's", (payable) => {
    expect(read({ payable, expire: far })).toMatchObject({
      renewsAt: Date.UTC(2027, 10, 1),
      renewalMode: "TRUE, by expire",
    });
  });

  it.each<[unknown, unknown, string, string | null]>([
    ["TRUE", true, "TRUE", "pay"],
    ["ONCE", true, "ONCE", "pay"],
    ["TRUE", undefined, "TRUE", "pay"],
    [undefined, true, "TRUE", "pay"],
    ["", "false", "FALSE", "expire"],
    ["FALSE", false, "FALSE", "expire"],
    ["FALSE", null, "FALSE", "expire"],
    ["FALSE", true, "FALSE, autorenew: TRUE", null],
    ["TRUE", "FALSE", "TRUE, autorenew: FALSE", null],
    ["ONCE", false, "ONCE, autorenew: FALSE", null],
    ["TRUE", {}, "TRUE, autorenew: ?", null],
    [7, "TRUE", "?, autorenew: TRUE", null],
    [undefined, undefined, "", null],
  ])("of which %j and %j are said is %s, and %s is next", (status, flag, renewalMode, next) => {
    const members = { autoRenewStatus: status, autorenew: flag };
    expect(read({ payable: far, ...members })).toMatchObject({ renewalMode, nextAction: next });
  });

  it.each<[unknown, string | null]>([
    [undefined, ""],
    [null, ""],
    ["", ""],
    ["gold", "gold"],
    [7, null],
    [false, null],
    [["gold"], null],
    [{ label: "gold" }, null],
  ])("with the price class %j is of %j", (priceClassRenew, priceClass) => {
    expect(read({ priceClassRenew }).priceClass).toBe(priceClass);
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

  const ofCom = (...prices: string[]) => {
    const renewals = `<businessCase label="renew">${prices.join("")}</businessCase>`;
    const all = `<domain label="com">${renewals}</domain>`;
    return list(`<priceList><prices>${all}</prices></priceList>`);
  };
  const plain = '<price amount="9.5" period="1y"/>';

  it.each([
    ["two spans", '<price amount="9.5" period="1y"><validity/><validity/></price>'],
    [
      "two spans that are over",
      '<price amount="9.5" period="1y"><validity until="2020-01-01T00:00:00Z"/><validity until="2020-02-01T00:00:00Z"/></price>',
    ],
    [
      "a span in two spellings",
      '<price amount="9.5" period="1y"><validity until="2030-01-01T00:00:00Z" Until="2020-01-01T00:00:00Z"/></price>',
    ],
    ["two currencies", '<price amount="9.5" period="1y" currency="USD" Currency="CHF"/>'],
    ["two rates", '<price amount="9.5" period="1y" vatRate="27" VatRate="25"/>'],
    ["two types", '<price amount="9.5" period="1y" type="NET" TYPE="GROSS"/>'],
    [
      "two currencies of its usual one",
      '<price amount="9.5" period="1y"><regular amount="12" currency="EUR" CURRENCY="USD"/></price>',
    ],
  ])("with %s is not understood", (_what, price) => {
    expect([...(ofCom(price)?.values() ?? [])]).toEqual([[null]]);
  });

  it.each([
    ["xn--mller-kva.com", true],
    ["www.XN--mller-kva.com", true],
    ["müller.com", true],
    ["mxn--.com", false],
    ["plain.com", false],
  ])(
    "with a price of internationalised names beside the plain one: %s has it apart: %s",
    (name, apart) => {
      const read = ofCom(plain, '<price amount="95" period="1y"><idn/></price>');
      const again = readJson(JSON.stringify(writtenList(read ?? new Map())));
      const kept = again.ok ? keptList(again.value) : null;
      for (const each of [read, kept]) {
        expect(each && isApart(each, "com", name)).toBe(apart);
        expect(each && listedAt(each, "com", 12, 0)).toMatchObject({ gross: "11.31" });
      }
      expect(isApart(ofCom(plain) ?? new Map(), "com", name)).toBe(false);
    },
  );

  it.each(["[[1]]", "[{}]", '"x"', "{}", '[["com",["x"],[12,"EUR"]]]'])(
    "that was kept as %s is none, or has no price that can be relied on",
    (text) => {
      const read = readJson(text);
      const kept = read.ok ? keptList(read.value) : null;
      expect([...(kept?.values() ?? [])].flat().every((price) => price === null)).toBe(true);
    },
  );
});
