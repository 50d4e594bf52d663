import { describe, expect, it } from "vitest";
import { failure } from "../../../src/domain/failure.ts";
import { startOfDay } from "../../../src/domain/foresight/bank-days.ts";
import type { LostDomain } from "../../../src/domain/foresight/lost-domains.ts";
import type { PayFor } from "../../../src/domain/foresight/pay-for.ts";
import type { AccountWarning } from "../../../src/domain/warnings/kinds.ts";
import { kindsOf } from "../../../src/domain/warnings/kinds.ts";
import { summarise } from "../../../src/domain/warnings/summarise.ts";
import type { Watched } from "../../../src/domain/warnings/watched.ts";
import { charge, today } from "../../support/domain/charges.ts";
import { figuresWith } from "../../support/domain/records.ts";
import { foresightWith, now, watchedWith } from "../../support/domain/watched.ts";

const facts = (keys: AccountWarning[], watched: Watched) =>
  summarise(keys, watched, now).map(({ warning }) => {
    const told = Object.entries(warning.facts).filter(([, fact]) => fact !== null);
    return [warning.key, Object.fromEntries(told)];
  });

it("names the account as it is called, with its system and the moment", () => {
  const watched = watchedWith({ figures: figuresWith({ at: now, available: "5" }), system: "ote" });
  expect(summarise(["below:100"], watched, now)[0]?.warning).toMatchObject({
    at: now,
    accountId: "one",
    accountName: "Shop",
    system: "ote",
    key: "below:100",
  });
});

describe("amounts", () => {
  const watched = watchedWith({ figures: figuresWith({ at: now, available: "49.990" }) });
  it("of several the lowest stands for all, with the funds to the last digit", () => {
    const keys: AccountWarning[] = ["below:500", "below:50.0", "below:100", "below:20"];
    expect(facts(keys, watched)).toEqual([["below:50.0", { amount: "49.990", currency: "EUR" }]]);
    expect(summarise(keys, watched, now)[0]?.keys).toEqual(keys);
  });

  it("say nothing once the funds stand above, or are not known", () => {
    expect(facts(["below:20"], watched)).toEqual([]);
    expect(facts(["below:20"], watchedWith({ figures: null }))).toEqual([]);
  });
});

describe("what is foreseen", () => {
  it("short: how much, when, what fails first, and what helps until when", () => {
    const charges = [charge(today + 9, { object: "a.de" }), charge(today + 9, { object: "b.de" })];
    const watched = watchedWith({}, {}, { foresight: foresightWith(charges, "12.5") });
    const pay = {
      amount: "10",
      currency: "EUR",
      through: today + 90,
      by: today + 3,
      due: today + 9,
      saves: "all",
    };
    expect(facts(["short"], watched)).toEqual([
      ["short", { currency: "EUR", day: today + 9, object: "b.de", pay, atOnce: false }],
    ]);
    const at = { ...watched.account.facts, failedCharge: "lost-at-once" as const };
    const lostAtOnce = { ...watched, account: { ...watched.account, facts: at } };
    expect(facts(["short"], lostAtOnce)[0]?.[1]).toMatchObject({ atOnce: true });
  });

  it("short: what the user wants to save decides the sum, in every place the same", () => {
    const charges = [charge(today + 9, { gross: "20" }), charge(today + 60, { gross: "40" })];
    const watched = (payFor: PayFor) =>
      watchedWith({}, { payFor }, { foresight: foresightWith(charges, "5") });
    expect(facts(["short"], watched("month"))[0]?.[1]).toMatchObject({
      pay: { amount: "20", through: today + 30 },
    });
    expect(facts(["short"], watched("quarter"))[0]?.[1]).toMatchObject({
      pay: { amount: "60", through: today + 90 },
    });
  });

  it("cover: until when, and how many days were wished for", () => {
    const foresight = foresightWith([charge(today + 3)], "5");
    expect(facts(["cover"], watchedWith({}, { coverDays: 7 }, { foresight }))).toEqual([
      ["cover", { day: today + 2, count: 7 }],
    ]);
  });

  it("likely: from when on, and by when to order", () => {
    const { forecast, ...rest } = foresightWith([]);
    const likely = { day: null, early: today + 8, by: today + 3 };
    const foresight = { ...rest, forecast: { ...forecast, likely } };
    expect(facts(["likely"], watchedWith({}, {}, { foresight }))).toEqual([
      ["likely", { day: today + 8, by: today + 3 }],
    ]);
  });

  it.each<AccountWarning>(["short", "likely", "cover", "risk:DOMAIN a.de", "more:2"])(
    "%s says nothing where nothing is foreseen, or nothing of the kind",
    (key) => {
      expect(facts([key], watchedWith())).toEqual([]);
      expect(facts([key], watchedWith({}, {}, { foresight: foresightWith([]) }))).toEqual([]);
      const old = foresightWith([charge(today, { object: "a.de" })], "5", { today: today - 1 });
      expect(facts([key], watchedWith({}, {}, { foresight: old }))).toEqual([]);
    },
  );
});

