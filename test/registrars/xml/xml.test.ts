import { parseXml } from "@rgrove/parse-xml";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  asDecimal,
  asFlag,
  asWhole,
  attributeOf,
  childOf,
  childrenOf,
  isNamed,
  readXml,
  textOf,
  textsIn,
  withTexts,
  type Xml,
  xmlLimits,
} from "../../../src/registrars/xml/xml.ts";

function xmlOf(text: string): Xml {
  const read = readXml(text);
  if (!read.ok) throw new Error(read.failure.text);
  return read.value;
}

const isRefused = (text: string): void => {
  const read = readXml(text);
  expect(read).toEqual({
    ok: false,
    failure: { kind: "malformed", code: null, text: "The answer is no XML", command: null },
  });
};

describe("an answer", () => {
  it.each([
    ["the five entities", "<a>&lt;&amp;&gt;&quot;&apos;</a>", "<&>\"'"],
    ["signs by their numbers", "<a>&#72;&#x69;&#x1F600;</a>", "Hi\u{1f600}"],
    ["CDATA", "<a>one<![CDATA[ <b>&amp;</b> ]]>two</a>", "one <b>&amp;</b> two"],
    ["a comment, and an instruction", "<a>one<!-- <b> --><?php x ?>two</a>", "onetwo"],
    ["a declaration, and a byte order mark", '\ufeff<?xml version="1.0"?>\n<a>b</a>\n', "b"],
    ["line ends of every kind", "<a>1\r\n2\r3\n4</a>", "1\n2\n3\n4"],
    ["blanks around it", "<a>\n  b c\t</a>", "b c"],
    ["nothing", "<a/>", ""],
    ["a type by its name alone", '<!DOCTYPE a SYSTEM "a.dtd"><a>b</a>', "b"],
    ["a public one, never fetched", '<!DOCTYPE a PUBLIC "p" "https://evil.example/"><a>b</a>', "b"],
  ])("with %s", (_what, text, said) => {
    expect(textOf(xmlOf(text))).toBe(said);
  });

  it("with attributes in single quotes, with entities, and with line ends that become blanks", () => {
    const element = xmlOf(`<a b='say "no"' c="it&apos;s&#x20;&lt;5&gt;" d="one\r\ntwo\tthree"/>`);
    expect(attributeOf(element, "b")).toBe('say "no"');
    expect(attributeOf(element, "c")).toBe("it's <5>");
    expect(attributeOf(element, "d")).toBe("one two three");
  });

  it.each([
    ["nothing", ""],
    ["blanks", " \n"],
    ["plain text", "Service unavailable"],
    ["JSON", '{"a":1}'],
    ["a page of HTML", "<!DOCTYPE html><html><br><p>Sorry</html>"],
    ["one that is cut off in an element", '<a><b c="d"/>'],
    ["one that is cut off in a tag", '<a><b c="d'],
    ["one that is cut off in CDATA", "<a><![CDATA[b</a>"],
    ["one that is cut off in a comment", "<a><!-- b</a>"],
    ["elements that cross", "<a><b></a></b>"],
    ["another case in the end", "<a></A>"],
    ["two roots", "<a/><b/>"],
    ["text behind the root", "<a/>b"],
    ["an attribute that is there twice", '<a b="1" b="2"/>'],
    ["an attribute without quotes", "<a b=1/>"],
    ["an entity that nobody knows", "<a>&nbsp;</a>"],
    ["an entity that has no end", "<a>&amp</a>"],
    ["a bare ampersand", "<a>AT&T</a>"],
    ["a number that is no sign", "<a>&#xD800;</a>"],
    ["a number beyond all signs", "<a>&#x110000;</a>"],
    ["a number of a million digits", `<a>&#${"9".repeat(1_000_000)};</a>`],
    ["a control", "<a>\u0000</a>"],
    ["binary", String.fromCharCode(...Array.from({ length: 256 }, (_, index) => index))],
    ["a picture's beginning", "\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR"],
    ["what is no UTF-8, behind which nothing is well-formed", "\ufffd\ufffd<a/>"],
  ])("that is %s is none", (_what, text) => {
    isRefused(text);
  });

  it.each([
    [
      "a billion laughs",
      '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;&c;&c;&c;</a>',
    ],
    ["a file", '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
    ["another host", '<!DOCTYPE a [<!ENTITY % b SYSTEM "https://evil.example/">%b;]><a/>'],
    ["an attribute's value", '<!DOCTYPE a [<!ATTLIST a b CDATA "c">]><a/>'],
    ["a name that hides its end", '<!DOCTYPE a [<!ENTITY b "]>">]><a>&b;</a>'],
    ["nothing, though it could", "<!DOCTYPE a []><a/>"],
  ])("that declares %s is none", (_what, text) => {
    isRefused(text);
  });

  it("has a depth, a length and a number of marks that it may have, and not one more", () => {
    const nested = (depth: number) => `${"<a>".repeat(depth)}${"</a>".repeat(depth)}`;
    expect(xmlOf(nested(xmlLimits.depth)).name).toBe("a");
    isRefused(nested(xmlLimits.depth + 1));
    const inner = xmlLimits.marks - 2;
    expect(xmlOf(`<a>${"<b/>".repeat(inner)}</a>`).children).toHaveLength(inner);
    isRefused(`<a>${"<b/>".repeat(inner + 1)}</a>`);
    const attributes = (count: number) =>
      Array.from({ length: count }, (_, place) => ` a${place}=""`).join("");
    expect(xmlOf(`<a${attributes(1000)}/>`).attributes.size).toBe(1000);
    isRefused(`<a${attributes(xmlLimits.marks)}/>`);
    expect(xmlOf(`<a>${" ".repeat(xmlLimits.length - 7)}</a>`).text.length).toBe(
      xmlLimits.length - 7,
    );
    isRefused(`<a>${" ".repeat(xmlLimits.length - 6)}</a>`);
    isRefused(`<a>${"x".repeat(60_000_000)}</a>`);
  });

  it("that is nested without end fails as any other, the stack though it fills", () => {
    const text = "<a>".repeat(400_000);
    expect(() => parseXml(text)).toThrow(RangeError);
    isRefused(text);
    isRefused(`${text}${"</a>".repeat(400_000)}`);
  });

  it("of a million line ends is read as fast as any other", () => {
    expect(xmlOf(`<a>${"\r".repeat(1_000_000)}b</a>`).text).toBe(`${"\n".repeat(1_000_000)}b`);
  });

  it("is read or refused, whatever it is, and never throws", () => {
    const part = fc.constantFrom(
      ...["<a>", "</a>", "<", ">", "&", "&amp;", "&#1;", ";", "]]>", "<![CDATA[", "<!--", "-->"],
      ...["<?", "?>", "'", '"', "=", " b", "/", "<!DOCTYPE a", "[", "\ud800", "\u{1f600}", "x"],
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const read = readXml(parts.join(""));
        if (!read.ok) expect(read.failure.kind).toBe("malformed");
      }),
      { numRuns: 500 },
    );
  });

  it("says what was written into it, in text, CDATA and attributes", () => {
    const sign = fc.constantFrom(..."<>&'\"] äß\u{1f600}ab1;#x");
    const escaped = (text: string) =>
      text.replace(/[<>&'"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 30 }), (signs) => {
        const text = signs.join("");
        const cdata = text.replaceAll("]]>", "]]]]><![CDATA[>");
        const [one, two] = xmlOf(
          `<a><b c='${escaped(text)}'>${escaped(text)}</b><b><![CDATA[${cdata}]]></b></a>`,
        ).children;
        expect(attributeOf(one, "c")).toBe(text);
        expect(one?.text).toBe(text);
        expect(two?.text).toBe(text);
      }),
    );
  });
});

