import { freshUntil, isStale } from "../domain/account-state.ts";
import { startOfDay } from "../domain/foresight/bank-days.ts";
import { partInterval } from "../domain/foresight/part-due.ts";
import type { AccountOverview, Overview } from "../domain/overview.ts";
import { browser } from "../platform/browser.ts";

export const alarmName = "check";

/** The shortest check interval: the alarm also repeats at this pace, should a plan ever be lost. */
const periodInMinutes = 5;
/** Browsers fire alarms no more often than every 30 s. */
const soonest = 30_000;

/** When a load is looked after: by then its worker may be gone. */
const watchLoadEvery = 60_000;

/** When the forecast of an account wants the worker: at a new UTC day, for a list that is due or half loaded. */
function foresightMoments({ foresight, trouble }: AccountOverview, now: number): number[] {
  if (foresight === null) return [];
  const { today, loadedAt, loading } = foresight;
  const lists = [
    loadedAt === null ? 0 : loadedAt + partInterval,
    loading ? now + watchLoadEvery : 0,
  ];
  // Those that are past have been tried: the next check tries again.
  return [startOfDay(today + 1), ...(trouble ? [] : lists)].filter((moment) => moment > now);
}

/** The moments at which an account wants the worker: its next check, when its figures become stale, and its forecast. */
function moments(account: AccountOverview, now: number): number[] {
  if (!account.enabled) return [];
  const stale =
    account.figures && !isStale(account, now) ? freshUntil(account, account.figures.at) + 1 : null;
  return [account.nextCheckAt, stale, ...foresightMoments(account, now)].filter(
    (moment) => moment !== null,
  );
}

/**
 * When to wake next, milliseconds since the epoch; null where there is nothing to wake for.
 * @param lockAt when the unlocked vault locks itself, null: never by itself
 */
export function nextWake(overview: Overview, lockAt: number | null, now: number): number | null {
  // While the vault is locked nothing is polled, and age means nothing.
  const all = overview.vault.locked
    ? []
    : overview.accounts.flatMap((account) => moments(account, now));
  if (lockAt !== null && !overview.vault.locked) all.push(lockAt);
  // Records that cannot be read now may be readable later: never asleep for good over a passing fault.
  if (overview.problem !== null && overview.problem.kind !== "set-aside")
    all.push(now + periodInMinutes * 60_000);
  if (all.length === 0) return null;
  return Math.max(now + soonest, Math.min(...all));
}

/** Sets the one alarm to the soonest moment there is: whoever is to set it to a better one may not live to do so. */
export const planSoonest = async (now: number): Promise<void> =>
  browser.alarms.create(alarmName, { when: now + soonest, periodInMinutes });

/** Sets the one alarm to the next moment that matters. */
export async function planAlarm(
  overview: Overview,
  lockAt: number | null,
  now: number,
): Promise<void> {
  const when = nextWake(overview, lockAt, now);
  if (when === null) await browser.alarms.clear(alarmName);
  else await browser.alarms.create(alarmName, { when, periodInMinutes });
}