describe("objects at risk", () => {
  const lost = (object: string, lostOn: number | null, part = {}) =>
    charge(today - 3, {
      object,
      nextAction: "expireunpaid",
      lostAt: lostOn === null ? null : startOfDay(lostOn) + 3_600_000,
      ...part,
    });
  const all = [lost("later.de", today + 5), lost("soon.de", today + 2), lost("last.de", null)];
  const at = (charges: typeof all, spendable = "12") =>
    watchedWith({}, {}, { foresight: foresightWith(charges, spendable) });

  it("the newly named one that is lost first, all in number, and the sum that saves them", () => {
    expect(facts(["risk:DOMAIN last.de", "risk:DOMAIN later.de"], at(all))).toEqual([
      [
        "risk:DOMAIN later.de",
        {
          object: "later.de",
          count: 3,
          amount: "30",
          currency: "EUR",
          day: today + 2,
          pay: {
            amount: "20",
            currency: "EUR",
            through: today + 90,
            by: today - 4,
            due: today + 2,
            saves: "all",
          },
        },
      ],
    ]);
  });

  it("no sum where nothing is to be paid as far as is known: it would read as a demand", () => {
    const enough = at(all, "1000");
    expect(facts(["risk:DOMAIN soon.de"], enough)[0]?.[1]).toMatchObject({
      amount: "30",
      short: "0",
    });
    const risk = enough.foresight?.forecast.pay?.risk;
    if (!risk) throw new Error("There is something at risk.");
    risk.isLeast = true;
    const [told] = facts(["risk:DOMAIN soon.de"], enough);
    expect(told?.[1]).not.toHaveProperty("amount");
    expect(told?.[1]).not.toHaveProperty("short");
  });

  it("no sum where a price is unknown, no day where none is told", () => {
    const [only] = facts(["risk:DOMAIN a.de"], at([lost("a.de", null, { gross: null })]));
    expect(only).toEqual(["risk:DOMAIN a.de", { object: "a.de", count: 1, currency: "EUR" }]);
  });

  it("no sum where not all are named, whose number has grown", () => {
    const foresight = foresightWith(all);
    const many = { ...foresight, atRisk: foresight.atRisk && { ...foresight.atRisk, count: 99 } };
    const [only] = facts(["more:96"], watchedWith({}, {}, { foresight: many }));
    expect(only).toEqual([
      "more:96",
      { object: "soon.de", count: 99, short: "0", currency: "EUR", day: today + 2 },
    ]);
  });

  it("are one with the shortfall that they cause, and settle it", () => {
    const watched = at(all, "12");
    const keys: AccountWarning[] = ["short", "risk:DOMAIN soon.de"];
    expect(summarise(keys, watched, now)).toMatchObject([
      { keys: ["risk:DOMAIN soon.de", "short"], warning: { key: "risk:DOMAIN soon.de" } },
    ]);
    const apart = [...all, charge(today + 3, { object: "next.de" })];
    const kinds = facts(keys, at(apart, "30")).map(([key]) => key);
    expect(kinds).toEqual(["risk:DOMAIN soon.de", "short"]);
  });

  it("keeps no name of a length that no domain has", () => {
    const [only] = facts(["more:1"], at([lost("x".repeat(10_000), null)]));
    expect(String(only?.[1] && (only[1] as { object: string }).object)).toHaveLength(255);
  });
});

describe("lost domains", () => {
  const gone = (
    name: string,
    until: number | null,
    status: LostDomain["status"] = "redemption",
  ) => ({
    name,
    deletedAt: now - 86_400_000,
    restorableUntil: until === null ? null : startOfDay(until),
    status,
  });
  const at = (...domains: LostDomain[]) =>
    watchedWith(
      {},
      {},
      { foresight: foresightWith([], "5", { lost: { at: now, domains, count: domains.length } }) },
    );

  it("the newly named one, all in number, and until when it can be restored", () => {
    const watched = at(gone("a.de", today + 2), gone("B.de", today + 5));
    expect(facts(["lost:b.de"], watched)).toEqual([
      ["lost:b.de", { object: "B.de", count: 2, day: today + 5 }],
    ]);
  });

  it("no day where none is told, nothing once it is past", () => {
    expect(facts(["lost:a.de"], at(gone("a.de", null)))).toEqual([
      ["lost:a.de", { object: "a.de", count: 1 }],
    ]);
    expect(facts(["lost:a.de"], at(gone("a.de", today - 1)))).toEqual([]);
    expect(facts(["lost:a.de"], watchedWith())).toEqual([]);
  });
});

describe("checks that fail", () => {
  const trouble = { at: now, failure: failure("otp-needed") };
  it("say why, and of when the figures are", () => {
    expect(facts(["stale", "signin"], watchedWith({ trouble }))).toEqual([
      ["signin", { reason: "otp-needed" }],
      ["stale", { since: now, reason: "otp-needed" }],
    ]);
  });

  it("say nothing once they succeed", () => {
    expect(facts(["stale", "signin"], watchedWith())).toEqual([]);
  });
});

it("the worst comes first", () => {
  const trouble = { at: now, failure: failure("sign-in-failed") };
  const charges = [
    charge(today + 2),
    charge(today - 3, { object: "a.de", nextAction: "expireunpaid" }),
  ];
  const watched = watchedWith(
    { trouble, figures: figuresWith({ at: now, available: "5" }) },
    { coverDays: 30 },
    { foresight: foresightWith(charges, "15") },
  );
  const keys: AccountWarning[] = [
    "stale",
    "signin",
    "cover",
    "short",
    "below:100",
    "risk:DOMAIN a.de",
  ];
  expect(summarise(keys, watched, now).flatMap(({ warning }) => kindsOf([warning.key]))).toEqual([
    "risk",
    "short",
    "below",
    "cover",
    "signin",
    "stale",
  ]);
});
