import { expect, it } from "vitest";
import { areAsAsked } from "../../src/registrars/bookings-in-span.ts";

const query = { from: 100_000, to: 200_000, first: 0 };
const at = (...times: (number | null)[]) =>
  times.map((time) => ({
    at: time,
    type: "",
    description: "",
    net: null,
    gross: null,
    currency: null,
  }));

it.each([
  ["none", at(), true],
  ["in order, with one of no day", at(100_000, null, 150_000, 150_000, 200_000), true],
  ["as early and as late as whole seconds leave open", at(99_000, 200_999), true],
  ["too early", at(98_999), false],
  ["too late", at(201_000), false],
  ["out of order", at(150_000, 149_999), false],
])("bookings that are %s", (_what, rows, isGood) => {
  expect(areAsAsked(rows, query)).toBe(isGood);
});
