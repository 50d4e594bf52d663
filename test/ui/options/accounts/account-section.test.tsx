// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ok } from "../../../../src/domain/failure.ts";
import type { Overview } from "../../../../src/domain/overview.ts";
import { OptionsPage } from "../../../../src/ui/options/options-page.tsx";
import { axeFindings, preparePage } from "../../../support/ui/axe.ts";
import { useFakeBrowser } from "../../../support/ui/current-browser.ts";
import { accountsOf, fixtureNow, fixtures } from "../../../support/ui/fixtures.ts";

vi.mock(
  "../../../../src/platform/browser.ts",
  () => import("../../../support/ui/current-browser.ts"),
);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: fixtureNow });
  preparePage("Settings");
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

/** Main account, Webshop EU, Sandbox (a test system) and US, with some more of the first's kind. */
function overviewWith(groups: Record<string, string> = {}, more: string[] = []): Overview {
  const { several } = fixtures;
  const [first] = several.accounts;
  if (!first) throw new Error("no account");
  const accounts = [
    ...several.accounts,
    ...more.map((name) => ({ ...first, id: name, name, sameAs: null })),
  ].map((account) => ({ ...account, group: groups[account.id] ?? "" }));
  return { ...several, accounts };
}

function open(overview: Overview) {
  location.hash = "";
  const fake = useFakeBrowser({});
  render(
    <OptionsPage accounts={ok(accountsOf(overview))} overview={ok(overview)} allAlerts={ok({})} />,
  );
  return {
    ...fake,
    reorder: (ids: string[]) => {
      const accounts = accountsOf(overview);
      fake.write("accounts", {
        version: 2,
        value: ids.map((id) => accounts.find((each) => each.id === id)),
      });
    },
  };
}

const names = () =>
  [...document.querySelectorAll(".accounts li .who :is(h3, h4)")].map((each) => each.textContent);
const heads = () => [...document.querySelectorAll(".group-name")].map((each) => each.textContent);
const handle = (name: string) => screen.getByRole("button", { name: `Move ${name}` });
const more = ["Three", "Four", "Five", "Six"];

describe("groups", () => {
  it("stand under their names, then the accounts in none, then the test system", async () => {
    open(overviewWith({ us: "Customers", webshop: "Own brands" }));
    expect(heads()).toEqual([
      "Customers",
      "Own brands",
      "Other accounts",
      "Test system (OT&E), no real money",
    ]);
    expect(names()).toHaveLength(4);
    expect(names()[0]).toBe(fixtures.several.accounts.find(({ id }) => id === "us")?.name);
    expect(await axeFindings()).toEqual([]);
  });

  it("an account is moved among its own", async () => {
    const fake = open(overviewWith({ main: "A", us: "A" }));
    fireEvent.keyDown(handle("Main account"), { key: "ArrowDown" });
    expect(fake.sent).toEqual([
      { name: "reorder-accounts", accountIds: ["webshop", "sandbox", "us", "main"] },
    ]);
    expect(await screen.findByText("Main account: place 2 of 2 in “A”")).toBeTruthy();
  });
});

describe("the handle", () => {
  it("moves with the keyboard, and keeps the focus", async () => {
    const fake = open(overviewWith());
    handle("Webshop EU").focus();
    fireEvent.keyDown(handle("Webshop EU"), { key: "Home" });
    expect(fake.sent).toEqual([
      { name: "reorder-accounts", accountIds: ["webshop", "main", "sandbox", "us"] },
    ]);
    await screen.findByText("Webshop EU: place 1 of 3");
    handle("Webshop EU").blur();
    fake.reorder(["webshop", "main", "sandbox", "us"]);
    await waitFor(() => expect(names()[0]).toBe("Webshop EU"));
    expect(document.activeElement).toBe(handle("Webshop EU"));
  });

  it.each(["ArrowUp", "Home", "a"])("does nothing where %s leads nowhere", (key) => {
    const fake = open(overviewWith());
    fireEvent.keyDown(handle("Main account"), { key });
    expect(fake.sent).toEqual([]);
  });

  /** Rows of 50 px each, one below the other, in the order of the page. */
  function layOut(): void {
    for (const [place, row] of [...document.querySelectorAll("ol > li")].entries())
      row.getBoundingClientRect = () => new DOMRect(0, place * 50, 500, 50);
  }
  const pointer = (type: string, y: number, button = 0) =>
    Object.assign(new MouseEvent(type, { bubbles: true, clientY: y, button }), { pointerId: 1 });

  it("is dragged: nothing moves before it is let go, and a line shows where it would go", async () => {
    const fake = open(overviewWith());
    layOut();
    fireEvent(handle("Main account"), pointer("pointerdown", 25));
    fireEvent(handle("Main account"), pointer("pointermove", 90));
    await waitFor(() => expect(document.querySelector("[data-drop=before]")).toBeTruthy());
    expect(names()[0]).toBe("Main account");
    fireEvent(handle("Main account"), pointer("pointermove", 400));
    await waitFor(() => expect(document.querySelector("[data-drop=after]")).toBeTruthy());
    expect(fake.sent).toEqual([]);
    fireEvent(handle("Main account"), pointer("pointerup", 400));
    expect(fake.sent).toEqual([
      { name: "reorder-accounts", accountIds: ["webshop", "sandbox", "us", "main"] },
    ]);
    await waitFor(() => expect(document.querySelector("[data-drop]")).toBeNull());
  });

  it("Escape gives a drag up", async () => {
    const fake = open(overviewWith());
    layOut();
    fireEvent(handle("Main account"), pointer("pointerdown", 25));
    fireEvent(handle("Main account"), pointer("pointermove", 400));
    await waitFor(() => expect(document.querySelector("[data-drop]")).toBeTruthy());
    fireEvent.keyDown(document.body, { key: "Escape" });
    await waitFor(() => expect(document.querySelector("[data-drop]")).toBeNull());
    fireEvent(handle("Main account"), pointer("pointerup", 400));
    expect(fake.sent).toEqual([]);
  });
});

