// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ok } from "../../../src/domain/failure.ts";
import { initialPreferences, type Preferences } from "../../../src/domain/preferences.ts";
import { overviewVersion } from "../../../src/storage/overview-version.ts";
import { speak } from "../../../src/text/speak.ts";
import { OptionsPage } from "../../../src/ui/options/options-page.tsx";
import { axeFindings, preparePage } from "../../support/ui/axe.ts";
import { useFakeBrowser } from "../../support/ui/current-browser.ts";
import { accountsOf, fixtureNow, fixtures } from "../../support/ui/fixtures.ts";
import { messagesOf } from "../../support/ui/messages-of.ts";

vi.mock("../../../src/platform/browser.ts", () => import("../../support/ui/current-browser.ts"));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: fixtureNow });
  preparePage("Settings");
  location.hash = "#appearance";
  vi.stubGlobal("fetch", async (address: string) => ({
    json: async () => messagesOf(/_locales\/(\w+)\//.exec(address)?.[1] ?? ""),
  }));
});
afterEach(async () => {
  cleanup();
  await speak(initialPreferences);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const overviewOf = (part: Partial<Preferences> = {}) => ({
  ...fixtures.several,
  preferences: { ...initialPreferences, ...part },
});

function open(language = "en") {
  const fake = useFakeBrowser({ language });
  const overview = overviewOf();
  render(
    <OptionsPage accounts={ok(accountsOf(overview))} overview={ok(overview)} allAlerts={ok({})} />,
  );
  return {
    ...fake,
    /** As the worker keeps it, and tells every page. */
    keep: (part: Partial<Preferences>) =>
      fake.write("overview", { version: overviewVersion, value: overviewOf(part) }),
  };
}

const section = () => screen.getByRole("region", { name: /Appearance|Darstellung/ });
const choice = (name: string) => within(section()).getByLabelText<HTMLSelectElement>(name);
const choicesOf = (name: string) => [...choice(name).options].map(({ textContent }) => textContent);

it("offers the browser's own first, and each language in its own words", async () => {
  open("en-GB");
  expect(choicesOf("Language")).toEqual([
    "As the browser: English (United Kingdom)",
    "Deutsch",
    "English",
  ]);
  expect(choicesOf("Region")).toContain("German (Switzerland)");
  expect(choicesOf("Files for spreadsheets")).toEqual([
    "As the region has it: Comma, 1234.50",
    "Semicolon, 1234,50",
    "Semicolon, 1234.50",
    "Comma, 1234.50",
  ]);
  expect(section().textContent).toContain("−1,234.50");
  expect(await axeFindings()).toEqual([]);
});

it("keeps what is chosen at once", async () => {
  const { sent } = open();
  fireEvent.change(choice("Language"), { target: { value: "de" } });
  fireEvent.change(choice("Region"), { target: { value: "de-CH" } });
  fireEvent.change(choice("Files for spreadsheets"), { target: { value: "semicolon-point" } });
  fireEvent.change(choice("The icon while all is well"), { target: { value: "funds" } });
  const kept = sent.map((message) => (message as { preferences?: Preferences }).preferences);
  expect(kept).toEqual([
    { ...initialPreferences, language: "de" },
    { ...initialPreferences, region: "de-CH" },
    { ...initialPreferences, spreadsheet: "semicolon-point" },
    { ...initialPreferences, iconWhenWell: "funds" },
  ]);
});

it("the page speaks the chosen language at once, title and language of the document too", async () => {
  const { keep } = open();
  keep({ language: "de" });
  await waitFor(() => expect(section().textContent).toContain("Wie der Browser"));
  expect(document.documentElement.lang).toBe("de");
  expect(document.title).toBe("Einstellungen · Reseller Balance");
  // The browser's own region stays.
  expect(section().textContent).toContain("−1,234.50");
  keep({});
  await waitFor(() => expect(section().textContent).toContain("As the browser"));
});

it("the page writes numbers and dates for the chosen region at once, in its own words", async () => {
  const { keep } = open();
  keep({ region: "de-CH" });
  await waitFor(() => expect(section().textContent).toMatch(/−1['’]234\.50/));
  expect(section().textContent).toMatch(/Nov/);
  expect(choicesOf("Files for spreadsheets")[0]).toBe("As the region has it: Semicolon, 1234.50");
});

it("the theme and the density that were chosen are on the page, and there for the next one before it is painted", async () => {
  const { keep, sent } = open();
  fireEvent.change(choice("Theme"), { target: { value: "dark" } });
  expect(sent.at(-1)).toMatchObject({ name: "save-preferences", preferences: { theme: "dark" } });
  keep({ theme: "dark", density: "compact" });
  const { documentElement } = document;
  await waitFor(() => expect(documentElement.style.colorScheme).toBe("dark"));
  expect(documentElement.dataset.density).toBe("compact");
  documentElement.style.colorScheme = "";
  documentElement.dataset.density = "";
  await import("../../../src/ui/shared/theme.ts");
  expect([documentElement.style.colorScheme, documentElement.dataset.density]).toEqual([
    "dark",
    "compact",
  ]);
  keep({ theme: "system", density: "comfortable" });
  await waitFor(() => expect(documentElement.style.colorScheme).toBe(""));
});

it("a language that writes numbers in another way than the browser offers its region, and changes nothing by itself", async () => {
  const { keep, sent } = open("en");
  keep({ language: "de" });
  const offer = await screen.findByRole("button", { name: /Deutschland/ });
  expect(sent).toEqual([]);
  fireEvent.click(offer);
  expect(sent.at(-1)).toMatchObject({ preferences: { region: "de-DE" } });
  keep({ language: "de", region: "de-DE" });
  await waitFor(() => expect(screen.queryByRole("button", { name: /Deutschland/ })).toBeNull());
});

it("a language that writes them as the browser does offers nothing", async () => {
  const { keep } = open("en");
  keep({ language: "en" });
  await waitFor(() => expect(choice("Language").value).toBe("en"));
  expect(screen.queryByText(/still written as your browser/)).toBeNull();
});
