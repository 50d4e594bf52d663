import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { AlertSettings } from "../../../src/domain/alert-settings.ts";
import { failure } from "../../../src/domain/failure.ts";
import type { AccountOverview, Overview } from "../../../src/domain/overview.ts";
import type { Preferences } from "../../../src/domain/preferences.ts";
import {
  logLimit,
  noWarnings,
  shown,
  type WarningState,
  warningRound,
  withMovedAccount,
  withoutAccount,
} from "../../../src/domain/warnings/round.ts";
import type { Watched } from "../../../src/domain/warnings/watched.ts";
import { figuresWith, overviewWith, preferencesWith } from "../../support/domain/records.ts";
import { now, watchedWith } from "../../support/domain/watched.ts";

beforeEach(() => vi.stubEnv("TZ", "UTC"));
afterEach(() => vi.unstubAllEnvs());

const hour = 3_600_000;
const overviewOf = (preferences: Partial<Preferences> = {}, locked = false): Overview =>
  overviewWith([], {
    preferences: preferencesWith(preferences),
    vault: { mode: "device", locked, hidden: false },
  });

/** An account with these funds, known at that moment. */
const holding = (
  available: string,
  at: number,
  alerts: Partial<AlertSettings> = {},
  id = "one",
): Watched =>
  watchedWith({ id, figures: figuresWith({ at, available }) }, { amounts: ["500"], ...alerts });

interface Step {
  available: string;
  /** Hours after {@link now}. */
  at?: number;
  overview?: Overview;
  alerts?: Partial<AlertSettings>;
  canShow?: boolean;
  part?: Partial<Watched["account"]>;
}

/** Lives through the steps; what is due is shown at once. */
function live(steps: Step[]) {
  let state: WarningState = noWarnings;
  const told: string[][] = [];
  const wakes: (number | null)[] = [];
  for (const {
    available,
    at = 0,
    overview = overviewOf(),
    alerts,
    canShow = true,
    part,
  } of steps) {
    const moment = now + at * hour;
    const watched = holding(available, moment, alerts);
    const round = warningRound(
      state,
      [{ ...watched, account: { ...watched.account, ...part } }],
      overview,
      canShow,
      moment,
    );
    state = shown(round.after, round.due);
    told.push(round.due.flat().flatMap(({ warnings }) => warnings.map(({ key }) => key)));
    wakes.push(round.wakeAt && (round.wakeAt - now) / hour);
  }
  return { state, told, wakes, logged: state.log.map(({ key }) => key) };
}

const night = { quiet: { from: 13 * 60, to: 15 * 60 } };

describe("a warning", () => {
  it("is logged and shown once per crossing", () => {
    const { told, logged } = live([
      { available: "600" },
      { available: "400" },
      { available: "300" },
      { available: "600" },
      { available: "400" },
    ]);
    expect(told).toEqual([[], ["below:500"], [], [], ["below:500"]]);
    expect(logged).toEqual(["below:500", "below:500"]);
  });

  it("where nothing can be shown is logged, and shown once when it can be and still holds", () => {
    const { told, logged } = live([
      { available: "400", canShow: false },
      { available: "400" },
      { available: "400" },
    ]);
    expect(told).toEqual([[], ["below:500"], []]);
    expect(logged).toEqual(["below:500"]);
    const recovered = live([
      { available: "400", canShow: false },
      { available: "600", canShow: false },
      { available: "600" },
    ]);
    expect(recovered.told).toEqual([[], [], []]);
  });

  it("that was shown is not shown again when notifications were off for a while", () => {
    const { told } = live([
      { available: "400" },
      { available: "400", canShow: false },
      { available: "400" },
    ]);
    expect(told).toEqual([["below:500"], [], []]);
  });

  it("that could not be shown yet is due again, until it is or no longer holds", () => {
    const watched = holding("400", now);
    const first = warningRound(noWarnings, [watched], overviewOf(), true, now);
    const second = warningRound(first.after, [watched], overviewOf(), true, now);
    expect(second.due).toEqual(first.due);
    expect(second.after.log).toHaveLength(1);
    const well = warningRound(second.after, [holding("900", now)], overviewOf(), true, now);
    expect([well.due, well.after.held]).toEqual([[], {}]);
  });
});

