import { initialAlertSettings } from "../domain/alert-settings.ts";
import { type Failure, failure } from "../domain/failure.ts";
import type { Overview } from "../domain/overview.ts";
import type { DueWarnings } from "../domain/warnings/due.ts";
import { shown, warningRound } from "../domain/warnings/round.ts";
import { browser } from "../platform/browser.ts";
import { alertSettingsRecord } from "../storage/alert-settings-record.ts";
import { foresightRecord } from "../storage/foresight-record.ts";
import { warningsRecord } from "../storage/warnings-record.ts";
import { mayNotify, notify } from "./notifications.ts";

/** Fires when quiet hours or a snooze end while something is held back, or time alone brings a warning. */
export const warnAlarm = "warn";

async function planWarnAlarm(when: number | null): Promise<void> {
  if (when === null) await browser.alarms.clear(warnAlarm);
  else await browser.alarms.create(warnAlarm, { when });
}

/**
 * Decides what to warn of, keeps it in the log and shows it, at `now` (milliseconds since the epoch). Kept
 * before it is shown: should the worker die in between, it is shown at its next start, and where nothing can
 * be kept nothing is shown, for it would come again and again. Where a record cannot be read, nothing is
 * decided. Never rejects: what could not be shown is tried again at the next publication.
 * @returns why nothing could be decided or kept, so that it is said elsewhere; null: it was, or the overview says so already
 */
export async function warn(overview: Overview, now: number): Promise<Failure | null> {
  // What was set aside harms none of the rest.
  if (overview.problem !== null && overview.problem.kind !== "set-aside") return null;
  try {
    const [allAlerts, foresights, canShow] = await Promise.all([
      alertSettingsRecord.read(),
      foresightRecord.read(),
      overview.preferences.notify && mayNotify(),
    ]);
    if (!allAlerts.ok) return allAlerts.failure;
    if (!foresights.ok) return foresights.failure;
    const all = overview.accounts.map((account) => ({
      account,
      foresight: foresights.value[account.id] ?? null,
      alerts: allAlerts.value[account.id] ?? initialAlertSettings,
    }));
    let round: ReturnType<typeof warningRound> | undefined;
    const kept = await warningsRecord.update((before) => {
      round = warningRound(before, all, overview, canShow, now);
      return round.after;
    });
    if (!kept.ok) return kept.failure;
    if (!round) return null;
    await planWarnAlarm(round.wakeAt);
    const told: DueWarnings[][] = [];
    for (const due of round.due) if (await notify(due, now).then(yes, no)) told.push(due);
    if (told.length === 0) return null;
    const noted = await warningsRecord.update((state) => shown(state, told));
    return noted.ok ? null : noted.failure;
  } catch (error) {
    // The browser refused to look: the next publication looks again.
    return failure("storage", { text: String(error) });
  }
}

const yes = (): boolean => true;
const no = (): boolean => false;
