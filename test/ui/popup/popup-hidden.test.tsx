// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { failure, ok } from "../../../src/domain/failure.ts";
import type { Overview } from "../../../src/domain/overview.ts";
import { overviewVersion } from "../../../src/storage/overview-version.ts";
import { loadLate, needsLate } from "../../../src/ui/popup/late.ts";
import { listScript } from "../../../src/ui/popup/open-list.tsx";
import { Popup } from "../../../src/ui/popup/popup.tsx";
import { rareScript } from "../../../src/ui/popup/rare.tsx";
import { amountsIn, amountsSaid } from "../../support/ui/amount-leaks.ts";
import { axeFindings, preparePage } from "../../support/ui/axe.ts";
import { useFakeBrowser } from "../../support/ui/current-browser.ts";
import {
  accountWith,
  type FixtureName,
  fixtureNow,
  fixtures,
  overviewOf,
} from "../../support/ui/fixtures.ts";

vi.mock("../../../src/platform/browser.ts", () => import("../../support/ui/current-browser.ts"));

await loadLate();
await rareScript.load();
await listScript.load();

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: fixtureNow });
  preparePage("Reseller Balance");
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const names = Object.keys(fixtures) as FixtureName[];
const withHidden = (overview: Overview, hideAmounts = true): Overview => ({
  ...overview,
  preferences: { ...overview.preferences, hideAmounts },
});
const envelope = (value: Overview) => ({ version: overviewVersion, value });

function open(overview: Overview, setup: Parameters<typeof useFakeBrowser>[0] = {}) {
  const fake = useFakeBrowser({ stored: { overview: envelope(overview) }, ...setup });
  render(<Popup first={ok(overview)} />);
  return fake;
}

const said = (overview: Overview) => amountsSaid(document.body, amountsIn(overview));

describe("while amounts are hidden", () => {
  it.each(names)("no text, attribute or name of the popup tells one: %s", (name) => {
    open(withHidden(fixtures[name]));
    expect(said(fixtures[name])).toEqual([]);
    const switcher = document.getElementById("switcher");
    if (!switcher) return;
    fireEvent.click(switcher);
    expect(screen.getByRole("listbox")).toBeTruthy();
    expect(said(fixtures[name])).toEqual([]);
  });

  it("and told where they are shown: the search finds them", () => {
    for (const name of ["well", "short", "overdraft", "several"] as const) {
      open(withHidden(fixtures[name], false));
      expect(said(fixtures[name]).length, name).toBeGreaterThan(3);
      cleanup();
    }
  });

  it("each is seen as hidden, with its currency, and heard so, however large it is", () => {
    open(withHidden(fixtures.short));
    const figures = [...document.querySelectorAll(".figure")].map(({ textContent }) => textContent);
    expect(figures).toEqual(["•••• EUR", "•••• EUR"]);
    const masks = screen.getAllByRole("img", { name: "amount hidden" });
    expect(masks.length).toBeGreaterThan(4);
    expect(new Set(masks.map(({ textContent }) => textContent))).toEqual(new Set(["••••"]));
    // What somebody has to do, and by when, is no amount.
    expect(document.querySelector(".say")?.textContent).toMatch(/^Pay at least •••• EUR by /);
    expect(screen.getAllByText("Not covered").length).toBeGreaterThan(0);
  });

  it("the registrar's words about a count that it refused lose theirs too", () => {
    const why = failure("not-allowed", { code: 531, text: "available 777.77 EUR" });
    const rows = [{ product: "domains", count: null, failure: why }];
    open(withHidden(overviewOf(accountWith({ statistics: { at: fixtureNow, rows } }))));
    fireEvent.click(screen.getByText("Product statistics"));
    expect(document.documentElement.outerHTML).toContain("available ••••");
    expect(document.documentElement.outerHTML).not.toContain("777.77");
  });

  it("what is copied has its amount, and that is said under the buttons", async () => {
    const writeText = vi.fn(async () => undefined);
    vi.stubGlobal("navigator", { clipboard: { writeText } });
    open(withHidden(fixtures.short));
    screen.getByText("The copy and the calendar entry have the amount that is hidden here.");
    fireEvent.click(screen.getByRole("button", { name: "Copy amount" }));
    await waitFor(() => expect(writeText).toHaveBeenCalledWith("2420"));
    vi.unstubAllGlobals();
  });

  it("and so has what is saved for a calendar", async () => {
    const saved: string[] = [];
    const click = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      saved.push(decodeURIComponent(this.href));
    });
    open(withHidden(fixtures.short));
    fireEvent.click(screen.getByRole("button", { name: /calendar/i }));
    await waitFor(() =>
      expect(saved.join("").replace(/\r?\n /g, "")).toMatch(/Pay at least 2\\?,420/),
    );
    // Nothing else is shown with it.
    expect(said(fixtures.short)).toEqual([]);
    click.mockRestore();
  });

  it("axe finds nothing", async () => {
    open(withHidden(fixtures.short));
    expect(await axeFindings()).toEqual([]);
  });
});

describe("the first picture", () => {
  it("has the second script, in which hidden amounts are given their words", () => {
    expect(needsLate(ok(fixtures.well), fixtureNow)).toBe(false);
    expect(needsLate(ok(withHidden(fixtures.well)), fixtureNow)).toBe(true);
  });

  it("never paints an amount before it is hidden", () => {
    const overview = withHidden(fixtures.well);
    const painted: string[] = [];
    const watching = new MutationObserver(() => undefined);
    watching.observe(document.body, { childList: true, subtree: true, characterData: true });
    open(overview);
    for (const { addedNodes } of watching.takeRecords())
      for (const node of addedNodes) painted.push(node.textContent ?? "");
    watching.disconnect();
    expect(painted.join()).toContain("••••");
    expect(painted.join().replaceAll(",", "")).not.toMatch(/8467|9984|1516/);
  });
});

describe("the eye", () => {
  it("hides by the worker, which alone keeps the choice, and shows again", async () => {
    const fake = open(fixtures.well);
    fireEvent.click(screen.getByRole("button", { name: "Hide amounts" }));
    expect(fake.sent).toContainEqual({ name: "hide-amounts", hide: true });
    fake.write("overview", envelope(withHidden(fixtures.well)));
    fireEvent.click(await screen.findByRole("button", { name: "Show amounts" }));
    expect(said(fixtures.well)).toEqual([]);
    expect(fake.sent).toContainEqual({ name: "hide-amounts", hide: false });
    fake.write("overview", envelope(fixtures.well));
    await screen.findByRole("button", { name: "Hide amounts" });
    expect(said(fixtures.well).length).toBeGreaterThan(0);
  });

  it("says where that is refused", async () => {
    const reply = () => ({ ok: false, failure: { kind: "locked", text: "", code: null } });
    open(withHidden(fixtures.well), { reply });
    fireEvent.click(screen.getByRole("button", { name: "Show amounts" }));
    expect((await screen.findAllByText(/Locked/)).length).toBeGreaterThan(0);
  });

  it("is not there where there are no amounts", () => {
    open(fixtures["first-run" as FixtureName] ?? { ...fixtures.well, accounts: [], totals: [] });
    expect(screen.queryByRole("button", { name: "Hide amounts" })).toBeNull();
  });
});