describe("an element", () => {
  const answer = xmlOf(
    `<n:Answer xmlns:n="https://n.example/" Status="OK">
      <n:Row ID='1'>one</n:Row><row id="2">two</row><ROW Id="3" iD="4"><b/>three</ROW>
      <Only>there</Only>
    </n:Answer>`,
  );

  it("is found by its name in whatever case, with and without a prefix", () => {
    expect(isNamed(answer, "answer")).toBe(true);
    expect(isNamed(answer, "n:answer")).toBe(false);
    expect(childrenOf(answer, "Row").map((row) => textOf(row))).toEqual(["one", "two", undefined]);
    expect(textOf(childOf(answer, "ONLY"))).toBe("there");
  });

  it("is none where it is absent, or where nobody knows which one is meant", () => {
    expect(childOf(answer, "row")).toBeUndefined();
    expect(childOf(answer, "b")).toBeUndefined();
    expect(childOf(undefined, "row")).toBeUndefined();
    expect(childrenOf(undefined, "row")).toEqual([]);
    expect(textOf(undefined)).toBeUndefined();
  });

  it("has attributes by their names in whatever case; one in two spellings is none", () => {
    expect(attributeOf(answer, "status")).toBe("OK");
    expect(childrenOf(answer, "row").map((row) => attributeOf(row, "id"))).toEqual([
      "1",
      "2",
      undefined,
    ]);
    for (const name of ["toString", "__proto__", "constructor", "size"])
      expect(attributeOf(answer, name)).toBeUndefined();
    expect(attributeOf(undefined, "status")).toBeUndefined();
    expect(attributeOf(xmlOf('<a __proto__="b"/>'), "__proto__")).toBe("b");
  });

  it("has its texts taken out and put back in one order", () => {
    expect(textsIn(xmlOf('<a b="1">2<c d="3" e="4">5</c>6</a>'))).toEqual([
      ...["1", "26", "3", "4", "5"],
    ]);
    expect(withTexts(answer, textsIn(answer))).toEqual(answer);
    const other = withTexts(xmlOf('<a b="1">2<c/></a>'), ["x", "y", "z"]);
    expect(textsIn(other)).toEqual(["x", "y", "z"]);
    expect(attributeOf(other, "b")).toBe("x");
  });
});

describe("a value", () => {
  it.each([
    ["210.40", "210.40"],
    ["-0.00", "-0.00"],
    [" 12 ", "12"],
    ["+3.5", "3.5"],
    [".5", "0.5"],
    ["-.25", "-0.25"],
    ["5.", "5"],
    ["1.25E1", "12.5"],
    ["1.0E-3", "0.001"],
    ["-9.99e0", "-9.99"],
    ["12345678901234567890.123456789", "12345678901234567890.123456789"],
    ["INF", null],
    ["NaN", null],
    ["1e41", null],
    ["1,234.50", null],
    ["12,5", null],
    ["5 EUR", null],
    ["0x10", null],
    [".", null],
    ["e5", null],
    ["--5", null],
    ["", null],
    ["9".repeat(41), null],
    [undefined, null],
  ])("an amount: %s", (text, amount) => {
    expect(asDecimal(text)).toBe(amount);
  });

  it.each([
    ["5", 5],
    [" 100000 ", 100_000],
    ["-5", null],
    ["5.0", null],
    ["", null],
    ["1".repeat(16), null],
    [undefined, null],
  ])("a whole number: %s", (text, value) => {
    expect(asWhole(text)).toBe(value);
  });

  it.each([
    ["true", true],
    ["False", false],
    ["1", true],
    [" 0 ", false],
    ["yes", null],
    ["", null],
    [undefined, null],
  ])("a flag: %s", (text, value) => {
    expect(asFlag(text)).toBe(value);
  });
});
