import { browser } from "../platform/browser.ts";
import { snooze } from "./manage-watch.ts";
import { accountOf, snoozes } from "./notifications.ts";
import { publish } from "./publish.ts";

/** Opens the dashboard at an account; one that is open already is brought to the front instead. */
async function openDashboard(accountId: string): Promise<void> {
  const page = browser.runtime.getURL("dashboard.html");
  const url = `${page}#account=${accountId}`;
  const [open] = await browser.tabs.query({ url: page });
  if (open?.id === undefined) {
    await browser.tabs.create({ url });
    return;
  }
  await browser.tabs.update(open.id, { url, active: true });
  if (open.windowId !== undefined) await browser.windows.update(open.windowId, { focused: true });
}

async function clicked(notificationId: string): Promise<void> {
  const accountId = accountOf(notificationId);
  if (accountId === undefined) return;
  await openDashboard(accountId);
  await browser.notifications.clear(notificationId);
}

async function buttonClicked(notificationId: string, button: number): Promise<void> {
  const [accountId, chosen] = [accountOf(notificationId), snoozes[button]];
  if (accountId === undefined || chosen === undefined) return;
  await snooze(accountId, Date.now() + chosen.span);
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