describe("in quiet hours", () => {
  const quiet = overviewOf(night);
  it("it is logged when it comes, and shown when they are over, once", () => {
    const { told, logged, wakes } = live([
      { available: "400", at: 1, overview: quiet },
      { available: "300", at: 2, overview: quiet },
      { available: "300", at: 3, overview: quiet },
      { available: "300", at: 4, overview: quiet },
    ]);
    expect(told).toEqual([[], [], ["below:500"], []]);
    expect(logged).toEqual(["below:500"]);
    expect(wakes).toEqual([3, 3, null, null]);
  });

  it("it is never shown if it has recovered meanwhile", () => {
    const { told, logged } = live([
      { available: "400", at: 1, overview: quiet },
      { available: "900", at: 2, overview: quiet },
      { available: "900", at: 3, overview: quiet },
    ]);
    expect(told).toEqual([[], [], []]);
    expect(logged).toEqual(["below:500"]);
  });

  it("it waits on while it is neither quite recovered nor holds", () => {
    const { told } = live([
      { available: "400", at: 1, overview: quiet },
      { available: "510", at: 3, overview: quiet },
      { available: "400", at: 4, overview: quiet },
    ]);
    expect(told).toEqual([[], [], ["below:500"]]);
  });

  it("what was shown before is not shown again afterwards", () => {
    const { told } = live([
      { available: "400", at: 0, overview: quiet },
      { available: "400", at: 1, overview: quiet },
      { available: "400", at: 3, overview: quiet },
    ]);
    expect(told).toEqual([["below:500"], [], []]);
  });

  it("what came before and what came in them is one notification, as it is then", () => {
    const overview = overviewOf(night);
    const low = { alerts: { amounts: ["500", "50"] } };
    const { told } = live([
      { available: "400", at: 1, overview, ...low },
      { available: "40", at: 2, overview, ...low },
      { available: "40", at: 3, overview, ...low },
    ]);
    expect(told).toEqual([[], [], ["below:50"]]);
  });
});

describe("while snoozed", () => {
  const alerts = { snoozedUntil: now + 5 * hour };
  it("it is logged, and shown once afterwards if it still holds", () => {
    const { told, logged, wakes } = live([
      { available: "400", at: 1, alerts },
      { available: "400", at: 5, alerts },
      { available: "400", at: 6, alerts },
    ]);
    expect(told).toEqual([[], ["below:500"], []]);
    expect(logged).toEqual(["below:500"]);
    expect(wakes).toEqual([5, null, null]);
  });

  it("ended early, it is shown at once", () => {
    const { told } = live([
      { available: "400", at: 1, alerts },
      { available: "400", at: 2, alerts: { snoozedUntil: null } },
    ]);
    expect(told).toEqual([[], ["below:500"]]);
  });

  it("other accounts are not silent", () => {
    const all = [holding("400", now, alerts), holding("400", now, {}, "two")];
    const { due } = warningRound(noWarnings, all, overviewOf(), true, now);
    expect(due.flat().map(({ account }) => account.id)).toEqual(["two"]);
  });
});

describe("an account that may not warn", () => {
  it.each<[string, Partial<Step>]>([
    ["being off", { part: { enabled: false } }],
    ["the vault being locked", { overview: overviewOf({}, true) }],
    ["being a test account", { part: { system: "ote" } }],
  ])("(%s) neither logs nor shows, and warns afterwards of what holds then", (_case, silent) => {
    const { told, logged } = live([
      { available: "400", ...silent },
      { available: "400" },
      { available: "900", ...silent },
      { available: "400" },
    ]);
    expect(told).toEqual([[], ["below:500"], [], []]);
    expect(logged).toEqual(["below:500"]);
  });
});

it("an account that is not among them keeps what it was warned of, until it is forgotten, log and all", () => {
  const at = now + hour;
  const both = [holding("1", at), holding("1", at, {}, "two")];
  const before = warningRound(noWarnings, both, overviewOf(night), true, at).after;
  expect(Object.keys(before.held)).toEqual(["one", "two"]);
  const { after: kept } = warningRound(before, both.slice(1), overviewOf(night), true, at);
  expect(kept).toEqual(before);
  const after = withoutAccount(kept, "one");
  expect([Object.keys(after.warned), Object.keys(after.held)]).toEqual([["two"], ["two"]]);
  expect(after.log.map(({ accountId }) => accountId)).toEqual(["two"]);
});

