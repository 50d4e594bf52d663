import type { Page } from "playwright-core";
import { untilSays } from "./reading.ts";
import { button, openSection } from "./settings-form.ts";

/** The toolbar's sign for a locked vault; Linux desktops often have no font for the lock. */
export const lockedBadge = process.platform === "linux" ? "-" : "\u{1f512}";

/** The form takes the focus when it opens: what is typed before that would land in its first field. */
const untilFocused = (page: Page, label: string): Promise<void> =>
  page.getByLabel(label, { exact: true }).and(page.locator(":focus")).waitFor();

const type = (page: Page, label: string, value: string): Promise<void> =>
  page.getByLabel(label, { exact: true }).fill(value);

async function submit(page: Page, name: string): Promise<void> {
  await page.getByRole("form", { name, exact: true }).getByRole("button", { name }).click();
}

/** Opens the form behind a button of the security section, and types a new passphrase twice. */
export async function typePassphrase(
  page: Page,
  task: "Set a passphrase" | "Change passphrase",
  next: string,
  again = next,
): Promise<void> {
  await openSection(page, "Security");
  await button(page, task).click();
  await untilFocused(page, task === "Set a passphrase" ? "New passphrase" : "Current passphrase");
  await type(page, "New passphrase", next);
  await type(page, "New passphrase again", again);
}

/** Puts the vault under a passphrase by the settings; resolves when they say that it is done. */
export async function setPassphrase(page: Page, next: string): Promise<void> {
  await typePassphrase(page, "Set a passphrase", next);
  await submit(page, "Set a passphrase");
  await untilSays(page, "The passphrase is set. The passwords are unlocked for now.");
}

/** Asks the settings to change the passphrase; the answer is to be awaited by what they say. */
export async function askForChange(page: Page, current: string, next: string): Promise<void> {
  await typePassphrase(page, "Change passphrase", next);
  await type(page, "Current passphrase", current);
  await submit(page, "Change passphrase");
}

export async function changePassphrase(page: Page, current: string, next: string): Promise<void> {
  await askForChange(page, current, next);
  await untilSays(page, "The passphrase is changed.");
}

export async function removePassphrase(page: Page, current: string): Promise<void> {
  await openSection(page, "Security");
  await button(page, "Remove passphrase").click();
  await untilFocused(page, "Current passphrase");
  await type(page, "Current passphrase", current);
  await submit(page, "Remove passphrase");
  await untilSays(page, "The passphrase is removed. The passwords are still there.");
}

/** Types a passphrase into the unlock form of the popup or the settings, right or wrong. */
export async function tryToUnlock(page: Page, passphrase: string): Promise<void> {
  await type(page, "Passphrase", passphrase);
  await button(page, "Unlock").click();
}

/** The same with the right one; resolves when the form has gone. */
export async function unlock(page: Page, passphrase: string): Promise<void> {
  await tryToUnlock(page, passphrase);
  await button(page, "Unlock").waitFor({ state: "detached" });
}
