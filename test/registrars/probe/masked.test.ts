import fc from "fast-check";
import { expect, it } from "vitest";
import { masked } from "../../../src/registrars/probe/masked.ts";

it.each([
  ["2027-01-14", "9-9-9"],
  ["2027-01-14 00:00:00", "9-9-9 9:9:9"],
  ["2027-01-14T00:00:00Z", "9-9-a9:9:a9"],
  ["-812.40", "-9.9"],
  ["812.40", "9.9"],
  ["1.0E7", "9.a9"],
  ["EUR", "A"],
  ["RENEWAL FAILED", "A A"],
  ["example.com", "a.a"],
  ["müller.example", "a.a"],
  ["owner@example.com", "a@a.a"],
  ["9f8e7d6c", "a9"],
  ["<b>&amp;", "?a?a;"],
  ["", ""],
])("%s has the form %s", (value, form) => {
  expect(masked(value)).toBe(form);
});

it("has no letter, digit or sign but its own few, and a limit", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 500 }), (value) => {
      expect(masked(value)).toMatch(/^[a9A.,:;/+@_ ?-]{0,32}…?$/);
    }),
  );
});

it("tells nothing of how long words and numbers are", () => {
  expect(masked("1.00")).toBe(masked("1234567.89"));
  expect(masked("a".repeat(150))).toBe(masked("b"));
});
