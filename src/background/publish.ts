import { type Failure, failure, type Result } from "../domain/failure.ts";
import { emptyOverview, type Overview, type VaultView } from "../domain/overview.ts";
import type { Preferences } from "../domain/preferences.ts";
import { concealed, projectOverview } from "../domain/project-overview.ts";
import { publicationPause } from "../domain/publication-pause.ts";
import { withWarnedNow } from "../domain/warned-now.ts";
import { comparableAddress, sameAccountKey } from "../registrars/addresses.ts";
import { factsOf } from "../registrars/facts.ts";
import { accountsRecord } from "../storage/accounts-record.ts";
import { alertSettingsRecord } from "../storage/alert-settings-record.ts";
import { foresightRecord } from "../storage/foresight-record.ts";
import { overviewRecord } from "../storage/overview-record.ts";
import { preferencesRecord } from "../storage/preferences-record.ts";
import { snapshotsRecord } from "../storage/snapshots-record.ts";
import { warningsRecord } from "../storage/warnings-record.ts";
import { hideBy } from "../text/hidden-amounts.ts";
import { speak } from "../text/speak.ts";
import { unlockedUntil } from "../vault/keys.ts";
import { secretsRecord } from "../vault/secrets-record.ts";
import { applyMenu } from "./action-menu.ts";
import { planAlarm, planSoonest } from "./alarm.ts";
import { applyBadge } from "./apply-badge.ts";
import { asideProblem } from "./aside-problem.ts";
import { keepDiagnostics } from "./diagnostics.ts";
import { planDigest } from "./digest.ts";
import { areSamplesOn, sampleOverview } from "./samples/samples.ts";
import { tidyStanding } from "./standing-notifications.ts";
import { readVault } from "./vault-lock.ts";
import { warn } from "./warn.ts";

const isFailed = (result: Result<unknown>): result is Extract<typeof result, { ok: false }> =>
  !result.ok;

const registrars = { factsOf, addressOf: comparableAddress, moneyOf: sameAccountKey };

async function project(): Promise<Overview> {
  const [accounts, snapshots, foresights, preferences, allAlerts, vault, warnings, secrets] =
    await Promise.all([
      accountsRecord.settle(),
      snapshotsRecord.settle(),
      foresightRecord.read(),
      preferencesRecord.settle(),
      alertSettingsRecord.settle(),
      readVault(Date.now()),
      warningsRecord.settle(),
      secretsRecord.settle(),
    ]);
  const view = { mode: vault.mode, locked: vault.locked };
  if (!accounts.ok) return lastKnown(accounts.failure, preferences, view);
  if (!snapshots.ok) return lastKnown(snapshots.failure, preferences, view);
  // Each of them hides something that stands against being well.
  const problem =
    [preferences, foresights, allAlerts, warnings, secrets].find(isFailed)?.failure ??
    vault.problem ??
    (await asideProblem());
  if (accounts.value.length === 0 && (await areSamplesOn())) {
    const known = preferences.ok ? preferences.value : (await lastOverview()).preferences;
    // The names of the accounts are texts.
    await speak(known);
    return sampleOverview(known, registrars, view, problem, Date.now());
  }
  const kept = {
    accounts: accounts.value,
    snapshots: snapshots.value,
    foresights: foresights.ok ? foresights.value : {},
    allAlerts: allAlerts.ok ? allAlerts.value : {},
    warned: warnings.ok ? warnings.value.warned : {},
    preferences: preferences.ok ? preferences.value : (await lastOverview()).preferences,
  };
  return withWarnedNow(projectOverview(kept, registrars, view, problem), kept, Date.now());
}

/** What was published last: while preferences cannot be read those of then hold, what is to be hidden above all. */
async function lastOverview(): Promise<Overview> {
  const last = await overviewRecord.read();
  return last.ok ? last.value : emptyOverview;
}

/**
 * What was published last stays, dated as it is, under the failure that hides what came after. What is to be hidden, and
 * whether the vault is locked, is known all the same, and holds.
 */
