import { describe, expect, it } from "vitest";
import {
  allSubjects,
  moneyOf,
  moneysIn,
  withoutCurrency,
} from "../../../src/domain/statement/statement-accounts.ts";
import { sumStatements } from "../../../src/domain/statement/sum-statements.ts";
import { accountOverviewWith, figuresWith } from "../../support/domain/records.ts";

const account = (id: string, currency: string | null, part = {}) =>
  accountOverviewWith({
    id,
    figures: currency === null ? null : figuresWith({ currency }),
    ...part,
  });

const accounts = [
  account("main", "EUR"),
  account("role", "EUR", { sameAs: "main" }),
  account("us", "USD"),
  account("shop", "EUR"),
  account("new", null),
  account("test", "EUR", { system: "ote" }),
];
const ids = (moneys: { id: string }[][]) => moneys.map((money) => money.map(({ id }) => id));

describe("the accounts of a statement", () => {
  it("are those of one currency and one system, each money once", () => {
    expect(ids(moneysIn(accounts, { system: "live", currency: "EUR" }))).toEqual([
      ["main", "role"],
      ["shop"],
    ]);
    expect(ids(moneysIn(accounts, { system: "ote", currency: "EUR" }))).toEqual([["test"]]);
  });

  it("of which there is a choice for each currency that several have, test accounts for themselves", () => {
    expect(allSubjects(accounts)).toEqual([{ kind: "all", system: "live", currency: "EUR" }]);
    const more = [account("us-2", "USD"), account("test-2", "EUR", { system: "ote" })];
    expect(allSubjects([...accounts, ...more])).toEqual([
      { kind: "all", system: "live", currency: "EUR" },
      { kind: "all", system: "live", currency: "USD" },
      { kind: "all", system: "ote", currency: "EUR" },
    ]);
  });

  it("say how many are left out for want of a currency", () => {
    expect(withoutCurrency(accounts, "live")).toBe(1);
    expect(withoutCurrency(accounts, "ote")).toBe(0);
  });

  it("name the one that was chosen first, with its other entries behind it", () => {
    expect(moneyOf(accounts, "role")?.map(({ id }) => id)).toEqual(["role", "main"]);
    expect(moneyOf(accounts, "gone")).toBeNull();
  });
});

describe("the sums of several statements", () => {
  const one = { opening: "1.10", paidIn: "5", charged: "2.05", unexplained: "-0.05", closing: "4" };

  it("are exact", () => {
    expect(sumStatements([one, one, { ...one, opening: "0.001" }])).toEqual({
      opening: "2.201",
      paidIn: "15",
      charged: "6.15",
      unexplained: "-0.15",
      closing: "12",
    });
  });

  it("are unknown where one of them is, the others not", () => {
    expect(sumStatements([one, { ...one, charged: null }])).toMatchObject({
      charged: null,
      paidIn: "10",
    });
  });
});
