// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ok } from "../../../src/domain/failure.ts";
import { OptionsPage } from "../../../src/ui/options/options-page.tsx";
import { sections } from "../../../src/ui/options/sections.ts";
import { preparePage } from "../../support/ui/axe.ts";
import { useFakeBrowser } from "../../support/ui/current-browser.ts";
import { accountsOf, fixtureNow, fixtures } from "../../support/ui/fixtures.ts";
import "../../support/ui/dialogs.ts";

vi.mock("../../../src/platform/browser.ts", () => import("../../support/ui/current-browser.ts"));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: fixtureNow });
  preparePage("Settings");
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function open(hash = "") {
  location.hash = hash;
  const fake = useFakeBrowser({});
  const { several } = fixtures;
  render(
    <OptionsPage accounts={ok(accountsOf(several))} overview={ok(several)} allAlerts={ok({})} />,
  );
  return fake;
}

const navigation = () => within(screen.getByRole("navigation", { name: /^Sections/ }));
const choose = (name: string) => fireEvent.click(navigation().getByRole("link", { name }));
const headings = () => screen.getAllByRole("heading", { level: 2 }).map((each) => each.textContent);
const current = () => navigation().getByRole("link", { current: "page" }).textContent;

it("begins with the accounts, and shows one section at a time", () => {
  open();
  expect(current()).toBe("Accounts");
  expect(headings()).toEqual(["Accounts"]);
});

it.each(sections)("is opened at %s by its address", (section) => {
  open(`#${section}`);
  expect(current()?.toLowerCase()).toBe(section);
  expect(document.getElementById(section)?.tagName).toBe("H2");
});

it("a chosen section takes the focus at its heading, and has an address of its own", async () => {
  open();
  const before = history.length;
  choose("Appearance");
  await waitFor(() => expect(document.activeElement?.id).toBe("appearance"));
  expect(headings()).toEqual(["Appearance"]);
  expect(location.hash).toBe("#appearance");
  expect(history.length).toBe(before + 1);
});

it("an account that is opened has an address of its own: a reload, and the way back, show it again", async () => {
  open();
  const before = history.length;
  fireEvent.click(screen.getByRole("button", { name: "Edit Main account" }));
  expect(location.hash).toBe("#edit=main");
  expect(history.length).toBe(before + 1);
  const shown = headings();
  cleanup();
  open(location.hash);
  expect(headings()).toEqual(shown);
});

it("the section that an account belongs to leads back from its page", async () => {
  open("#edit=main");
  expect(current()).toBe("Accounts");
  choose("Accounts");
  await waitFor(() => expect(document.activeElement?.id).toBe("accounts"));
  expect(screen.queryByLabelText("Account name")).toBeNull();
});

it("a section with something typed that is not kept is not left without a question", async () => {
  open("#warnings");
  const days = () => screen.getByLabelText<HTMLInputElement>(/^Show SOON/);
  fireEvent.input(days(), { target: { value: "30" } });
  await waitFor(() =>
    expect(
      screen.getByRole("button", { name: "Discard changes" }).getAttribute("aria-disabled"),
    ).toBe("false"),
  );
  choose("About");
  fireEvent.click(
    within(await screen.findByRole("dialog")).getByRole("button", { name: "Cancel" }),
  );
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(days().value).toBe("30");
  expect(current()).toBe("Warnings");
  choose("About");
  fireEvent.click(await screen.findByRole("button", { name: "Leave without saving" }));
  await waitFor(() => expect(document.activeElement?.id).toBe("about"));
});

it("preferences go back to what they were at first, after a question", async () => {
  const fake = open("#data");
  fireEvent.click(screen.getByRole("button", { name: "Reset preferences" }));
  const dialog = within(await screen.findByRole("dialog"));
  expect(fake.sent).toEqual([]);
  fireEvent.click(dialog.getByRole("button", { name: "Reset preferences" }));
  expect(await screen.findByText("The preferences are as they were at first.")).toBeTruthy();
  expect(fake.sent.map(({ name }) => name)).toEqual(["save-preferences"]);
});
