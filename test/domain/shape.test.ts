import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  boolean,
  listOf,
  number,
  oneOf,
  orNull,
  recordOf,
  shape,
  strictObject,
  text,
  textOf,
  wholeOf,
} from "../../src/domain/shape.ts";

describe("simple values", () => {
  it.each([
    ["text", text, "", 1],
    ["a number", number, -0.5, "1"],
    ["no NaN", number, 0, Number.NaN],
    ["no infinity", number, 0, Number.POSITIVE_INFINITY],
    ["truth", boolean, false, 0],
    ["one of", oneOf(["a", "b"]), "b", "c"],
    ["null or text", orNull(text), null, undefined],
    ["a list", listOf(text), [], ["a", 1]],
    ["no list", listOf(text), ["a"], { length: 0 }],
    ["text of a length", textOf(1, 3), "abc", "abcd"],
    ["text that is too short", textOf(1, 3), "a", ""],
    ["a whole number", wholeOf(5, 1440), 5, 5.5],
    ["a number below", wholeOf(5, 1440), 1440, 4],
    ["a dictionary", recordOf(number), { a: 1 }, { a: "1" }],
    ["no list for a dictionary", recordOf(number), {}, [1]],
  ])("%s", (_title, isValue, right, wrong) => {
    expect([isValue(right), isValue(wrong)]).toEqual([true, false]);
  });
});

describe("objects", () => {
  const open = shape({ a: text, b: orNull(number) });
  const closed = strictObject({ a: text, b: orNull(number) });

  it("need every field", () => {
    expect([open({ a: "", b: null }), open({ a: "" }), open({ a: 1, b: 1 })]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it("may hold other fields, or exactly may not", () => {
    const more = { a: "", b: 1, c: 2 };
    expect([open(more), closed(more), closed({ a: "", b: 1 })]).toEqual([true, false, true]);
  });

  it("are no arrays, no text and not null", () => {
    expect([[], "a", null, undefined, 1].map((value) => shape({})(value))).toEqual(
      Array(5).fill(false),
    );
  });

  it("do not take a field of the prototype for an allowed one", () => {
    expect(strictObject({})(JSON.parse('{"toString": 1}'))).toBe(false);
    expect(strictObject({})(JSON.parse('{"__proto__": 1}'))).toBe(false);
  });
});

it("answers for whatever comes, and never throws", () => {
  const nested = strictObject({ list: listOf(shape({ a: recordOf(orNull(text)) })) });
  fc.assert(fc.property(fc.anything(), (value) => typeof nested(value) === "boolean"));
});