it("what was warned of one account is another one's after it was moved, unless that was warned of something itself", () => {
  const at = now + hour;
  const both = [holding("1", at), holding("1", at, {}, "two")];
  const before = warningRound(noWarnings, both, overviewOf(night), true, at).after;
  const moved = withMovedAccount(before, "one", "three");
  expect(moved.warned).toEqual({ two: before.warned.two, three: before.warned.one });
  expect(moved.held).toEqual({ two: before.held.two, three: before.held.one });
  expect(moved.log.map(({ accountId }) => accountId)).toEqual(
    before.log.map(({ accountId }) => (accountId === "one" ? "three" : accountId)),
  );
  const own = { ...before, warned: { ...before.warned, two: [] } };
  expect(withMovedAccount(own, "one", "two").warned).toEqual({ two: [] });
  expect(withMovedAccount(before, "four", "two")).toBe(before);
});

it("a round in which nothing happens hands back the very same state", () => {
  const watched = [holding("400", now)];
  const first = warningRound(noWarnings, watched, overviewOf(), true, now);
  const settled = shown(first.after, first.due);
  expect(warningRound(settled, watched, overviewOf(), true, now).after).toBe(settled);
});

it("the log holds the last two hundred, latest first", () => {
  const { state } = live(
    Array.from({ length: 2 * logLimit + 2 }, (_, step) => ({
      available: step % 2 === 0 ? "400" : "900",
      at: step,
    })),
  );
  expect(state.log).toHaveLength(logLimit);
  expect(state.log[0]?.at).toBe(now + 2 * logLimit * hour);
  expect(state.log.map(({ at }) => at)).toEqual(
    state.log.map(({ at }) => at).toSorted((a, b) => b - a),
  );
});

it("looks again when time alone will bring a warning", () => {
  const stopped = watchedWith({
    figures: figuresWith({ at: now }),
    trouble: { at: now, failure: failure("sign-in-failed") },
    failingSince: now,
    nextCheckAt: null,
  });
  const { wakeAt } = warningRound(noWarnings, [stopped], overviewOf(), true, now + hour);
  expect(wakeAt).toBe(now + 24 * hour);
});

it("whatever happens, what is shown was logged before and still holds, once per crossing", () => {
  const step = fc.record({
    available: fc.constantFrom("400", "510", "900"),
    quiet: fc.boolean(),
    snoozed: fc.boolean(),
    locked: fc.boolean(),
    canShow: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const { told, logged } = live(
        steps.map(({ available, quiet, snoozed, locked, canShow }, at) => ({
          available,
          at,
          canShow,
          overview: overviewOf(quiet ? { quiet: { from: 0, to: 1439 } } : {}, locked),
          alerts: { snoozedUntil: snoozed ? now + 1000 * hour : null },
        })),
      );
      const isTold = told.map((keys) => keys.length > 0);
      expect(isTold.filter(Boolean).length).toBeLessThanOrEqual(logged.length);
      for (const [at, given] of steps.entries()) {
        if (!isTold[at]) continue;
        expect(given).toMatchObject({ available: "400", snoozed: false, locked: false });
        expect(given.canShow).toBe(true);
        // Between two that are shown the funds have recovered.
        const next = isTold.indexOf(true, at + 1);
        if (next > 0)
          expect(
            steps.slice(at, next).some(({ available, locked }) => available === "900" && !locked),
          ).toBe(true);
      }
    }),
  );
});

it("is due for each account by itself", () => {
  const all = [holding("400", now), holding("300", now, {}, "two")];
  const { due } = warningRound(noWarnings, all, overviewOf(), true, now);
  expect(due.map((parts) => parts.flatMap(({ account, keys }) => [account.id, keys]))).toEqual([
    ["one", ["below:500"]],
    ["two", ["below:500"]],
  ]);
});

