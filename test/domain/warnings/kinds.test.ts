import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { initialAlertSettings } from "../../../src/domain/alert-settings.ts";
import { atRisk } from "../../../src/domain/foresight/at-risk.ts";
import { startOfDay } from "../../../src/domain/foresight/bank-days.ts";
import { forecastFunds } from "../../../src/domain/foresight/funds-forecast.ts";
import type { LostDomain } from "../../../src/domain/foresight/lost-domains.ts";
import { decideWarnings, type WarningSettings } from "../../../src/domain/warnings/decide.ts";
import type { WarningInput } from "../../../src/domain/warnings/kind.ts";
import type { AccountWarning } from "../../../src/domain/warnings/kinds.ts";
import { charge, day, input, sumsOf, today } from "../../support/domain/charges.ts";
import { accountOverviewWith } from "../../support/domain/records.ts";

/** Every kind is off until a story wants it. */
const off: WarningSettings = {
  ...initialAlertSettings,
  ...{ coverDays: null, staleHours: null },
  ...{ short: false, likely: false, atRisk: false, signIn: false },
};
const unknown: Omit<WarningInput, "account"> = {
  ...{ now: startOfDay(today), today, currency: "EUR", pay: null },
  ...{ available: null, forecast: null, atRisk: null, lost: null },
};

/** What is raised at each step of a story; the account's own amount is the first one, or far below all funds. */
function story(
  settings: Partial<WarningSettings>,
  steps: Partial<WarningInput>[],
): AccountWarning[][] {
  const account = accountOverviewWith({ warnBelow: settings.amounts?.[0] ?? "-1000000" });
  let warned: AccountWarning[] = [];
  return steps.map((step) => {
    const input = { ...unknown, account, ...step };
    const decision = decideWarnings(warned, input, { ...off, ...settings });
    warned = decision.warned;
    return decision.raise;
  });
}

describe("amount warnings", () => {
  const funds = (...amounts: (string | null)[]) => amounts.map((available) => ({ available }));

  it("come once per crossing, and again only after the funds stood clear of the amount", () => {
    expect(
      story({ amounts: ["100"] }, funds("100", "99.99", "50", "104.99", "99", "105", "99")),
    ).toEqual([[], ["below:100"], [], [], [], [], ["below:100"]]);
  });

  it("are kept apart by amount", () => {
    expect(story({ amounts: ["500", "100"] }, funds("400", "99", "300", "99"))).toEqual([
      ["below:500"],
      ["below:100"],
      [],
      ["below:100"],
    ]);
  });

  it("are neither raised nor re-armed by funds that are not known", () => {
    expect(story({ amounts: ["100"] }, funds(null, "50", null, "50"))).toEqual([
      [],
      ["below:100"],
      [],
      [],
    ]);
  });

  it("work below zero, where the wish may be", () => {
    expect(
      story({ amounts: ["-100"] }, funds("-99", "-101", "-96", "-101", "-95", "-101")),
    ).toEqual([[], ["below:-100"], [], [], [], ["below:-100"]]);
  });

  it("do not flicker around zero or small amounts: 1 above them is clear", () => {
    expect(story({ amounts: ["0"] }, funds("-0.01", "0", "-1", "0.99", "-1", "1", "-1"))).toEqual([
      ["below:0"],
      [],
      [],
      [],
      [],
      [],
      ["below:0"],
    ]);
  });

  it("come at most once between two recoveries, whatever the funds do", () => {
    const cents = fc.integer({ min: -30_000, max: 30_000 });
    const decimal = (all: number) => (all / 100).toFixed(2);
    fc.assert(
      fc.property(cents, fc.array(cents, { maxLength: 40 }), (amount, course) => {
        const raised = story({ amounts: [decimal(amount)] }, funds(...course.map(decimal)));
        let isArmed = true;
        for (const [step, now] of course.entries()) {
          const expected = isArmed && now < amount;
          expect(raised[step]?.length).toBe(expected ? 1 : 0);
          if (now < amount) isArmed = false;
          if (now >= amount + Math.max(100, Math.abs(amount) / 20)) isArmed = true;
        }
      }),
    );
  });
});

