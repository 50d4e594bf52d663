import { describe, expect, it } from "vitest";
import { startOfDay } from "../../../src/domain/foresight/bank-days.ts";
import {
  type AheadDay,
  type FundsLine,
  sumLines,
} from "../../../src/domain/foresight/sum-lines.ts";

const today = 20_000;
const hour = 3_600_000;
const now = startOfDay(today) + 9 * hour;
const at = (day: number, hours = 1) => startOfDay(today + day) + hours * hour;
const ahead = (from: string, charges: string[], isSure = true): AheadDay[] => {
  let left = Number(from);
  return charges.map((each, place) => {
    left -= Number(each);
    return {
      day: today + place,
      amount: `${left}`,
      charges: each,
      count: Number(each) > 0 ? 1 : 0,
      isSure,
    };
  });
};
const line = (
  known: [day: number, amount: string, hours?: number][],
  days: AheadDay[] = [],
): FundsLine => ({
  known: known.map(([day, amount, hours]) => ({ at: at(day, hours), amount })),
  ahead: days,
});

describe("the sum of several accounts", () => {
  it("is of each day's last amounts, from when on all are known", () => {
    const one = line([
      [-3, "5"],
      [-2, "4", 1],
      [-2, "3", 8],
      [0, "1"],
    ]);
    const other = line([
      [-2, "100"],
      [-1, "90"],
    ]);
    expect(sumLines([one, other], now)).toEqual({
      known: [
        { at: startOfDay(today - 1) - 1, amount: "103" },
        { at: startOfDay(today) - 1, amount: "93" },
        { at: now, amount: "91" },
      ],
      ahead: [],
      counted: 2,
      left: 0,
    });
  });

  it("goes as far ahead as all of them are known, and is sure where all are", () => {
    const one = line([[0, "10"]], ahead("10", ["0", "4", "8"]));
    const other = line([[0, "0.5"]], ahead("0.5", ["0.25", "0"], false));
    expect(sumLines([one, other], now).ahead).toEqual([
      { day: today, amount: "10.25", charges: "0.25", count: 1, isSure: false },
      { day: today + 1, amount: "6.25", charges: "4", count: 1, isSure: false },
    ]);
  });

  it("leaves out what is not known, says how many that are, and never takes it for zero", () => {
    const known = line(
      [
        [-1, "10"],
        [0, "8"],
      ],
      ahead("8", ["0", "1"]),
    );
    const unforeseen = line([[0, "500"]]);
    const sum = sumLines([known, unforeseen, null, line([])], now);
    expect(sum).toMatchObject({ counted: 1, left: 3 });
    expect(sum.known.map(({ amount }) => amount)).toEqual(["10", "8"]);
    expect(sum.ahead.map(({ amount }) => amount)).toEqual(["8", "7"]);
    // Where nothing is foreseen at all, the past is still a sum.
    expect(sumLines([unforeseen, null], now)).toMatchObject({
      known: [{ amount: "500" }],
      counted: 1,
      left: 1,
    });
    expect(sumLines([null], now)).toEqual({ known: [], ahead: [], counted: 0, left: 1 });
  });
});
