// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { axeFindings, preparePage } from "../../../support/ui/axe.ts";
import { dashboardWorlds as worlds } from "../../../support/ui/dashboard-fixtures.ts";
import { openDashboard, untilShown } from "../../../support/ui/dashboard-page.tsx";
import { fixtureNow, fixtures } from "../../../support/ui/fixtures.ts";

vi.mock(
  "../../../../src/platform/browser.ts",
  () => import("../../../support/ui/current-browser.ts"),
);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: fixtureNow });
  preparePage("Dashboard");
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const { overview, kept } = worlds.several;
const many = { overview: fixtures.many, kept: {} };
const nav = () => screen.getByRole("navigation", { name: "Accounts" });
const group = (name: string) => within(nav()).getByRole("region", { name });
const groups = () =>
  [...nav().querySelectorAll(".group h3 bdi")].map(({ textContent }) => textContent);
const rows = (around = nav()) => [...around.querySelectorAll<HTMLElement>(".row-link")];
const names = (around = nav()) =>
  rows(around).map((row) => row.querySelector(".name")?.textContent);
const search = (value: string) =>
  fireEvent.input(within(nav()).getByRole("searchbox"), { target: { value } });

describe("the list of accounts", () => {
  it("has those that need somebody first, the others behind them, test accounts apart", async () => {
    await openDashboard(worlds.several);
    expect(groups()).toEqual([
      "1 of 4 accounts needs you",
      "Others",
      "Test system (OT&E), no real money",
    ]);
    expect(names(group("1 of 4 accounts needs you"))).toEqual(["Buchladen Graz"]);
    expect(names(group("Others"))).toEqual(["Main account", "Webshop EU"]);
    expect(names(group("Test system (OT&E), no real money"))).toEqual(["Sandbox"]);
  });

  it("says of each its money and the worst of its states", async () => {
    await openDashboard(worlds.several);
    expect(rows().map(({ textContent }) => textContent)).toEqual([
      "Buchladen Graz412.10\u00a0EURHEXONET · LIVE3 domains at risk",
      "Main account8,467.22\u00a0EURHEXONET · LIVENot fully known",
      "Webshop EUat most 4,210.50\u00a0EURCentralNic Reseller · LIVENot fully known",
      "Sandbox100,000.00\u00a0USDHEXONET · OT&ENo forecast",
    ]);
    cleanup();
    await openDashboard({ overview: fixtures["first-load"], kept: {} });
    for (const row of document.querySelectorAll(".row-link .amount"))
      expect(row.textContent).toBe("Unknown");
  });

  it("has the user's groups under their names, in alphabetical order", async () => {
    const accounts = overview.accounts.map((account) => ({
      ...account,
      group: { main: "Own brands", cnr: "Customers" }[account.id] ?? "",
    }));
    await openDashboard({ overview: { ...overview, accounts }, kept });
    expect(groups().slice(1, -1)).toEqual(
      overview.accounts.some(({ id }) => id === "cnr")
        ? ["Customers", "Own brands"]
        : ["Own brands", "Others"],
    );
    expect(names(group("Own brands"))).toEqual(["Main account"]);
  });

  it("is searched by name, group and registrar, and says where nothing matches", async () => {
    await openDashboard(many);
    search("BRAND 31");
    expect(names()).toEqual(["Brand 31"]);
    search("centralnic");
    expect(rows().every(({ textContent }) => textContent?.includes("CentralNic"))).toBe(true);
    search("nothing of the kind");
    expect(rows()).toEqual([]);
    expect(within(nav()).getByRole("status").textContent).toBe("Nothing matches.");
    search("");
    expect(rows()).toHaveLength(50);
  });

  it("can be of those alone that need somebody", async () => {
    await openDashboard(many);
    fireEvent.click(screen.getByLabelText("Only those that need you"));
    expect(rows()).toHaveLength(3);
    expect(groups()).toEqual(["3 of 50 accounts need you"]);
    fireEvent.click(screen.getByLabelText("Only those that need you"));
    expect(rows()).toHaveLength(50);
  });

  it("is walked through with the arrow keys, over all its groups", async () => {
    await openDashboard(worlds.several);
    const links = rows();
    links[0]?.focus();
    const press = (key: string) => fireEvent.keyDown(document.activeElement as Element, { key });
    press("ArrowDown");
    expect(document.activeElement).toBe(links[1]);
    press("End");
    expect(document.activeElement).toBe(links[3]);
    press("m");
    expect(document.activeElement).toBe(links[1]);
    // What is typed into the search is typed.
    within(nav()).getByRole("searchbox").focus();
    press("m");
    expect(document.activeElement).toBe(within(nav()).getByRole("searchbox"));
  });

  it("is entered from the search by an arrow and left by one, and Enter shows the first that is found", async () => {
    await openDashboard(worlds.several);
    const field = within(nav()).getByRole("searchbox");
    const press = (key: string) => fireEvent.keyDown(document.activeElement as Element, { key });
    field.focus();
    press("ArrowDown");
    expect(document.activeElement).toBe(rows()[0]);
    press("ArrowUp");
    expect(document.activeElement).toBe(field);
    press("Enter");
    expect(location.hash).toBe("#account=short");
    search("sandbox");
    press("Enter");
    await untilShown("Sandbox");
  });

  it("is folded up in a narrow window where it is long, until all are wanted", async () => {
    await openDashboard(many);
    const fold = within(nav()).getByRole("button", { name: "All 50 accounts" });
    expect([nav().className.includes("folded"), fold.ariaExpanded]).toEqual([true, "false"]);
    fireEvent.click(fold);
    expect([nav().className.includes("folded"), fold.ariaExpanded]).toEqual([false, "true"]);
    fireEvent.click(fold);
    // Whoever searches wants to see what is found.
    search("brand");
    expect(nav().className).not.toContain("folded");
    cleanup();
    await openDashboard(worlds.several);
    expect(nav().className).not.toContain("folded");
  });

  it("is not there for one account alone", async () => {
    await openDashboard({ overview: fixtures.well, kept: {} });
    expect(screen.queryByRole("navigation", { name: "Accounts" })).toBeNull();
  });

  it("axe finds nothing in it, with 50 accounts", async () => {
    await openDashboard(many);
    expect(await axeFindings()).toEqual([]);
  });
});

