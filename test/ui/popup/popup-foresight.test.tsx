// @vitest-environment jsdom

import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { failure, ok } from "../../../src/domain/failure.ts";
import type { AccountForesight } from "../../../src/domain/foresight/account-foresight.ts";
import { dayOf } from "../../../src/domain/foresight/bank-days.ts";
import type { Overview } from "../../../src/domain/overview.ts";
import { overviewVersion } from "../../../src/storage/overview-version.ts";
import { loadLate } from "../../../src/ui/popup/late.ts";
import { listScript } from "../../../src/ui/popup/open-list.tsx";
import { Popup } from "../../../src/ui/popup/popup.tsx";
import {
  atRiskWith,
  forecastWith,
  riskOf,
  shortForecast,
} from "../../support/domain/foresight-with.ts";
import { axeFindings, preparePage } from "../../support/ui/axe.ts";
import { useFakeBrowser } from "../../support/ui/current-browser.ts";
import {
  accountWith,
  cnrAccountWith,
  type FixtureName,
  fixtureNow,
  fixtures,
  foresightWith,
  lockedOverview,
  overviewOf,
  testAccountWith,
} from "../../support/ui/fixtures.ts";

vi.mock("../../../src/platform/browser.ts", () => import("../../support/ui/current-browser.ts"));

// As after the first paint.
await loadLate();
await listScript.load();

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: fixtureNow });
  preparePage("Reseller Balance");
  // As high as a popup can be.
  window.innerHeight = 600;
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const today = dayOf(fixtureNow);
const envelope = (value: Overview) => ({ version: overviewVersion, value });

function open(overview: Overview, setup: Parameters<typeof useFakeBrowser>[0] = {}) {
  const fake = useFakeBrowser({ stored: { overview: envelope(overview) }, ...setup });
  render(<Popup first={ok(overview)} />);
  return fake;
}

const foreseen = (part: Partial<AccountForesight>) =>
  overviewOf(accountWith({ foresight: foresightWith(part) }));

/** As a reader sees it: no isolates, plain and single spaces. */
const plain = (element: Element | null | undefined): string =>
  (element?.textContent ?? "")
    .replace(/[\u2068\u2069]/g, "")
    .replace(/\s+/g, " ")
    .trim();

const card = () => document.querySelector(".cover");
const cardText = () => plain(card());
const heading = () => card()?.querySelector("h2");
const rowOf = (term: string) => plain(screen.getByText(term).closest(".row")?.querySelector("dd"));
/** What is listed under a heading: the name and the fate of each. */
const listed = (name: string | RegExp) => {
  const region = screen.getByRole("region", { name });
  return [...region.querySelectorAll("li")].map((row) => [...row.children].map(plain));
};

/** A page that is too high until something of this kind stands in it. */
const heightUntil = (selector: string) =>
  vi
    .spyOn(document.body, "offsetHeight", "get")
    .mockImplementation(() => (document.querySelector(selector) ? 600 : 601));

