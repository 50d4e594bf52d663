import { expect, it } from "vitest";
import { sameFunds } from "../../../src/domain/foresight/pair-funds.ts";
import { statusWith } from "../../support/domain/records.ts";

const before = statusWith({ balance: "100.00", deposits: "5", creditLine: null });

it("two answers tell the same funds where every amount is the same, however it is written", () => {
  expect(sameFunds(before, { ...before, balance: "100", deposits: "5.00" })).toBe(true);
});

it.each([
  ["balance", { balance: "100.01" }],
  ["deposits", { deposits: "5.01" }],
  ["deposits that are told no more", { deposits: null }],
  ["a credit line that is there now", { creditLine: "0" }],
  ["currency", { currency: "USD" }],
])("and not where these differ: %s", (_what, part) => {
  expect(sameFunds(before, { ...before, ...part })).toBe(false);
});
