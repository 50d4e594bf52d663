import { characters, drawPlan } from "./account-plan.ts";
import { createKnowingRule } from "./knowing-rule.ts";
import { createOwnRule } from "./own-rule.ts";
import { createRandom } from "./random.ts";
import { type Morning, type Outcome, replayAccount } from "./replay-account.ts";
import type { Trace } from "./score.ts";
import { days } from "./spans.ts";

/** What one account-year shows of every rule; one entry per day of the replay. */
export interface Replayed extends Trace {
  /** Cents in the mornings, for the rules with a threshold that is swept. */
  available: Int32Array;
  /** Spendable funds in days of average spending; `Infinity` before anything was spent. */
  averageDays: Float64Array;
  naive: Uint8Array;
  carefulNaive: Uint8Array;
  short: Uint8Array;
  likely: Uint8Array;
  /** By the knowing rule: the chance of a failure that a transfer of tomorrow would be too late for. */
  chance: Float64Array;
}

/** Mean fall of the balance over the last 30 days without a rise; what a simple extension would show. */
function createAverage(): (balance: number) => number {
  const falls: number[] = [];
  let last: number | undefined;
  return (balance) => {
    if (last !== undefined && balance <= last) falls.push(last - balance);
    if (falls.length > 30) falls.shift();
    last = balance;
    return falls.reduce((sum, fall) => sum + fall, 0) / (falls.length || 1);
  };
}

function sumUpTo(
  rows: ReadonlyMap<number, unknown>,
  morning: Morning,
  of: (day: number) => number,
) {
  let sum = 0;
  if (rows.size > 0) for (let day = morning.day - 6; day <= morning.day + 7; day++) sum += of(day);
  return sum;
}

/**
 * Replays the account of a seed. Its start date, like all else, follows from the seed.
 * @param isKnowing whether to ask the knowing rule as well, which takes long
 */
export function replay(seed: number, isKnowing: boolean): Replayed {
  const random = createRandom(seed);
  const plan = drawPlan(random, random.pick(characters));
  const start = Date.UTC(2024, 0, 1) / 86_400_000 + random.whole(0, 700);
  const result = {
    available: new Int32Array(days),
    averageDays: new Float64Array(days),
    naive: new Uint8Array(days),
    carefulNaive: new Uint8Array(days),
    short: new Uint8Array(days),
    likely: new Uint8Array(days),
    chance: new Float64Array(days),
  };
  const knowing = isKnowing ? createKnowingRule(plan, createRandom(seed + 0x5eed)) : () => 0;
  const own = createOwnRule();
  const average = createAverage();
  let index = 0;
  const outcome: Outcome = replayAccount(plan, random, start, (morning, hidden) => {
    // No rule sees anything before the installation.
    result.chance[index] = knowing(morning, hidden);
    if (index < plan.installed) {
      [result.available[index], result.averageDays[index]] = [
        0x7fff_ffff,
        Number.POSITIVE_INFINITY,
      ];
      result.chance[index++] = 0;
      return;
    }
    const { pay, other } = morning;
    const listed = sumUpTo(pay, morning, (day) => pay.get(day)?.cents ?? 0);
    const rest = sumUpTo(other, morning, (day) => other.get(day) ?? 0);
    result.available[index] = morning.available;
    result.averageDays[index] = morning.spendable / average(morning.balance);
    result.naive[index] = Number(listed + rest > morning.available);
    result.carefulNaive[index] = Number(listed > morning.spendable);
    const { short, likely } = own(morning);
    result.short[index] = Number(short);
    result.likely[index] = Number(short || likely);
    index++;
  });
  if (index !== days) throw new Error("A day was not judged.");
  return { ...result, start, character: plan.character, installed: plan.installed, ...outcome };
}
