// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { failed, failure, ok } from "../../../../src/domain/failure.ts";
import { OptionsPage } from "../../../../src/ui/options/options-page.tsx";
import { axeFindings, preparePage } from "../../../support/ui/axe.ts";
import { useFakeBrowser } from "../../../support/ui/current-browser.ts";
import { accountsOf, fixtureNow, fixtures } from "../../../support/ui/fixtures.ts";
import "../../../support/ui/dialogs.ts";

vi.mock(
  "../../../../src/platform/browser.ts",
  () => import("../../../support/ui/current-browser.ts"),
);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: fixtureNow });
  preparePage("Settings");
  location.hash = "#data";
});
afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.useRealTimers();
});

function open(reply?: () => unknown) {
  const fake = useFakeBrowser({ ...(reply && { reply }) });
  const { several } = fixtures;
  render(
    <OptionsPage accounts={ok(accountsOf(several))} overview={ok(several)} allAlerts={ok({})} />,
  );
  fireEvent.click(screen.getByRole("button", { name: "Delete everything" }));
  return fake;
}
const dialog = () => within(screen.getByRole("dialog", { name: "Delete everything?" }));
const type = (value: string) =>
  fireEvent.input(dialog().getByLabelText("To go on, type “delete”"), { target: { value } });
const press = () => fireEvent.click(dialog().getByRole("button", { name: "Delete everything" }));

it("says what goes and what stays, and does nothing before the word is typed", async () => {
  const { sent } = open();
  expect(await axeFindings()).toEqual([]);
  expect(screen.getByRole("dialog").textContent).toContain(
    "what is kept of accounts that were removed",
  );
  for (const word of ["", "yes", "delet"]) {
    type(word);
    press();
    expect(dialog().getByRole("button", { name: "Delete everything" }).ariaDisabled).toBe("true");
    expect(document.activeElement).toBe(dialog().getByLabelText("To go on, type “delete”"));
  }
  expect(sent).toEqual([]);
});

it("then deletes all by one message, and says when it is done", async () => {
  localStorage.setItem("look", "dark compact");
  const { sent } = open(() => ok(null));
  type(" Delete ");
  press();
  await screen.findByText("Everything is deleted.");
  expect(sent).toEqual([{ name: "delete-everything" }]);
  expect(localStorage.getItem("look")).not.toBe("dark compact");
  expect(screen.queryByRole("dialog")).toBeNull();
});

it("says what kept it from being done, and nothing is called deleted", async () => {
  localStorage.setItem("shown", "main");
  open(() => failed(failure("storage", { text: "AbortError" })));
  type("delete");
  press();
  await waitFor(() => expect(dialog().getByRole("alert").textContent).toContain("AbortError"));
  expect(screen.queryByText("Everything is deleted.")).toBeNull();
  expect(localStorage.getItem("shown")).toBe("main");
});
