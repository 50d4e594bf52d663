// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { failure, ok } from "../../../src/domain/failure.ts";
import { undoSpan } from "../../../src/domain/undo-span.ts";
import { OptionsPage } from "../../../src/ui/options/options-page.tsx";
import { axeFindings, preparePage } from "../../support/ui/axe.ts";
import { useFakeBrowser } from "../../support/ui/current-browser.ts";
import { accountsOf, fixtureNow, fixtures } from "../../support/ui/fixtures.ts";

vi.mock("../../../src/platform/browser.ts", () => import("../../support/ui/current-browser.ts"));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: fixtureNow });
  preparePage("Settings");
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

type Setup = Parameters<typeof useFakeBrowser>[0];
const { several } = fixtures;
const accounts = accountsOf(several);

function open(setup: Setup = {}, hash = "", at = fixtureNow, isBegun = false) {
  location.hash = hash;
  const fake = useFakeBrowser(setup);
  render(<OptionsPage accounts={ok(accounts)} overview={ok(several)} allAlerts={ok({})} />);
  /** As the worker does: Webshop EU is the second of four. */
  const takeOut = () => {
    const [account] = accounts.filter(({ id }) => id === "webshop");
    fake.write("accounts", { version: 2, value: accounts.filter((each) => each !== account) });
    const removal = { account, behind: [], at, isBegun };
    fake.write("removals", { version: 1, value: [removal] });
  };
  return { ...fake, takeOut };
}

async function removeWebshop(): Promise<void> {
  fireEvent.click(screen.getByRole("button", { name: "More for Webshop EU" }));
  fireEvent.click(await screen.findByRole("menuitem", { name: "Remove account" }));
}
const undo = () => screen.findByRole("button", { name: "Undo" });

it("an account is removed at once and without a question, and Undo has the focus", async () => {
  const fake = open();
  await removeWebshop();
  expect(fake.sent).toEqual([{ name: "remove-account", accountId: "webshop" }]);
  fake.takeOut();
  const button = await undo();
  await waitFor(() => expect(document.activeElement).toBe(button));
  const told = document.getElementById(button.getAttribute("aria-describedby") ?? "");
  expect(told?.textContent).toBe("Webshop EU is removed. Its history stays here for 90 days.");
  expect(screen.queryByRole("heading", { name: "Webshop EU" })).toBeNull();
  expect(await axeFindings()).toEqual([]);
});

it("it is taken back by Undo, which is said", async () => {
  const fake = open();
  await removeWebshop();
  fake.takeOut();
  fireEvent.click(await undo());
  await waitFor(() =>
    expect(fake.sent.at(-1)).toEqual({ name: "undo-removal", accountId: "webshop" }),
  );
  expect(await screen.findByText(/Webshop EU.* is back\./)).toBeTruthy();
});

it("too late is said as well", async () => {
  const fake = open({
    reply: ({ name }) =>
      name === "undo-removal"
        ? { ok: false, failure: failure("account-gone") }
        : { ok: true, value: null },
  });
  fake.takeOut();
  fireEvent.click(await undo());
  expect(await screen.findByText(/^This account has been removed/)).toBeTruthy();
});

it("the seconds that are left are counted, for the eye alone", async () => {
  const fake = open({}, "", fixtureNow - 3500);
  fake.takeOut();
  await undo();
  const left = screen.getByText("7 s");
  expect(left.getAttribute("aria-hidden")).toBe("true");
});

it("nothing can be taken back any more once the time is over", async () => {
  const fake = open();
  fake.takeOut();
  await undo();
  vi.setSystemTime(fixtureNow + undoSpan);
  await waitFor(() => expect(screen.queryByRole("button", { name: "Undo" })).toBeNull(), {
    timeout: 5000,
  });
});

it("it can be removed now, with no time left to take it back", async () => {
  const fake = open();
  fake.takeOut();
  await undo();
  fireEvent.click(screen.getByRole("button", { name: "Remove it now" }));
  await waitFor(() =>
    expect(fake.sent.at(-1)).toEqual({ name: "finish-removal", accountId: "webshop" }),
  );
});

it("what has begun to go is not offered to be taken back", async () => {
  const fake = open({}, "", fixtureNow, true);
  fake.takeOut();
  await waitFor(() => expect(screen.queryByRole("heading", { name: "Webshop EU" })).toBeNull());
  expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
});

it("its own page leads back to the list, without saying that it is gone", async () => {
  const fake = open({}, "#edit=webshop");
  fireEvent.click(screen.getByRole("button", { name: "Remove account" }));
  expect(await screen.findByRole("region", { name: "Accounts" })).toBeTruthy();
  fake.takeOut();
  await undo();
  expect(screen.queryByText(/no longer here/)).toBeNull();
});

it("a removal that could not be noted is said, and the account stays", async () => {
  open({ reply: () => ({ ok: false, failure: failure("storage", { text: "disk full" }) }) });
  await removeWebshop();
  expect(await screen.findByText("disk full")).toBeTruthy();
  expect(screen.getByRole("heading", { name: "Webshop EU" })).toBeTruthy();
});
