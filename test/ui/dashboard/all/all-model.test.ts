import { beforeEach, describe, expect, it, vi } from "vitest";
import { makeSample } from "../../../../src/background/samples/make-sample.ts";
import { samplePlans } from "../../../../src/background/samples/sample-plans.ts";
import { ok } from "../../../../src/domain/failure.ts";
import { liveSums } from "../../../../src/domain/live-sums.ts";
import { add } from "../../../../src/domain/money.ts";
import { initialPreferences } from "../../../../src/domain/preferences.ts";
import { projectOverview } from "../../../../src/domain/project-overview.ts";
import { comparableAddress, sameAccountKey } from "../../../../src/registrars/addresses.ts";
import { factsOf } from "../../../../src/registrars/facts.ts";
import { allModel } from "../../../../src/ui/dashboard/all/all-model.ts";
import { useFakeBrowser } from "../../../support/ui/current-browser.ts";

vi.mock(
  "../../../../src/platform/browser.ts",
  () => import("../../../support/ui/current-browser.ts"),
);

const now = Date.parse("2026-11-28T10:00:00Z");

beforeEach(() => {
  useFakeBrowser();
});

describe("the chart of a currency", () => {
  it("has a money that was entered twice once, though the entry with the newest figures has no list", () => {
    const [first, second] = [0, 1].map((place) => {
      const plan = samplePlans[place];
      if (!plan) throw new Error("no such plan");
      return makeSample(plan, place, now);
    });
    if (!first || !second) throw new Error("no samples");
    const role = { ...first.account, id: "role" };
    const { status } = first.snapshot;
    const newer = status && { ...status, at: status.at + 60_000 };
    const { accounts } = projectOverview(
      {
        accounts: [first.account, role, second.account],
        snapshots: {
          [first.account.id]: first.snapshot,
          role: { ...first.snapshot, status: newer },
          [second.account.id]: second.snapshot,
        },
        foresights: {
          [first.account.id]: first.foresight,
          [second.account.id]: second.foresight,
        },
        allAlerts: {},
        warned: {},
        preferences: initialPreferences,
      },
      { factsOf, addressOf: comparableAddress, moneyOf: sameAccountKey },
      { mode: "device", locked: false },
      null,
    );
    const kept = new Map([
      [first.account.id, first.money],
      ["role", { ...first.money, charges: ok(null) }],
      [second.account.id, second.money],
    ]);
    const { model, counted, left } = allModel(accounts, "EUR", kept, now);
    expect([counted, left]).toEqual([2, 0]);
    const last = model?.points.findLast(({ kind }) => kind === "checked");
    const spendable = accounts
      .filter(({ id }) => id !== "role")
      .map(({ figures }) => figures?.spendable ?? figures?.available ?? "0")
      .reduce(add);
    expect(last?.balance).toBe(spendable);
    expect(liveSums(accounts).map(({ dueUnknown }) => dueUnknown)).toEqual([0]);
  });
});