describe("the sums", () => {
  const sums = () => within(nav()).getByRole("region", { name: /all LIVE accounts/ });

  it("are of the LIVE accounts of each currency, and lead to all of them together", async () => {
    await openDashboard(worlds.several);
    const link = within(sums()).getByRole("link");
    expect(link.textContent).toBe("EUR at most 13,089.82");
    fireEvent.click(link);
    await untilShown("All accounts in EUR");
    expect(location.hash).toBe("#all=live-EUR");
    expect(link.getAttribute("aria-current")).toBe("true");
  });

  it("say how many are not in them", async () => {
    await openDashboard(many);
    expect(sums().textContent).toContain("1 unknown");
  });

  it("lead nowhere where one account alone is of the currency", async () => {
    const accounts = overview.accounts.filter(({ id }) => id === "main" || id === "sandbox");
    await openDashboard({ overview: { ...overview, accounts }, kept });
    expect(within(sums()).queryByRole("link")).toBeNull();
    expect(sums().textContent).toContain("EUR");
  });
});

describe("the days to pay by", () => {
  it("are saved as one file for the calendar, and that is said", async () => {
    const clicked: HTMLAnchorElement[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      clicked.push(this);
    });
    const accounts = [...fixtures.short.accounts, ...overview.accounts];
    await openDashboard({ overview: { ...overview, accounts }, kept: {} });
    fireEvent.click(within(nav()).getByRole("button", { name: "1 top-up day as calendar file" }));
    expect(clicked.map(({ download }) => download)).toEqual(["pay-2026-11-24.ics"]);
    expect(decodeURIComponent(clicked[0]?.href ?? "")).toContain("DTSTART;VALUE=DATE:20261124");
    expect(await within(nav()).findByText(/^Saved as .*pay-2026-11-24\.ics/)).toBeTruthy();
    vi.restoreAllMocks();
  });

  it("are not offered where nothing is to be paid", async () => {
    await openDashboard(worlds.several);
    expect(within(nav()).queryByRole("button", { name: /calendar file/ })).toBeNull();
  });
});