describe("forecast warnings", () => {
  const due = day("2025-12-15");
  const on = (now: number, spendable: string) => ({
    today: now,
    forecast: forecastFunds(input([], spendable, { today: now, sums: sumsOf([charge(due)], now) })),
  });

  it("come on the last day on which a transfer is in time, not before", () => {
    const steps = ["2025-12-08", "2025-12-09", "2025-12-10", "2025-12-11"].map((date) =>
      on(day(date), "5"),
    );
    // A charge may come at midnight: the money must be there on Sunday, so on Friday.
    expect(story({ short: true }, steps)).toEqual([[], ["short"], [], []]);
  });

  it("come again after a top-up that was spent again", () => {
    const now = due - 2;
    const steps = [on(now, "5"), on(now, "50"), on(now, "5")];
    expect(story({ short: true }, steps)).toEqual([["short"], [], ["short"]]);
  });

  it("do not take an unknown or partial forecast for recovery", () => {
    const now = due - 2;
    const partial = forecastFunds(input([], "50", { today: now, sums: sumsOf([], now - 9) }));
    const steps = [on(now, "5"), { today: now, forecast: partial }, { today: now }, on(now, "5")];
    expect(story({ short: true }, steps)).toEqual([["short"], [], [], []]);
  });

  it("of cover count days, with two days between warned and recovered", () => {
    const covering = (days: number) => {
      const sums = sumsOf([charge(today + days)]);
      return { forecast: forecastFunds(input([], "5", { sums })) };
    };
    expect(story({ coverDays: 7 }, [7, 6, 7, 6, 8, 6, 9, 6].map(covering))).toEqual([
      [],
      ["cover"],
      [],
      [],
      [],
      [],
      [],
      ["cover"],
    ]);
  });

  it("of cover are not raised by a promise that ends because something is unknown", () => {
    const sums = sumsOf([charge(today + 2, { gross: null })]);
    expect(
      story({ coverDays: 7 }, [{ forecast: forecastFunds(input([], "5", { sums })) }]),
    ).toEqual([[]]);
  });

  it("of the likely shortfall follow the upper bound of usual spending", () => {
    const usual = {
      perDay: 10,
      spread: 0,
      weekdays: [1, 1, 1, 1, 1, 1, 1],
      caution: 1,
    };
    const holding = (spendable: string) => ({
      forecast: forecastFunds(input([], spendable, { usual })),
    });
    // Monday: what is short on Friday must be ordered today, what is short on Saturday tomorrow. Five days
    // up to Friday and five for bursts are 100.
    expect(story({ likely: true }, ["100", "99", "105", "160", "99"].map(holding))).toEqual([
      [],
      ["likely"],
      [],
      [],
      ["likely"],
    ]);
    // Recovered only once a week is left to order: usual spending sways from day to day.
    expect(story({ likely: true }, ["99", "159", "99"].map(holding))).toEqual([["likely"], [], []]);
  });
});