describe("domains at risk", () => {
  it.each<[FixtureName, string, string[][]]>([
    [
      "at-risk",
      "2 domains at risk",
      [
        ["example.de", "lost in 3 days"],
        ["shop.example", "lost in 6 days"],
      ],
    ],
    [
      "at-risk-grace",
      "1 domain at risk",
      [["example.de", "overdue since Nov 22, tried once more"]],
    ],
    [
      "at-risk-many",
      "1,234 domains at risk",
      [
        [`${"x".repeat(60)}.example`, "was to be lost on Nov 23: act at once"],
        ["example.de", "lost in 7 hours"],
        ["c.example", "lost on a day that is not told"],
      ],
    ],
  ])("are named, with what becomes of them: %s", (name, title, rows) => {
    open(fixtures[name]);
    expect(listed(title)).toEqual(rows);
  });

  it("count with the clock, from a moment that stands still", async () => {
    open(foreseen({ atRisk: atRiskWith([riskOf(fixtureNow, 1.5)]) }));
    expect(listed(/at risk/)).toEqual([["example.de", "lost in 36 hours"]]);
    vi.setSystemTime(fixtureNow + 86_400_000);
    await waitFor(() => expect(listed(/at risk/)).toEqual([["example.de", "lost in 12 hours"]]));
  });

  it("are more than are named, and the rest is one click away", () => {
    open(fixtures["at-risk-many"]);
    const link = screen.getByRole("link", { name: "and 1,231 more" });
    expect(link.getAttribute("href")).toBe("dashboard.html#account=main");
  });

  it("are said only of an account that is on", () => {
    open(fixtures.well);
    expect(screen.queryByText(/at risk$/)).toBeNull();
    cleanup();
    const off = fixtures["at-risk"].accounts.map((account) => ({ ...account, enabled: false }));
    open(overviewOf(...off));
    expect(screen.queryByRole("region", { name: /at risk/ })).toBeNull();
    expect(document.querySelector(".pay")).toBeNull();
  });

  it("say that the funds are there only where nothing is missing for them", () => {
    open(fixtures["at-risk-grace"]);
    expect(screen.getByText(/The funds are there now/)).toBeTruthy();
    cleanup();
    open(fixtures["at-risk"]);
    expect(screen.queryByText(/The funds are there now/)).toBeNull();
    cleanup();
    open(fixtures["at-risk-many"]);
    expect(screen.getByText(/Not every price is told/)).toBeTruthy();
  });
});

describe("lost domains", () => {
  it("are named with the day until which a restore is possible, and are in no sum", () => {
    open(fixtures.lost);
    expect(listed("2 domains lost")).toEqual([
      ["fjord.example", "can be restored until Dec 24"],
      ["lumen.example", "can be restored for a time"],
      ["opal.example", "cannot be restored any more"],
    ]);
    expect(screen.getByText("A restore costs extra and is in no sum here.")).toBeTruthy();
    expect(screen.getByRole("link", { name: "Restore in the panel" }).getAttribute("href")).toBe(
      "https://account.hexonet.net",
    );
  });

  it("offer no restore where none is possible any more", () => {
    const [account] = fixtures.lost.accounts;
    const lost = account?.foresight?.lost;
    if (!account?.foresight || !lost) throw new Error("nothing is lost");
    const domains = lost.domains.filter(({ status }) => status === "pending-delete");
    const gone = { ...lost, domains, count: 0, gone: 1 };
    open(overviewOf({ ...account, foresight: { ...account.foresight, lost: gone } }));
    expect(listed("1 domain cannot be restored any more")).toEqual([
      ["opal.example", "cannot be restored any more"],
    ]);
    expect(screen.queryByRole("link", { name: "Restore in the panel" })).toBeNull();
    expect(screen.queryByText(/A restore costs extra/)).toBeNull();
  });
});

