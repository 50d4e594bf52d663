import { browser } from "../platform/browser.ts";

/** Opens the page that says what the extension does and how to begin. Rejects where the browser opens no tab. */
export async function openWelcome(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL("welcome.html") });
}