describe("warnings of domains at risk", () => {
  const lost = (object: string) => charge(today - 3, { object, nextAction: "expireunpaid" });
  const risk = (...objects: string[]) => ({
    atRisk: atRisk(sumsOf(objects.map(lost)), today),
  });

  it("come once for each object, again if it was saved in between", () => {
    const steps = [
      risk("a.de"),
      risk("a.de", "b.de"),
      { atRisk: null },
      risk("a.de", "b.de"),
      risk("b.de"),
      risk("a.de", "b.de"),
    ];
    expect(story({ atRisk: true }, steps)).toEqual([
      ["risk:DOMAIN a.de"],
      ["risk:DOMAIN b.de"],
      [],
      [],
      [],
      ["risk:DOMAIN a.de"],
    ]);
  });

  describe("of which only the first are named", () => {
    const named = (count: number, ...objects: string[]) => ({
      atRisk: { ...atRisk(sumsOf(objects.map(lost)), today), count },
    });

    it("come again for a name that moves up only where there are more than before", () => {
      const steps = [
        named(5, "a.de", "b.de"),
        // One was saved, one moved up: none is new.
        named(4, "b.de", "c.de"),
        // More than before: some are new, and this name may be one of them.
        named(6, "c.de", "d.de"),
      ];
      expect(story({ atRisk: true }, steps)).toEqual([
        ["risk:DOMAIN a.de", "risk:DOMAIN b.de"],
        [],
        ["risk:DOMAIN d.de"],
      ]);
    });

    it("come again for one that is lost sooner than what was named, though there are no more", () => {
      const on = (count: number, ...objects: [name: string, days: number][]) => ({
        atRisk: {
          ...atRisk(
            sumsOf(
              objects.map(([name, days]) => ({ ...lost(name), lostAt: startOfDay(today + days) })),
            ),
            today,
          ),
          count,
        },
      });
      const steps = [
        on(5, ["a.de", 3], ["b.de", 4]),
        // The first was saved, and one as far away moved up.
        on(5, ["b.de", 4], ["c.de", 4]),
        on(5, ["urgent.de", 1], ["b.de", 4]),
        on(5, ["urgent.de", 1], ["b.de", 4]),
      ];
      expect(story({ atRisk: true }, steps)).toEqual([
        ["risk:DOMAIN a.de", "risk:DOMAIN b.de"],
        [],
        ["risk:DOMAIN urgent.de"],
        [],
      ]);
    });

    it("come for more of them though no name is new, and not for fewer", () => {
      const steps = [
        named(2, "a.de", "b.de"),
        ...[5, 5, 3, 5].map((n) => named(n, "a.de", "b.de")),
      ];
      expect(story({ atRisk: true }, steps)).toEqual([
        ["risk:DOMAIN a.de", "risk:DOMAIN b.de"],
        ["more:3"],
        [],
        [],
        ["more:3"],
      ]);
    });

    it("leave what is not known as it is", () => {
      const steps = [named(5, "a.de"), { atRisk: null }, named(5, "a.de")];
      expect(story({ atRisk: true }, steps)).toEqual([["risk:DOMAIN a.de"], [], []]);
    });
  });

  it("are not raised for what is switched off", () => {
    expect(story({}, [{ ...risk("a.de"), available: "-1" }])).toEqual([[]]);
  });
});

describe("lost domains", () => {
  const lost = (...domains: [name: string, status?: LostDomain["status"]][]) => ({
    lost: {
      at: 0,
      domains: domains.map(([name, status = "redemption"]) => ({
        name,
        deletedAt: null,
        restorableUntil: null,
        status,
      })),
      count: domains.filter(([, status]) => status !== "pending-delete").length,
    },
  });

  it("are warned of each once, however they are written, and again only if lost again", () => {
    const steps = [
      lost(["a.de"]),
      lost(["A.de"]),
      {},
      lost(["a.de"], ["b.de"]),
      lost(),
      lost(["a.de"]),
    ];
    expect(story({ atRisk: true }, steps)).toEqual([
      ["lost:a.de"],
      [],
      [],
      ["lost:b.de"],
      [],
      ["lost:a.de"],
    ]);
  });

  it("that no restore brings back any more are no warning", () => {
    expect(story({ atRisk: true }, [lost(["a.de", "pending-delete"])])).toEqual([[]]);
  });

  it("that are not named raise what their number has grown by", () => {
    const many = (count: number) => ({ lost: { ...lost(["a.de"]).lost, count } });
    expect(story({ atRisk: true }, [many(1), many(4), many(4), many(3)])).toEqual([
      ["lost:a.de"],
      ["gone:3"],
      [],
      [],
    ]);
  });

  it("are not warned of where the user does not want it", () => {
    expect(story({}, [lost(["a.de"])])).toEqual([[]]);
  });
});
