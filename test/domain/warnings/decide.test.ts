import { describe, expect, it } from "vitest";
import { type FailureKind, failure, failureKinds } from "../../../src/domain/failure.ts";
import type { AccountOverview } from "../../../src/domain/overview.ts";
import { decideAccountWarnings, dueByTime } from "../../../src/domain/warnings/decide.ts";
import type { AccountWarning } from "../../../src/domain/warnings/kinds.ts";
import { mayWarn, type Watched } from "../../../src/domain/warnings/watched.ts";
import { charge, today } from "../../support/domain/charges.ts";
import {
  accountOverviewWith,
  figuresWith,
  overviewWith,
  preferencesWith,
} from "../../support/domain/records.ts";
import { foresightWith, now, watchedWith } from "../../support/domain/watched.ts";

const hour = 3_600_000;

/** What is raised at each step of a story, an hour apart unless the step says when. */
function story(steps: (Watched | [Watched, number])[]): AccountWarning[][] {
  let warned: AccountWarning[] = [];
  return steps.map((step) => {
    const [watched, at] = Array.isArray(step) ? step : [step, now];
    const decision = decideAccountWarnings(warned, watched, at);
    warned = decision.warned;
    return decision.raise;
  });
}

const funds = (available: string, part: Partial<AccountOverview> = {}) => ({
  figures: figuresWith({ at: now, available }),
  ...part,
});
const troubled = (kind: FailureKind, part: Partial<AccountOverview> = {}) => ({
  trouble: { at: now, failure: failure(kind) },
  ...part,
});

describe("whether anything is decided", () => {
  const overview = overviewWith([]);
  const asked = { ...overview, preferences: preferencesWith({ warnTestAccounts: true }) };
  const locked = { ...overview, vault: { ...overview.vault, locked: true } };
  it.each([
    ["of a LIVE account", {}, overview, true],
    ["not of a test account", { system: "ote" }, overview, false],
    ["of a test account, if asked", { system: "ote" }, asked, true],
    ["not of an account that is off", { enabled: false }, asked, false],
    ["not while the vault is locked", {}, locked, false],
  ] as const)("%s", (_case, part, over, may) => {
    expect(mayWarn(accountOverviewWith(part), over)).toBe(may);
  });
});

describe("amounts", () => {
  it("are the account's own and all others, each once however it is written", () => {
    const watched = (available: string) =>
      watchedWith(funds(available, { warnBelow: "100" }), { amounts: ["500", "100.00", "20"] });
    expect(story([watched("600"), watched("10")])).toEqual([
      [],
      ["below:100", "below:500", "below:20"],
    ]);
  });

  it("are what they were when they are typed anew in another way", () => {
    const watched = (warnBelow: string) => watchedWith(funds("10", { warnBelow }));
    expect(story(["100", "100.00", "0100", "100.0", "101"].map(watched))).toEqual([
      ["below:100"],
      [],
      [],
      [],
      ["below:101"],
    ]);
    // One that was written before, as it was typed then, is the same too.
    expect(decideAccountWarnings(["below:100.00"], watched("100"), now).raise).toEqual([]);
  });

  it("take figures that are not up to date for unknown", () => {
    const low = watchedWith(funds("1"));
    const later = now + 31 * 60_000;
    expect(story([[low, later]])).toEqual([[]]);
    const old = watchedWith(funds("1000"));
    expect(story([low, [old, later], low])).toEqual([["below:100"], [], []]);
  });

  it("wait for figures", () => {
    expect(story([watchedWith({ figures: null })])).toEqual([[]]);
  });
});

describe("figures that have just come", () => {
  const low = { figures: figuresWith({ at: now, available: "5" }) };
  const before = foresightWith([charge(today + 2)], "500", { at: now - 1 });

  it("are decided together with the foresight that follows from them", () => {
    const after = foresightWith([charge(today + 2)], "5");
    const steps = [before, after].map((foresight) => watchedWith(low, {}, { foresight }));
    expect(story(steps)).toEqual([[], ["short", "below:100"]]);
  });

  it("wait for it a minute at most", () => {
    const watched = watchedWith(low, {}, { foresight: before });
    expect(
      story([
        [watched, now + 59_999],
        [watched, now + 60_000],
      ]),
    ).toEqual([[], ["below:100"]]);
  });

  it("do not wait where nothing is foreseen", () => {
    expect(story([watchedWith(low)])).toEqual([["below:100"]]);
  });
});