describe("the card", () => {
  it.each<[FixtureName, string, string]>([
    ["well", "Covered: all charges of the next 90 days", ""],
    ["covered-at-least", "Covered until at least Dec 26", "33 of 90 days"],
    ["covered-unknown", "Covered until: Unknown", ""],
    ["short", "Covered until Nov 26", "3 of 90 days"],
    ["short-at-most", "Covered at most until Nov 26", "3 of 90 days"],
    ["at-risk", "Not covered: not even today", ""],
  ])("of %s is headed %s, %s", (name, title, beside) => {
    open(fixtures[name]);
    expect(plain(heading())).toBe(title);
    expect(plain(heading()?.parentElement)).toBe(`${title}${beside && ` ${beside}`}`);
  });

  it.each<[FixtureName, string, string]>([
    ["well", "90 of 90 days", "meter "],
    ["short", "3 of 90 days", "meter short "],
    ["short-late", "1 of 90 days", "meter short late"],
    ["covered-at-least", "33 of 90 days", "meter "],
    ["covered-unknown", "Unknown", "meter unknown"],
  ])("has a meter with words: %s", (name, words, look) => {
    open(fixtures[name]);
    const meter = screen.getByRole("meter", { name: "Covered until" });
    expect(meter.getAttribute("aria-valuetext")).toBe(words);
    expect(meter.className.trim()).toBe(look.trim());
  });

  it("names what fails first, and nobody where that is not known", () => {
    open(fixtures.short);
    expect(cardText()).toContain("First not covered: example.de, Fri, Nov 27");
    cleanup();
    open(fixtures["short-at-least"]);
    expect(cardText()).toContain("First not covered on Thu, Dec 17");
    expect(cardText()).not.toContain("…");
  });

  it("says why no later day is promised", () => {
    open(fixtures["covered-at-least"]);
    expect(cardText()).toContain("The price of a charge is not known.");
  });

  it("marks a sum that holds computed amounts, and says how many", () => {
    open(foreseen({ forecast: forecastWith(today, { computed: 2 }) }));
    const mark = screen.getByText("computed");
    expect(mark.title).toBe(
      "2 amounts were computed here, each rounded up: the registrar does not tell them.",
    );
    cleanup();
    open(fixtures.well);
    expect(screen.queryByText("computed")).toBeNull();
  });

  it("says what is left where all is covered, from the funds that the forecast was made with", () => {
    open(fixtures.well);
    expect(rowOf("Left on Feb 21, with the credit line")).toBe("8,346.47");
    cleanup();
    open(fixtures.short);
    expect(screen.queryByText(/^Left on/)).toBeNull();
  });

  it.each<[string, Partial<AccountForesight>, string]>([
    ["all is known", {}, "5,120.75"],
    [
      "prices are missing",
      { forecast: forecastWith(today, { excluded: { "no-price": 1 } }) },
      "at least 5,120.75",
    ],
    [
      "the list is partial",
      { forecast: forecastWith(today, { partial: true }) },
      "at least 5,120.75",
    ],
    [
      "there are none",
      { forecast: forecastWith(today, { due: { 7: "0", 30: "0", 90: "0" } }) },
      "0.00",
    ],
  ])("sums the charges of 90 days where %s", (_case, part, text) => {
    open(foreseen(part));
    expect(rowOf("Upcoming charges, 90 days")).toBe(text);
  });

  it.each<[FixtureName, string]>([
    [
      "likely",
      "The listed charges alone are covered until Feb 21; at your usual spending, money is probably short from Dec 12, possibly from Dec 5. Order a transfer by Dec 2.",
    ],
    [
      "possible",
      "The listed charges alone are covered until Feb 21; if you spend much more than usual, money is possibly short from Dec 1. Order a transfer by Nov 28.",
    ],
    [
      "short-and-likely",
      "The listed charges alone are covered until Jan 1; at your usual spending, money is probably short from Dec 12, possibly from Dec 5. Order a transfer by Dec 2.",
    ],
    ["short", ""],
    ["well", ""],
  ])("tells what is likely apart from what is listed: %s", (name, text) => {
    open(fixtures[name]);
    expect(plain(document.querySelector(".likely"))).toBe(text);
  });

  it.each<[string, { day: number | null; early: number; by: number }, string]>([
    [
      "a transfer that is late",
      { day: today + 5, early: today + 1, by: today - 4 },
      "For a bank transfer it may be too late: pay by a faster way.",
    ],
    ["a mere possibility far ahead", { day: null, early: today + 60, by: today + 55 }, ""],
  ])("and of %s", (_case, likely, text) => {
    open(foreseen({ forecast: forecastWith(today, { likely }) }));
    expect(plain(document.querySelector(".likely"))).toContain(text);
    if (text === "") expect(document.querySelector(".likely")).toBeNull();
  });

  it("shows how far the list is read, and can be told to stop", async () => {
    const fake = open(fixtures.loading);
    expect(cardText()).toContain("12,000 of 100,000 charges read");
    expect(cardText()).not.toContain("Upcoming charges, 90 days");
    fireEvent.click(within(card() as HTMLElement).getByRole("button", { name: "Stop" }));
    await waitFor(() => expect(fake.sent).toEqual([{ name: "stop-charges", accountId: "main" }]));
  });

  it("keeps what it knows while the list is read again, and says nothing before the first page, nor after the last", () => {
    open(fixtures["loading-again"]);
    expect(plain(heading())).toBe("Covered: all charges of the next 90 days");
    expect(cardText()).toContain("500 of … charges read");
    expect(rowOf("Upcoming charges, 90 days")).toBe("5,120.75");
    cleanup();
    open(foreseen({ loading: { seen: 0, total: null } }));
    expect(cardText()).not.toContain("charges read");
    cleanup();
    open(foreseen({ loading: { seen: 40, total: 40 } }));
    expect(cardText()).not.toContain("charges read");
  });

  it("moves no figure for a short list that is read again, and tells of one that is read for the first time", () => {
    open(foreseen({ loading: { seen: 50, total: 300 } }));
    expect(cardText()).not.toContain("charges read");
    cleanup();
    open(foreseen({ loading: { seen: 50, total: 301 } }));
    expect(cardText()).toContain("50 of 301 charges read");
    cleanup();
    open(foreseen({ loading: { seen: 50, total: 58 }, loadedAt: null }));
    expect(cardText()).toContain("50 of 58 charges read");
  });

  it("leaves the right that is missing to Not fully known, which has it to copy", () => {
    open(fixtures["charges-not-allowed"]);
    expect(plain(heading())).toBe("Covered until: Unknown");
    expect(cardText()).not.toContain("0.00");
    const doubt = screen.getByRole("region", { name: "Not fully known" });
    expect(within(doubt).getByText("QueryObjectRenewalList[]:ALLOW")).toBeTruthy();
    expect(within(doubt).getByRole("button", { name: "Copy rule" })).toBeTruthy();
    expect(
      within(doubt).getByRole("link", { name: "Which rights are needed" }).getAttribute("href"),
    ).toBe("options.html#rights");
  });

  it("says the cause alone where a list was refused: not that it was not read yet", () => {
    const [account] = fixtures["charges-not-allowed"].accounts;
    if (!account) throw new Error("no account");
    // Switched off it is not called not fully known.
    open(overviewOf({ ...account, enabled: false }));
    expect(screen.queryByRole("region", { name: "Not fully known" })).toBeNull();
    expect(cardText()).toContain("QueryObjectRenewalList");
    expect(cardText()).not.toContain("have not been read yet");
    cleanup();
    const [unread] = fixtures["charges-not-read"].accounts;
    open(overviewOf({ ...account, enabled: false, foresight: unread?.foresight ?? null }));
    expect(cardText()).toContain("have not been read yet");
  });

  it("says of a passing fault only where nothing fresher is known", () => {
    const fault = { charges: failure("timeout", { command: "QueryObjectRenewalList" }) };
    open(foreseen({ failures: fault }));
    expect(cardText()).not.toContain("did not answer");
    cleanup();
    open(fixtures["foresight-old"]);
    const doubt = screen.getByRole("region", { name: "Not fully known" });
    expect(plain(doubt)).toContain("HEXONET did not answer in time.");
  });

  it("dates what is old, and all of it while locked or switched off", () => {
    open(fixtures["foresight-old"]);
    expect(cardText()).toMatch(/As of Nov 22, 2026, \d+:00/);
    cleanup();
    open(lockedOverview(accountWith()));
    expect(cardText()).toMatch(/As of Nov 23, 2026/);
    cleanup();
    open(overviewOf(accountWith({ enabled: false })));
    expect(cardText()).toMatch(/As of Nov 23, 2026/);
  });

  it("keeps its place before anything is foreseen, for LIVE accounts alone", () => {
    open(fixtures["first-foresight"]);
    expect(card()?.getAttribute("aria-busy")).toBe("true");
    cleanup();
    open(fixtures["test-system"]);
    expect(card()).toBeNull();
    cleanup();
    open(overviewOf(testAccountWith({ foresight: foresightWith() })));
    expect(plain(heading())).toBe("Covered: all charges of the next 90 days");
    cleanup();
    open(fixtures.unknown);
    expect(card()).toBeNull();
  });
});

