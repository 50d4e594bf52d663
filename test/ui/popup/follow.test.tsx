// @vitest-environment jsdom
import { cleanup, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ok } from "../../../src/domain/failure.ts";
import { initialPreferences, type Preferences } from "../../../src/domain/preferences.ts";
import { overviewVersion } from "../../../src/storage/overview-version.ts";
import { speak } from "../../../src/text/speak.ts";
import { followLanguage } from "../../../src/ui/popup/follow.ts";
import { loadLate } from "../../../src/ui/popup/late.ts";
import { Popup } from "../../../src/ui/popup/popup.tsx";
import { preparePage } from "../../support/ui/axe.ts";
import { useFakeBrowser } from "../../support/ui/current-browser.ts";
import { fixtureNow, fixtures } from "../../support/ui/fixtures.ts";
import { messagesOf } from "../../support/ui/messages-of.ts";

vi.mock("../../../src/platform/browser.ts", () => import("../../support/ui/current-browser.ts"));

// As after the first paint.
await loadLate();

let end = (): void => undefined;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: fixtureNow });
  preparePage("Reseller Balance");
  vi.stubGlobal("fetch", async (address: string) => ({
    json: async () => messagesOf(/_locales\/(\w+)\//.exec(address)?.[1] ?? ""),
  }));
});
afterEach(async () => {
  end();
  cleanup();
  await speak(initialPreferences);
  vi.unstubAllGlobals();
  vi.useRealTimers();
  document.documentElement.style.colorScheme = "";
  document.documentElement.dataset.density = "";
});

const overviewOf = (part: Partial<Preferences> = {}) => ({
  ...fixtures.well,
  preferences: { ...initialPreferences, ...part },
});

/** The side panel, which stays open while something else is chosen. */
function open() {
  const fake = useFakeBrowser({});
  const popup = () => <Popup first={ok(overviewOf())} />;
  const { rerender } = render(popup());
  end = followLanguage(() => rerender(popup()));
  /** As another page chooses it, and the worker tells every page. */
  return (part: Partial<Preferences>) =>
    fake.write("overview", { version: overviewVersion, value: overviewOf(part) });
}

it("theme and density that are chosen elsewhere hold at once, where it stays open", async () => {
  const choose = open();
  const { documentElement } = document;
  choose({ theme: "dark", density: "compact" });
  await waitFor(() => expect(documentElement.style.colorScheme).toBe("dark"));
  expect(documentElement.dataset.density).toBe("compact");
  choose({});
  await waitFor(() => expect(documentElement.dataset.density).toBe("comfortable"));
  expect(documentElement.style.colorScheme).toBe("");
});

it("so does a language, and the way back to the browser's", async () => {
  const choose = open();
  choose({ language: "de" });
  await waitFor(() => expect(screen.getByText("Verfügbare Mittel")).toBeTruthy());
  expect(document.documentElement.lang).toBe("de");
  choose({});
  await waitFor(() => expect(screen.getByText("Available funds")).toBeTruthy());
});

it("and a region, in words that stay", async () => {
  const choose = open();
  choose({ region: "de-DE" });
  await waitFor(() => expect(document.querySelector(".figure")?.textContent).toContain("8.467,22"));
  expect(screen.getByText("Available funds")).toBeTruthy();
});