describe("what is foreseen", () => {
  const short = { foresight: foresightWith([charge(today + 2)], "5") };

  it("warns by what was foreseen today", () => {
    expect(story([watchedWith({}, {}, short)])).toEqual([["short"]]);
  });

  it("neither warns nor re-arms by what was foreseen for another day", () => {
    const yesterday = { ...short.foresight, today: today - 1 };
    const well = foresightWith([], "1000", { today: today + 1 });
    expect(story([watchedWith({}, {}, { foresight: yesterday })])).toEqual([[]]);
    expect(
      story([
        watchedWith({}, {}, short),
        watchedWith({}, {}, { foresight: well }),
        watchedWith({}, {}, short),
      ]),
    ).toEqual([["short"], [], []]);
  });

  it.each<[string, Watched, number]>([
    ["figures that are not up to date", watchedWith({}, {}, short), now + 31 * 60_000],
    [
      "the figures before the present ones",
      watchedWith({ figures: figuresWith({ at: now + 1 }) }, {}, short),
      now + 1,
    ],
    ["no figures", watchedWith({ figures: null }, {}, short), now],
  ])("neither warns nor re-arms by %s", (_case, watched, at) => {
    expect(story([[watched, at]])).toEqual([[]]);
    const well = { ...watched, foresight: foresightWith([]) };
    const before = watchedWith({}, {}, short);
    expect(story([before, [well, at], before])).toEqual([["short"], [], []]);
  });

  it("follows the switches", () => {
    const foresight = foresightWith(
      [charge(today + 2), charge(today - 3, { object: "a.de", nextAction: "expireunpaid" })],
      "5",
    );
    const raised = (alerts: Partial<Watched["alerts"]>) =>
      story([watchedWith({}, alerts, { foresight })])[0];
    expect(raised({})).toEqual(["risk:DOMAIN a.de", "short"]);
    expect(raised({ coverDays: 30 })).toEqual(["risk:DOMAIN a.de", "short", "cover"]);
    expect(raised({ short: false })).toEqual(["risk:DOMAIN a.de"]);
    expect(raised({ atRisk: false })).toEqual(["short"]);
  });

  it("keeps an object at risk that a list still loading has not named again", () => {
    const lost = charge(today - 3, { object: "a.de", nextAction: "expireunpaid" });
    const whole = foresightWith([lost]);
    const empty = foresightWith([]);
    const loading = { ...empty, forecast: { ...empty.forecast, partial: true } };
    const steps = [whole, loading, whole, empty, whole];
    expect(story(steps.map((foresight) => watchedWith({}, {}, { foresight })))).toEqual([
      ["risk:DOMAIN a.de"],
      [],
      [],
      [],
      ["risk:DOMAIN a.de"],
    ]);
  });
});

describe("a refused sign-in", () => {
  const refused: readonly FailureKind[] = [
    "sign-in-failed",
    "otp-needed",
    "second-factor",
    "address-refused",
    "vault",
  ];
  it.each(failureKinds)("%s", (kind) => {
    const expected = refused.includes(kind) ? ["signin"] : [];
    expect(story([watchedWith(troubled(kind))])).toEqual([expected]);
  });

  it("comes once, and again only after a sign-in succeeded", () => {
    const [bad, slow, well] = [
      watchedWith(troubled("sign-in-failed")),
      watchedWith(troubled("timeout")),
      watchedWith(),
    ];
    expect(story([well, bad, bad, slow, bad, well, bad])).toEqual([
      [],
      ["signin"],
      [],
      [],
      [],
      [],
      ["signin"],
    ]);
  });

  it("is not warned of where that is switched off", () => {
    expect(story([watchedWith(troubled("otp-needed"), { signIn: false })])).toEqual([[]]);
  });
});

describe("figures that are not up to date", () => {
  /** Checks that have failed for so long, the last of them so long ago; the figures are older still. */
  const old = (
    failingFor: number,
    failedAgo: number,
    part: Partial<AccountOverview> = {},
    staleHours: number | null = 24,
  ) =>
    watchedWith(
      {
        figures: figuresWith({ at: now - (failingFor + 60) * hour }),
        trouble: { at: now - failedAgo * hour, failure: failure("timeout") },
        failingSince: now - failingFor * hour,
        ...part,
      },
      { staleHours },
    );

  it.each<[string, Watched, boolean]>([
    ["checks have failed for 24 hours", old(24, 0), true],
    ["not a moment sooner, however old the figures are", old(23.99, 0), false],
    ["the browser was closed after the last failure", old(72, 71), false],
    ["the first check after a pause failed", old(0, 0), false],
    ["two checks failed within minutes of waking", old(0.03, 0), false],
    ["checks have stopped: time alone counts", old(24, 24, { nextCheckAt: null }), true],
    ["checks have stopped a while ago", old(23.99, 23.99, { nextCheckAt: null }), false],
    ["never checked", old(24, 0, { figures: null }), false],
    ["the last check succeeded", old(72, 0, { trouble: null, failingSince: null }), false],
    ["switched off", old(500, 0, {}, null), false],
    ["the clock was set back", old(-72, 0), false],
    ["within the user's hours", old(2, 0, {}, 3), false],
    ["beyond the user's hours", old(3, 0, {}, 3), true],
  ])("%s", (_case, watched, warns) => {
    expect(story([watched])[0]?.includes("stale")).toBe(warns);
  });

  it("come once, and again after they were up to date", () => {
    const steps = [old(24, 0), old(25, 0), old(0, 0), watchedWith(), old(24, 0)];
    expect(story(steps)).toEqual([["stale"], [], [], [], ["stale"]]);
  });

  it("need no check to come where checks have stopped", () => {
    const stopped = old(1, 0.5, { nextCheckAt: null });
    expect(dueByTime(stopped, [], now)).toBe(now + 23 * hour);
    expect(dueByTime(stopped, ["stale"], now)).toBeNull();
    expect(dueByTime(stopped, [], now + 23 * hour)).toBeNull();
    expect(dueByTime(old(1, 0.5), [], now)).toBeNull();
  });
});

it("all that cannot be known leaves all as it was", () => {
  const all: AccountWarning[] = [
    "below:100",
    "short",
    "likely",
    "cover",
    "risk:DOMAIN a.de",
    "more:3",
    "signin",
    "stale",
  ];
  const unknown = watchedWith(troubled("timeout", { figures: null }), { coverDays: 7 });
  const decision = decideAccountWarnings(all, unknown, now);
  expect(decision.raise).toEqual([]);
  expect([...decision.warned].sort()).toEqual([...all].sort());
});