describe("the menu", () => {
  const opener = () => screen.getByRole("button", { name: "More for Webshop EU" });
  const items = () => screen.getAllByRole("menuitem").map((each) => each.textContent);

  it("says in words what can be done, and what cannot be done is not in it", async () => {
    open(overviewWith({ webshop: "Brands", main: "Brands" }));
    fireEvent.click(opener());
    await screen.findByRole("menu");
    expect(items()).toEqual([
      "Warnings of this account",
      "Snooze",
      "Refresh",
      "Move to top of the group",
      "Move up",
      "GroupBrands",
      "Remove account",
    ]);
    expect(await axeFindings()).toEqual([]);
  });

  it("is walked through with the keyboard, and gives the focus back", async () => {
    open(overviewWith());
    fireEvent.click(opener());
    const menu = await screen.findByRole("menu");
    const at = () => document.activeElement?.textContent;
    await waitFor(() => expect(at()).toBe("Warnings of this account"));
    fireEvent.keyDown(menu, { key: "ArrowUp" });
    expect(at()).toBe("Remove account");
    fireEvent.keyDown(menu, { key: "ArrowDown" });
    fireEvent.keyDown(menu, { key: "ArrowDown" });
    expect(at()).toBe("Snooze");
    fireEvent.keyDown(menu, { key: "Escape" });
    await waitFor(() => expect(screen.queryByRole("menu")).toBeNull());
    expect(document.activeElement).toBe(opener());
    expect(opener().getAttribute("aria-expanded")).toBe("false");
  });

  it("closes when something else is used", async () => {
    open(overviewWith());
    fireEvent.click(opener());
    await screen.findByRole("menu");
    fireEvent(document.body, new MouseEvent("pointerdown", { bubbles: true }));
    await waitFor(() => expect(screen.queryByRole("menu")).toBeNull());
  });

  it.each([
    ["Warnings of this account", "warnBelow"],
    ["Snooze", "snooze-title"],
    ["Group", "group"],
  ])("%s leads to the very control", async (name, id) => {
    open(overviewWith());
    fireEvent.click(opener());
    fireEvent.click(await screen.findByRole("menuitem", { name }));
    await waitFor(() => expect(document.activeElement?.id).toBe(id));
  });
});

describe("the search", () => {
  it("is there from eight accounts on", () => {
    open(overviewWith({}, more.slice(1)));
    expect(screen.queryByRole("searchbox")).toBeNull();
    cleanup();
    open(overviewWith({}, more));
    expect(screen.getByRole("searchbox", { name: "Search 8 accounts" })).toBeTruthy();
  });

  it("finds by name, registrar, login and group as one types, and tells how many", async () => {
    open(overviewWith({ Five: "Café" }, more));
    const field = screen.getByRole("searchbox");
    const type = (value: string) => fireEvent.input(field, { target: { value } });
    type("cafe");
    await waitFor(() => expect(names()).toEqual(["Five"]));
    expect(within(screen.getByRole("main")).getByText("1 account found")).toBeTruthy();
    type("WEBSHOP shop");
    await waitFor(() => expect(names()).toEqual(["Webshop EU"]));
    // A place among those that were found would be no place among all.
    expect(screen.queryByRole("button", { name: "Move Webshop EU" })).toBeNull();
    type("nobody");
    await waitFor(() => expect(names()).toEqual([]));
    type("");
    await waitFor(() => expect(names()).toHaveLength(8));
  });
});
