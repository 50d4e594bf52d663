import { describe, expect, it } from "vitest";
import { replay } from "../../bench/foresight/replay.ts";
import { addToScore, noScore, oracle, type Trace } from "../../bench/foresight/score.ts";
import { days, spans } from "../../bench/foresight/spans.ts";

/** A Monday, in the judged year of every trace below. */
const first = spans.before + 4;
const start = 20_000 - ((20_000 + first + 3) % 7);

/** An account that holds 100 each morning and is charged what `wanted` says, by day of the replay. */
function trace(wanted: Record<number, number>, failed: number[] = []): Trace {
  return {
    start,
    character: "steady",
    installed: 0,
    failures: failed.map((day) => ({ day: start + day, kind: "ordered", foreseeable: false })),
    wanted: Array.from({ length: days }, (_, day) => wanted[day] ?? 0),
    spendable: Array(days).fill(100),
  };
}

const on = (...alarms: number[]): Uint8Array =>
  Uint8Array.from({ length: days }, (_, day) => Number(alarms.includes(day)));

function scoreOf(account: Trace, rule: Uint8Array) {
  const score = noScore();
  addToScore(score, account, rule);
  return score;
}

describe("the replay's score", () => {
  it("calls an alarm false if the funds of its first morning last 14 days more", () => {
    expect(scoreOf(trace({ [first]: 60, [first + 14]: 40 }), on(first))).toMatchObject({
      quiet: 1,
      falseAlarms: 1,
      hasty: 1,
    });
  });

  it("calls it averted if they do not, and no charge failed", () => {
    const averted = { quiet: 1, falseAlarms: 0, trueAlarms: 0 };
    const late = trace({ [first]: 60, [first + 14]: 41 });
    expect(scoreOf(late, on(first))).toMatchObject({ ...averted, hasty: 1 });
    const soon = trace({ [first]: 60, [first + 7]: 41 });
    expect(scoreOf(soon, on(first))).toMatchObject({ ...averted, hasty: 0 });
  });

  it("calls it true if a charge failed up to 7 days after its last morning", () => {
    const account = trace({}, [first + 7]);
    expect(scoreOf(account, on(first))).toMatchObject({ trueAlarms: 1, quiet: 0 });
    expect(scoreOf(trace({}, [first + 8]), on(first))).toMatchObject({ trueAlarms: 0, quiet: 1 });
  });

  it("does not end an alarm for two mornings off, and begins another one after 14 days", () => {
    expect(scoreOf(trace({}), on(first, first + 3)).quiet).toBe(1);
    expect(scoreOf(trace({}), on(first, first + 4)).quiet).toBe(2);
    const always = new Uint8Array(days).fill(1);
    expect(scoreOf(trace({}), always).quiet).toBeGreaterThanOrEqual(Math.floor(365 / 14));
  });

  it("takes only an alarm on the last transfer day for a warning", () => {
    // It fails on Friday: a transfer of 3 bank days that must be there before is ordered on Monday at the latest.
    const account = trace({}, [first + 4]);
    expect(scoreOf(account, on(first))).toMatchObject({ failed: 1, warned: 1, leads: [4] });
    expect(scoreOf(account, on(first + 1)).warned).toBe(0);
    expect(scoreOf(account, on(first - 3)).warned).toBe(0);
  });

  it("finds nothing to blame in the oracle", () => {
    const account = trace({}, [first + 3, first + 4, first + 40]);
    expect(scoreOf(account, oracle(account))).toMatchObject({ failed: 3, warned: 3, quiet: 0 });
  });

  it("finds every foreseeable failure of some accounts warned of", () => {
    const score = noScore();
    // Small ones with foreseeable failures, two of them installed in the middle of the year.
    for (const seed of [200_161, 200_162, 200_179]) {
      const account = replay(seed, false);
      addToScore(score, account, account.short);
    }
    expect(score.foreseeable).toBe(64);
    expect(score.foreseeableWarned).toBe(64);
    expect(score.falseAlarms).toBe(0);
  });
});
