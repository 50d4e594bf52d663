import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asTime, timeText } from "../../../src/registrars/inwx/time.ts";
import {
  asDecimal,
  asFlag,
  asList,
  asText,
  asWhole,
  type Json,
  jsonDepth,
  member,
  readJson,
  textsIn,
  withTexts,
} from "../../../src/registrars/json/json.ts";

function jsonOf(text: string): Json {
  const read = readJson(text);
  if (!read.ok) throw new Error(read.failure.text);
  return read.value;
}

describe("an amount", () => {
  it("is what was written, to the last digit", () => {
    const number = fc
      .tuple(
        fc.boolean(),
        fc.stringMatching(/^(?:0|[1-9]\d{0,18})$/),
        fc.stringMatching(/^\d{1,17}$/),
      )
      .map(([negative, whole, fraction]) => `${negative ? "-" : ""}${whole}.${fraction}`);
    fc.assert(
      fc.property(number, (text) => {
        expect(asDecimal(jsonOf(text))).toBe(text);
        expect(asDecimal(jsonOf(`"${text}"`))).toBe(text);
      }),
    );
  });

  it.each([
    ["1e2", "100"],
    ["1.25E1", "12.5"],
    ["-1.0e-14", "-0.00000000000001"],
    ["0e5", "0"],
    ["12E-1", "1.2"],
    ["1e41", null],
    ["1e-41", null],
    ["1e400", null],
    ['""', null],
    ['"12,5"', null],
    ['"Infinity"', null],
    ["true", null],
    ["null", null],
    ["[5]", null],
    ['{"value":"5"}', null],
    [`${"9".repeat(41)}`, null],
  ])("%s", (text, amount) => {
    expect(asDecimal(jsonOf(text))).toBe(amount);
  });
});

describe("other values", () => {
  it.each([
    ["5", 5],
    ['"5"', 5],
    ["-5", null],
    ["5.0", null],
    ["5e0", null],
    ["null", null],
  ])("a whole number: %s", (text, value) => {
    expect(asWhole(jsonOf(text))).toBe(value);
  });

  it.each([
    ["true", true],
    ["false", false],
    ["1", true],
    ["0", false],
    ['"1"', true],
    ["2", null],
    ['"yes"', null],
    ["null", null],
  ])("a flag: %s", (text, value) => {
    expect(asFlag(jsonOf(text))).toBe(value);
  });

  it("a list, one row without it, none, and what is no list", () => {
    expect(asList(undefined)).toEqual([]);
    expect(asList(jsonOf("[1,2]"))).toHaveLength(2);
    expect(asList(jsonOf('{"a":1}'))).toHaveLength(1);
    for (const text of ["null", '"text"', "5", "true"]) expect(asList(jsonOf(text))).toBeNull();
  });

  it("a member is an own one alone", () => {
    const value = jsonOf('{"a":"b","__proto__":{"c":"d"}}');
    expect(asText(member(value, "a"))).toBe("b");
    for (const name of ["c", "toString", "constructor"])
      expect(member(value, name)).toBeUndefined();
    for (const text of ["5", "[1]", "null"]) expect(member(jsonOf(text), "value")).toBeUndefined();
    expect(member(jsonOf("[1]"), "length")).toBeUndefined();
  });

  it("texts are taken out and put back in one order", () => {
    const value = jsonOf('{"a":"one","b":[1,"two",{"c":"three","d":null}],"e":true}');
    expect(textsIn(value)).toEqual(["one", "two", "three"]);
    const other = withTexts(value, ["1", "2", "3"]);
    expect(textsIn(other)).toEqual(["1", "2", "3"]);
    expect(asDecimal((member(other, "b") as Json[])[0])).toBe("1");
    expect(withTexts(value, textsIn(value))).toEqual(value);
  });
});

describe("a time", () => {
  const midnight = Date.UTC(2031, 0, 14);

  it.each([
    ['{"scalar":"20310114T00:00:00","xmlrpc_type":"datetime","timestamp":1926115200}', midnight],
    ['"2031-01-14T00:00:00"', midnight],
    ['"2031-01-14"', midnight],
    ['"20310114T00:00:00"', midnight],
    ['"2031-01-14 00:00:00.5"', midnight],
    ['"2031-01-14T00:00:00Z"', midnight],
    ['"2031-01-14T01:00:00+01:00"', midnight],
    ['{"scalar":"20310114T00:00:00"}', midnight],
    ['{"timestamp":1926115200}', midnight],
    // Where they differ, what must be paid sooner is believed.
    ['{"scalar":"20310114T01:00:00","timestamp":1926115200}', midnight],
    ['{"scalar":"20310114T00:00:00","timestamp":1926118800}', midnight],
    ['{"scalar":"nonsense","timestamp":1926115200}', midnight],
    ['"0000-00-00T00:00:00"', null],
    ['"2031-02-30"', null],
    ['"2031-01-14T25:00:00"', null],
    ['{"scalar":"","timestamp":0}', null],
    ['"14.01.2031"', null],
    ['"1969-12-31"', null],
    ["1926115200", null],
    ["null", null],
  ])("%s", (text, at) => {
    expect(asTime(jsonOf(text))).toBe(at);
  });

  it("is written as it is read", () => {
    expect(timeText(midnight + 999)).toBe("2031-01-14T00:00:00");
    expect(asTime(undefined)).toBeNull();
  });
});

it("is no answer where it is nested deeper than any is: what walks through it would fill the stack", () => {
  const nested = (depth: number): string => `${"[".repeat(depth)}${"]".repeat(depth)}`;
  expect(readJson(nested(jsonDepth)).ok).toBe(true);
  expect(readJson(nested(jsonDepth + 2)).ok).toBe(false);
  expect(readJson(`{"x":${nested(4000)},"data":[]}`).ok).toBe(false);
});