describe("money that was entered twice", () => {
  const twice = (first: string, second: string): Watched[] => [
    holding(first, now, { amounts: [] }),
    watchedWith({ id: "two", sameAs: "one", figures: figuresWith({ at: now, available: second }) }),
  ];
  const look = (before: WarningState, all: Watched[]) =>
    warningRound(before, all, overviewOf(), true, now);
  const told = (due: ReturnType<typeof look>["due"]) => due.flat().map(({ account }) => account.id);

  it("is warned of once, at one moment or one after the other, and logged of each", () => {
    const together = look(noWarnings, twice("1", "1"));
    expect(told(together.due)).toEqual(["one"]);
    expect(together.after.log.map(({ accountId }) => accountId)).toEqual(["one", "two"]);
    const first = look(noWarnings, twice("500", "1"));
    expect(told(first.due)).toEqual(["two"]);
    const second = look(shown(first.after, first.due), twice("1", "1"));
    expect(told(second.due)).toEqual([]);
    expect(second.after.log.map(({ accountId }) => accountId)).toEqual(["one", "two"]);
  });

  it.each([
    ["is switched off", { enabled: false }],
    ["fails to be checked", { trouble: { at: now, failure: failure("sign-in-failed") } }],
  ])("is warned of by the entry that goes on, while the other %s", (_, standing) => {
    const first = look(noWarnings, twice("1", "1"));
    const withStanding = (available: string): Watched[] => {
      const [one, two] = twice("1", available);
      if (!one || !two) throw new Error("There are two entries.");
      return [{ ...one, account: { ...one.account, figures: null, ...standing } }, two];
    };
    const recovered = look(shown(first.after, first.due), withStanding("500"));
    const again = look(shown(recovered.after, recovered.due), withStanding("1"));
    expect(told(again.due)).toContain("two");
  });

  it("is told of once where notifications are allowed after it was warned of", () => {
    const quiet = warningRound(noWarnings, twice("1", "1"), overviewOf(), false, now);
    expect(quiet.due).toEqual([]);
    const allowed = look(quiet.after, twice("1", "1"));
    expect(told(allowed.due)).toEqual(["one"]);
    expect(told(look(shown(allowed.after, allowed.due), twice("1", "1")).due)).toEqual([]);
  });

  it("is told of by the entry that goes on, where the other is switched off before anything could be shown", () => {
    const quiet = warningRound(noWarnings, twice("1", "1"), overviewOf(), false, now);
    const [one, two] = twice("1", "1");
    if (!one || !two) throw new Error("There are two entries.");
    const off = { ...one, account: { ...one.account, enabled: false } };
    expect(told(look(quiet.after, [off, two]).due)).toEqual(["two"]);
  });

  it("is warned of again after both have recovered, and a login that fails for itself", () => {
    let state = noWarnings;
    const times = [twice("1", "1"), twice("500", "500"), twice("1", "1")].map((all) => {
      const { after, due } = look(state, all);
      state = shown(after, due);
      return told(due);
    });
    expect(times).toEqual([["one"], [], ["one"]]);
    const refused = { trouble: { at: now, failure: failure("sign-in-failed") } };
    const logins = [watchedWith(refused), watchedWith({ ...refused, id: "two", sameAs: "one" })];
    expect(told(look(noWarnings, logins).due)).toEqual(["one", "two"]);
  });
});

describe("one cause", () => {
  const forty = (part: Partial<AccountOverview>) =>
    Array.from({ length: 40 }, (_, place) =>
      watchedWith({ id: `shop-${place}`, name: `Shop ${place}`, ...part }),
    );
  const round = (all: Watched[]) => warningRound(noWarnings, all, overviewOf(), true, now);
  const failing = (kind: "unreachable" | "sign-in-failed", hours: number) => ({
    trouble: { at: now, failure: failure(kind) },
    failingSince: now - hours * 3_600_000,
    nextCheckAt: kind === "unreachable" ? now + 60_000 : null,
  });

  it.each([
    ["a dead line", failing("unreachable", 25)],
    ["a refusal of all", failing("sign-in-failed", 0)],
    ["a late transfer", { figures: figuresWith({ at: now, available: "50" }) }],
  ])("gives one notification for forty accounts, told apart in the log: %s", (_case, part) => {
    const { due, after } = round(forty(part));
    expect(due.map((parts) => parts.length)).toEqual([40]);
    expect(new Set(after.log.map(({ accountId }) => accountId)).size).toBe(40);
    expect(shown(after, due).held).toEqual({});
  });

  it("is told apart from another one", () => {
    const both = [...forty(failing("unreachable", 25)), ...forty(failing("sign-in-failed", 0))];
    const renamed = both.map((watched, place) => ({
      ...watched,
      account: { ...watched.account, id: `shop-${place}` },
    }));
    expect(round(renamed).due.map((parts) => parts.length)).toEqual([40, 40]);
  });

  it.each([1, 2])("after a pause says nothing, %d failures after waking", (minutes) => {
    const part = {
      figures: figuresWith({ at: now - 60 * 3_600_000 }),
      trouble: { at: now, failure: failure("unreachable") },
      failingSince: now - minutes * 60_000,
    };
    expect(round(forty(part)).due).toEqual([]);
  });
});