describe("the sparkline", () => {
  it("is a picture with its lowest and highest value in words", () => {
    open(fixtures.well);
    const words = "Account balance, last 30 days: between ≈ 7,910 and ≈ 10,000 EUR";
    expect(plain(screen.getByRole("img").querySelector("title"))).toBe(words);
  });

  it.each([[[]], [[7]]])("needs two values: %j is none", (spark) => {
    open(foreseen({ spark }));
    expect(document.querySelector(".spark")).toBeNull();
  });

  it("stands for equal values too, and gives way to a long figure", () => {
    open(foreseen({ spark: [5, 5, 5] }));
    expect(document.querySelector(".spark path")?.getAttribute("d")).toBe("M0 0L1 0L2 0");
    expect(document.querySelector(".spark title")?.textContent).toContain("last 3 days");
    cleanup();
    open(fixtures.longish);
    expect(document.querySelector(".spark")).toBeNull();
  });
});

describe("beside them", () => {
  it("the dashboard of the shown account is one click away", () => {
    open(fixtures.well);
    const link = screen.getByRole("link", { name: "Dashboard" });
    expect(link.getAttribute("href")).toBe("dashboard.html#account=main");
    expect(link.getAttribute("target")).toBe("_blank");
  });

  it("the list of accounts says how many are at risk, and when which sum is missing", () => {
    const overview = overviewOf(
      accountWith(),
      cnrAccountWith({ foresight: foresightWith({ forecast: shortForecast(today, 4) }) }),
      accountWith({
        id: "risky",
        name: "Risky",
        foresight: foresightWith({ atRisk: atRiskWith([riskOf(fixtureNow, 3)], { count: 3 }) }),
      }),
    );
    open(overview);
    fireEvent.click(screen.getByRole("button", { name: "Risky" }));
    const marks = screen.getAllByRole("option").map((row) => plain(row.querySelector(".mark")));
    expect(marks).toEqual(["3 domains at risk", "Not covered from Nov 27", "All is well"]);
  });

  it("a new state is told to screen readers with its number", async () => {
    const fake = open(fixtures.well);
    fake.write(
      "overview",
      envelope(foreseen({ atRisk: atRiskWith([riskOf(fixtureNow, 3)], { count: 2 }) })),
    );
    await waitFor(() =>
      expect(plain(screen.getByRole("status"))).toBe("Main account: 2 domains at risk"),
    );
  });

  it("the product statistics fold where there is no room for them, and say what is unknown in them", () => {
    const height = heightUntil("summary.row");
    open(fixtures["statistics-refused"]);
    const summary = screen.getByText("Product statistics").closest("summary");
    expect(summary?.closest("details")?.open).toBe(false);
    expect(plain(summary)).toContain("3 unknown");
    cleanup();
    height.mockReturnValue(600);
    open(fixtures["statistics-refused"]);
    expect(screen.getByText("Product statistics").closest("summary")).toBeNull();
    height.mockRestore();
  });
});

