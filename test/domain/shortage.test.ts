import { describe, expect, it } from "vitest";
import { figuresOf } from "../../src/domain/figures.ts";
import { shortageOf } from "../../src/domain/shortage.ts";
import { decideAccountWarnings } from "../../src/domain/warnings/decide.ts";
import { figuresWith, noon, statusWith } from "../support/domain/records.ts";
import { watchedWith } from "../support/domain/watched.ts";

describe("what funds fall short of", () => {
  it.each([
    ["100", "100", [], null],
    ["99.99", "100", [], "low-balance"],
    ["0", "0", [], null],
    ["-0.01", "0", [], "overdraft"],
    ["-0.01", "100", [], "overdraft"],
    // On credit by the user's word: the threshold rules.
    ["-2999.99", "-3000", [], null],
    ["-3000", "-3000", [], null],
    ["-3000.01", "-3000", [], "low-balance"],
    // Any of the user's amounts counts.
    ["499", "100", ["500"], "low-balance"],
    ["499", "100", ["50", "500"], "low-balance"],
    ["501", "100", ["50", "500"], null],
    ["-100", "-3000", ["-50"], "low-balance"],
    // A further amount below zero says nothing about credit: Warn below does.
    ["-1", "0", ["-500"], "overdraft"],
    // Amounts that do not count: below nothing is below nothing all the same.
    ["5", null, ["500"], null],
    ["-5", null, ["-500"], "overdraft"],
  ] as const)("%s, warned below %s and %j: %s", (available, warnBelow, amounts, shortage) => {
    expect(shortageOf(available, warnBelow, amounts)).toBe(shortage);
  });
});

describe("amounts that are meant in another currency than the account's", () => {
  const status = statusWith({ balance: "5.00", currency: "USD" });
  const meant = (currency: string | null) =>
    figuresOf(status, noon, "100", { amounts: ["500"], currency });

  it("do not count, and the figures say in which they are meant", () => {
    expect(meant("EUR")).toMatchObject({ shortage: null, amountsIn: "EUR" });
  });

  it.each(["USD", null])("count where it is %s", (currency) => {
    expect(meant(currency)).toMatchObject({ shortage: "low-balance", amountsIn: null });
  });

  it("warn of nothing", () => {
    const raised = (amountsIn: string | null) =>
      decideAccountWarnings(
        [],
        watchedWith({ figures: figuresWith({ available: "5", currency: "USD", amountsIn }) }),
        noon,
      ).raise.filter((key) => key.startsWith("below:"));
    expect([raised(null).length > 0, raised("EUR")]).toEqual([true, []]);
  });
});
