import { browser } from "../platform/browser.ts";
import { digestId } from "./digest.ts";
import { snooze } from "./manage-alert-settings.ts";
import { accountsOf, isWarning, snoozes } from "./notifications.ts";
import { openDashboard } from "./open-dashboard.ts";
import { published } from "./unpublished.ts";
import { unwaited } from "./unwaited.ts";

async function clicked(notificationId: string): Promise<void> {
  if (!isWarning(notificationId) && notificationId !== digestId) return;
  // The digest is about all of them.
  const [first] = isWarning(notificationId) ? await accountsOf(notificationId) : [];
  await openDashboard(first);
  await browser.notifications.clear(notificationId);
}

/** Silences all accounts that the notification is about; one that is gone meanwhile hinders none of the others. */
async function buttonClicked(notificationId: string, button: number): Promise<void> {
  const chosen = snoozes[button];
  if (!isWarning(notificationId) || chosen === undefined) return;
  const until = Date.now() + chosen.span;
  const accountIds = await accountsOf(notificationId);
  await published(() => Promise.all(accountIds.map((id) => snooze(id, until))));
  await browser.notifications.clear(notificationId);
}

const onClicked = (id: string) => unwaited(clicked(id));
const onButtonClicked = (id: string, button: number) => unwaited(buttonClicked(id, button));

/**
 * Listens to clicks. To be called at every start of the worker, and again when the permission was granted:
 * before that the browser knows no notifications. Adding a listener twice adds it once.
 */
export function listenToNotifications(): void {
  // Typed as always there.
  const known: typeof browser.notifications | undefined = browser.notifications;
  known?.onClicked.addListener(onClicked);
  known?.onButtonClicked.addListener(onButtonClicked);
}