describe("what gives way where there is no room", () => {
  it("does not for a passing fault, which goes as it came, but does for one the user has to mend", async () => {
    const fake = open(fixtures.well);
    const height = heightUntil("summary.row");
    const isFolded = () => screen.getByText("Product statistics").closest("summary") !== null;
    fake.write("overview", envelope(fixtures.offline));
    expect(await screen.findByText("Offline.")).toBeTruthy();
    expect(isFolded()).toBe(false);
    fake.write("overview", envelope(fixtures["sign-in-failed"]));
    await waitFor(() => expect(isFolded()).toBe(true));
    height.mockRestore();
  });
});

describe("a crowded popup", () => {
  it("still names the domain at risk, and leads to the others", () => {
    const height = vi.spyOn(document.body, "offsetHeight", "get").mockReturnValue(601);
    open(fixtures["at-risk"]);
    const banner = screen.getByRole("region", { name: /at risk/ });
    const first = fixtures["at-risk"].accounts[0]?.foresight?.atRisk?.charges[0]?.object ?? "?";
    expect(within(banner).queryByRole("listitem")).toBeNull();
    expect(within(banner).getByText(first)).toBeTruthy();
    expect(within(banner).getByRole("link", { name: "Dashboard" })).toBeTruthy();
    // At last the statistics are not even folded.
    expect(screen.queryByText("Product statistics")).toBeNull();
    height.mockRestore();
  });
});

describe("folded and opened", () => {
  it("axe finds nothing", async () => {
    const height = vi.spyOn(document.body, "offsetHeight", "get").mockReturnValue(601);
    open(fixtures["at-risk"]);
    for (const details of document.querySelectorAll("details")) details.open = true;
    expect(await axeFindings()).toEqual([]);
    height.mockRestore();
  });
});
