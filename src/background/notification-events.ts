import { browser } from "../platform/browser.ts";
import { snooze } from "./manage-alert-settings.ts";
import { accountsOf, isWarning, snoozes } from "./notifications.ts";
import { publish } from "./publish.ts";

/** Opens the dashboard, at an account where one is given; one that is open already is brought to the front instead. */
async function openDashboard(accountId: string | undefined): Promise<void> {
  const page = browser.runtime.getURL("dashboard.html");
  const url = accountId === undefined ? page : `${page}#account=${accountId}`;
  const [open] = await browser.tabs.query({ url: page });
  if (open?.id === undefined) {
    await browser.tabs.create({ url });
    return;
  }
  await browser.tabs.update(open.id, { url, active: true });
  // Firefox for Android has no windows, though the types know them everywhere.
  const windows: typeof browser.windows | undefined = browser.windows;
  if (open.windowId !== undefined) await windows?.update(open.windowId, { focused: true });
}

async function clicked(notificationId: string): Promise<void> {
  if (!isWarning(notificationId)) return;
  const [first] = await accountsOf(notificationId);
  await openDashboard(first);
  await browser.notifications.clear(notificationId);
}

/** Silences all accounts that the notification is about; one that is gone meanwhile hinders none of the others. */
async function buttonClicked(notificationId: string, button: number): Promise<void> {
  const chosen = snoozes[button];
  if (!isWarning(notificationId) || chosen === undefined) return;
  const until = Date.now() + chosen.span;
  const accountIds = await accountsOf(notificationId);
  await Promise.all(accountIds.map((id) => snooze(id, until)));
  await publish();
  await browser.notifications.clear(notificationId);
}

/**
 * Listens to clicks. To be called at every start of the worker, and again when the permission was granted:
 * before that the browser knows no notifications. Adding a listener twice adds it once.
 */
export function listenToNotifications(): void {
  // Typed as always there.
  const known: typeof browser.notifications | undefined = browser.notifications;
  known?.onClicked.addListener(clicked);
  known?.onButtonClicked.addListener(buttonClicked);
}
