import { alarmKinds, type PlainEvent } from "../domain/diagnostic-log.ts";
import { serveMessages } from "../messages/serve.ts";
import { browser } from "../platform/browser.ts";
import { markWrittenRecords } from "../storage/written-records.ts";
import { tidyVault } from "../vault/state.ts";
import { alarmName } from "./alarm.ts";
import { atWork } from "./at-work.ts";
import { checkAfter, checkDue } from "./checks.ts";
import { finishDeletion } from "./delete-everything.ts";
import { noteForDiagnostics } from "./diagnostics.ts";
import { digestAlarm, tellDigest } from "./digest.ts";
import { removeOrphans } from "./foresight/forget.ts";
import { keepAllForesights } from "./foresight/keep-foresight.ts";
import { listenToActs } from "./listen-to-acts.ts";
import { endVoidSnoozes } from "./manage-alert-settings.ts";
import { handlers } from "./message-handlers.ts";
import { withMutex } from "./mutex.ts";
import { listenToNotifications } from "./notification-events.ts";
import { openWelcome } from "./open-welcome.ts";
import { publish, publishFault } from "./publish.ts";
import { finishInTurn, removalAlarm } from "./removals.ts";
import { forgetUnpublished, isUnpublished } from "./unpublished.ts";
import { unwaited } from "./unwaited.ts";
import { lockIfIdle } from "./vault-lock.ts";
import { warnAlarm } from "./warn.ts";

const note = (event: PlainEvent): void => noteForDiagnostics({ at: Date.now(), event });
note("start");

// Every listener is registered here, at once: the event that woke the worker is delivered only to
// listeners that stand when the script has run.

/** Brings everything up to date; publishes also when nothing is due, as figures may have become stale meanwhile. */
async function bringUpToDate(): Promise<void> {
  await withMutex(() => lockIfIdle(Date.now()));
  await finishInTurn(Date.now());
  await endVoidSnoozes(Date.now());
  await Promise.all([publish(), checkDue(Date.now())]);
  await tellDigest(Date.now()).catch(publishFault);
}

/** The same where an earlier worker was killed between a change and its being shown. */
async function showUnpublished(): Promise<void> {
  await keepAllForesights(Date.now());
  await bringUpToDate();
  await forgetUnpublished();
}

/** A start of the browser or of a new version: leftovers of a change that was cut short are cleared first. */
async function begin(): Promise<void> {
  await finishDeletion(Date.now());
  await withMutex(tidyVault);
  await markWrittenRecords();
  await finishInTurn(Date.now());
  await withMutex(() => removeOrphans(Date.now()));
  await showUnpublished();
}

// The badge and alarm may be gone (Firefox forgets alarms at restart, every browser the badge text).
browser.runtime.onInstalled.addListener(({ reason }) => {
  note("installed");
  // Neither keeps the other from being done.
  return Promise.all([unwaited(begin()), reason === "install" && unwaited(openWelcome())]);
});
browser.runtime.onStartup.addListener(() => {
  note("browser-start");
  return unwaited(begin());
});

browser.alarms.onAlarm.addListener(({ name }) => {
  const kind = alarmKinds.find((known) => known === name);
  if (kind) note(`alarm-${kind}`);
  const isOurs = [alarmName, warnAlarm, digestAlarm, removalAlarm].includes(name);
  return isOurs ? unwaited(bringUpToDate()) : undefined;
});

listenToNotifications();
listenToActs();
browser.permissions.onRemoved.addListener(() => note("permissions-removed"));
browser.permissions.onAdded.addListener(() => {
  note("permissions-added");
  listenToNotifications();
  return unwaited(checkAfter(["no-permission"], Date.now()));
});
self.addEventListener("online", () => unwaited(checkAfter(["offline", "unreachable"], Date.now())));

serveMessages(handlers, atWork);

/** Switched off and on again in the browser's add-on manager, an extension gets neither event nor old alarm. */
async function ensureAlarm(): Promise<void> {
  // What an earlier worker did not live to remove.
  await finishDeletion(Date.now());
  await finishInTurn(Date.now());
  if (await isUnpublished()) await showUnpublished();
  else if (!(await browser.alarms.get(alarmName))) await bringUpToDate();
}
void unwaited(ensureAlarm());
