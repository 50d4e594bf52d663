import { beforeEach, describe, expect, it, vi } from "vitest";
import { matching } from "../../../../src/ui/dashboard/charges/charge-order.ts";
import { domainName, folded } from "../../../../src/ui/dashboard/domains/domain-name.ts";
import { useFakeBrowser } from "../../../support/ui/current-browser.ts";
import { chargeOn, today } from "../../../support/ui/dashboard-fixtures.ts";

vi.mock(
  "../../../../src/platform/browser.ts",
  () => import("../../../support/ui/current-browser.ts"),
);

beforeEach(() => {
  useFakeBrowser();
});

describe("a name of a domain", () => {
  it.each([
    ["xn--mnchen-3ya.de", "münchen.de", "xn--mnchen-3ya.de"],
    ["XN--MNCHEN-3YA.DE", "münchen.de", "xn--mnchen-3ya.de"],
    ["münchen.de", "münchen.de", "xn--mnchen-3ya.de"],
    ["xn--fiqs8s", "中国", "xn--fiqs8s"],
    ["xn--wgv71a119e.jp", "日本語.jp", "xn--wgv71a119e.jp"],
    // Cyrillic under a top level of its own script.
    ["xn--e1afmkfd.xn--p1ai", "пример.рф", "xn--e1afmkfd.xn--p1ai"],
    ["xn--strae-oqa.de", "straße.de", "xn--strae-oqa.de"],
  ])("%s reads %s, with the other form beside it", (listed, shown, other) => {
    expect(domainName(listed)).toEqual({ shown, other });
  });

  it.each([
    // Cyrillic letters that all look like Latin ones: apple.
    ["xn--80ak6aa92e.com", "аррӏе.com"],
    ["аррӏе.com", "аррӏе.com"],
    // A Cyrillic а among Latin letters.
    ["xn--pypal-4ve.com", "pаypal.com"],
    // A Greek omicron.
    ["xn--ggle-0nda.com", "gοοgle.com"],
  ])("%s could deceive, and shows its punycode first", (listed, unicode) => {
    const { shown, other } = domainName(listed);
    expect(shown).toMatch(/^xn--[a-z0-9-]+\.com$/);
    expect(other).toBe(unicode);
  });

  it.each([
    "shop.example",
    "late.de",
    "",
    "xn--",
    "xn--a.de",
    "xn--99999999999.de",
    "no domain at all",
    "müller gmbh",
    "../xn--mnchen-3ya.de",
    "xn--mnchen-3ya.de/path",
    "user@xn--mnchen-3ya.de",
    "HANDLE-1",
  ])("stays as it is listed: %j", (listed) => {
    expect(domainName(listed)).toEqual({ shown: listed, other: null });
  });
});

describe("the filter", () => {
  const charges = ["xn--mnchen-3ya.de", "INFO.example", "straße.de"].map((name) =>
    chargeOn(1, name),
  );
  const found = (text: string) => matching(charges, text, today).map(({ object }) => object);

  it.each([
    ["münchen", "xn--mnchen-3ya.de"],
    ["MÜNCHEN", "xn--mnchen-3ya.de"],
    ["mu\u0308nchen", "xn--mnchen-3ya.de"],
    ["xn--mnchen", "xn--mnchen-3ya.de"],
    ["info", "INFO.example"],
    ["İNFO", "INFO.example"],
    ["ｉｎｆｏ", "INFO.example"],
    ["straße", "straße.de"],
    ["xn--strae", "straße.de"],
  ])("finds by %j", (text, object) => {
    expect(found(text)).toEqual([object]);
  });

  it("is the same in every language of the browser: a capital I is a small i", () => {
    expect(folded("TITLE")).toBe("title");
    expect(folded("İstanbul")).toBe("istanbul");
  });
});
