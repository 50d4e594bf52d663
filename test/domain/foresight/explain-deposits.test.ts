import { describe, expect, it } from "vitest";
import type { Deposit } from "../../../src/domain/foresight/account-lists.ts";
import { explainDeposits } from "../../../src/domain/foresight/explain-deposits.ts";

const deposit = (amount: string | null, currency: string | null = "EUR"): Deposit => ({
  id: "1",
  amount,
  currency,
  type: "PREREG",
  name: "example.shop",
  createdAt: null,
  expiresAt: null,
});

describe("the list of deposits", () => {
  it.each([
    ["explains all", [deposit("1000.00"), deposit("516.99")], "1516.99", "1516.99", "0", 0],
    ["explains too little", [deposit("1000")], "1516.99", "1000", "516.99", 0],
    ["explains too much", [deposit("20")], "15", "20", "-5", 0],
    ["is lessened by credits", [deposit("20"), deposit("-5")], "15", "15", "0", 0],
    ["is empty", [], "15", "0", "15", 0],
    ["leaves out what is not known", [deposit(null), deposit("15")], "15", "15", "0", 1],
    ["leaves out other currencies", [deposit("9", "USD"), deposit("15")], "15", "15", "0", 1],
    ["takes an untold currency for the account's", [deposit("15", null)], "15", "15", "0", 0],
  ])("%s", (_, rows, reserved, sum, unexplained, left) => {
    expect(explainDeposits(rows, reserved, "EUR")).toEqual({ sum, left, unexplained });
  });

  it("has no rest where the figure is not known", () => {
    expect(explainDeposits([deposit("15")], null, "EUR").unexplained).toBeNull();
  });
});
