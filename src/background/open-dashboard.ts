import { browser } from "../platform/browser.ts";

/** Opens the dashboard, at an account where one is given; one that is open already is brought to the front instead. */
export async function openDashboard(accountId?: string): Promise<void> {
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
