import type { Locator, Page } from "playwright-core";

/** The labels of the account form. */
export type FieldLabel =
  | "Account name"
  | "Registrar"
  | "System"
  | "User"
  | "Role user (optional)"
  | "Password"
  | "Customer handle"
  | "Currency of the account (optional)"
  | "API key"
  | "Organisation ID (optional)"
  | "Personal access token"
  | "Context (optional)"
  | "User of the price list (optional)"
  | "Password of the price list (optional)"
  | "API user"
  | "One-time password"
  | "API endpoint (advanced)"
  | "Warn below (amount)"
  | "Check every (minutes)";

export type Typed = Partial<Record<FieldLabel, string>>;

const advanced: readonly string[] = [
  "API endpoint (advanced)",
  "Warn below (amount)",
  "Check every (minutes)",
];

export const fieldOf = (page: Page, label: FieldLabel): Locator =>
  page.getByLabel(label, { exact: true });

export const button = (page: Page, name: string): Locator =>
  page.getByRole("button", { name, exact: true });

/** The first step of a new account; of one that is kept, the field. */
async function chooseRegistrar(page: Page, name: string): Promise<void> {
  const field = fieldOf(page, "Registrar");
  if ((await field.count()) > 0) {
    await field.selectOption({ label: name });
    return;
  }
  const isChosen = (await page.getByRole("group", { name: "Where is the account?" }).count()) === 0;
  if (isChosen) await button(page, "Back").click();
  await button(page, name).click();
}

/** Unfolds what few need to touch. */
export async function openAdvanced(page: Page): Promise<void> {
  const folded = page.locator("details.advanced:not([open]) > summary");
  if ((await folded.count()) > 0) await folded.click();
}

/** Fills the fields of the open form by their labels. */
export async function fillForm(page: Page, typed: Typed): Promise<void> {
  const { Registrar, System, ...fields } = typed;
  // Most accounts of the scenarios are HEXONET's.
  if (Registrar !== undefined || typed.User !== undefined)
    await chooseRegistrar(page, Registrar ?? "HEXONET (ISPAPI)");
  if (System !== undefined) await page.getByRole("radio", { name: System, exact: true }).check();
  for (const [label, value] of Object.entries(fields) as [FieldLabel, string][]) {
    const field = fieldOf(page, label);
    if (advanced.includes(label) && !(await field.isVisible())) await openAdvanced(page);
    await field.fill(value);
  }
}

export type SectionName = "Accounts" | "Warnings" | "Security" | "Appearance" | "Data" | "About";

/** Chooses a section of the settings by their navigation. */
export const openSection = (page: Page, name: SectionName): Promise<void> =>
  page
    .getByRole("navigation", { name: "Sections of the settings" })
    .getByRole("link", { name, exact: true })
    .click();

/** Opens the form for a new account from the list. */
export async function openNewForm(page: Page): Promise<void> {
  await openSection(page, "Accounts");
  await button(page, "Add account").click();
  await page.getByRole("form", { name: "Add account" }).waitFor();
}

/** Runs the test of the open form; resolves when the registrar has answered well. */
export async function testForm(page: Page): Promise<void> {
  await button(page, "Check").click();
  await page.getByRole("heading", { name: "Sign-in succeeded" }).waitFor();
}

/** Keeps what was tested, a new account or another login of one; resolves when the list is back. */
export async function saveForm(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: /^Save (?:account|login)$/ }).click();
  await page.getByText(`saved: ${name}`).waitFor();
}

/** Keeps the settings of an account, which need no test; resolves when they are kept. */
export async function saveSettings(page: Page, name: string): Promise<void> {
  await button(page, "Save settings").click();
  await page.getByText(`Settings saved: ${name}`).waitFor();
}

/** Leaves the page of an account with what is typed there. */
export async function leaveTyped(page: Page): Promise<void> {
  await button(page, "Back to the accounts").click();
  await button(page, "Leave without saving").click();
  await page.getByRole("heading", { name: "Accounts", exact: true }).waitFor();
}

/** Adds an account through the form as a user does. */
export async function addThroughForm(
  page: Page,
  typed: Typed & { "Account name": string },
): Promise<void> {
  await openNewForm(page);
  await fillForm(page, typed);
  await testForm(page);
  await saveForm(page, typed["Account name"]);
}

/** The card of an account in the list of the settings. */
export const cardOf = (page: Page, name: string): Locator =>
  page.getByRole("listitem").filter({ has: page.getByRole("heading", { name, exact: true }) });

/** Chooses in the menu of an account in the list. */
export async function chooseFor(page: Page, name: string, item: string): Promise<void> {
  await cardOf(page, name)
    .getByRole("button", { name: `More for ${name}` })
    .click();
  await page.getByRole("menuitem", { name: item }).click();
}

/** What the test's panel reports, term by term. */
export const reportOf = (page: Page): Promise<Record<string, string>> =>
  page
    .locator("form dl")
    .evaluate((list) =>
      Object.fromEntries(
        [...list.querySelectorAll<HTMLElement>("div")].map((row) => [
          row.querySelector("dt")?.textContent ?? "",
          (row.querySelector("dd")?.textContent ?? "").replaceAll("\u00a0", " "),
        ]),
      ),
    );