async function lastKnown(
  problem: Failure,
  preferences: Result<Preferences>,
  view: Pick<VaultView, "mode" | "locked">,
): Promise<Overview> {
  const known = await lastOverview();
  const overview: Overview = {
    ...known,
    preferences: preferences.ok ? preferences.value : known.preferences,
    vault: { ...view, hidden: view.locked && known.vault.hidden },
    problem,
  };
  return view.locked && overview.preferences.hideWhenLocked ? concealed(overview) : overview;
}

async function publishNow(): Promise<void> {
  const overview = await project();
  hideBy(overview.preferences);
  // Tooltip and notifications; where its texts cannot be read they are in the browser's language.
  await speak(overview.preferences);
  const written = await overviewRecord.replace(overview);
  const shown = written.ok ? overview : { ...overview, problem: written.failure };
  // The alarm before the badge: without it nothing would ever be tried again.
  await planAlarm(shown, await unlockedUntil(), Date.now());
  await planDigest(shown.preferences, Date.now());
  try {
    await applyBadge(shown, Date.now());
    await applyMenu(shown);
  } finally {
    // Nobody is warned of what is not there.
    const problem = shown.sample ? null : await warn(shown, Date.now());
    // After it: what it has just shown of an account that was removed meanwhile goes as well.
    const tidied = await tidyStanding(shown.vault.hidden);
    const why = problem ?? (tidied.ok ? null : tidied.failure);
    if (why) await publishProblem(shown, why);
    await keepDiagnostics();
  }
}

/** Whoever relies on warnings that nobody can give must hear of it where they look. */
async function publishProblem(overview: Overview, problem: Failure): Promise<void> {
  const withProblem = { ...overview, problem };
  // Where this cannot be written either, the badge still says it.
  await overviewRecord.replace(withProblem);
  await applyBadge(withProblem, Date.now());
}

let running: Promise<void> | null = null;
let next: Promise<void> | null = null;
/** Until when what comes one by one waits, by the clock of `performance`. */
let restUntil = 0;
let gathering: Promise<void> | null = null;
/** Ends the pause that is under way. */
let endPause = (): void => undefined;

/**
 * Brings overview, badge and alarm up to date with the records. One at a time, and callers that come
 * while one is running share the next: a hundred checks that end together are published twice, not a hundred times.
 */
export function publish(): Promise<void> {
  if (running === null) {
    const began = performance.now();
    running = publishNow().finally(() => {
      running = null;
      const ended = performance.now();
      restUntil = ended + publicationPause(ended - began);
    });
    // Somebody waits for it, and what was gathered goes along: what follows it need not wait either.
    endPause();
    return running;
  }
  next ??= running.catch(ignoreHere).then(() => {
    next = null;
    return publish();
  });
  return next;
}

/**
 * The same for what comes one by one, the ends of checks: all that come in the pause after a publication share the next
 * one. Each publication has the browser hand a megabyte to every open page where there are hundreds of accounts.
 */
export function publishGathered(): Promise<void> {
  if (gathering === null && running === null && restUntil <= performance.now()) return publish();
  gathering ??= rest().then(() => {
    gathering = null;
    return publish();
  });
  return gathering;
}

/** Resolves at the end of the pause after a publication, that of the running one if there is one. */
async function rest(): Promise<void> {
  while (running !== null) await running.catch(ignoreHere);
  const pause = restUntil - performance.now();
  if (pause <= 0) return;
  const over = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, pause);
    endPause = () => {
      clearTimeout(timer);
      resolve();
    };
  });
  // A worker that dies meanwhile leaves what was gathered to the next one, which is to be woken for it soon. Where the
  // browser refuses that, it refuses the publication too, which says so.
  await Promise.all([over, planSoonest(Date.now()).catch(ignoreHere)]);
}

// Whoever asked for the running publication hears of its failure; the next one starts regardless.
const ignoreHere = (): void => undefined;

/**
 * Says what kept work from being done that nobody waits for, until the next publication, which comes with the next
 * try of it. Never rejects: where the browser refuses this too, there is no place left to say it.
 */
export const publishFault = (error: unknown): Promise<void> =>
  publish()
    .then(async () => {
      const found = await overviewRecord.read();
      if (found.ok && found.value.problem === null)
        await publishProblem(found.value, failure("storage", { text: String(error) }));
    })
    .catch(ignoreHere);
