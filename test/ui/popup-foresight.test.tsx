// @vitest-environment jsdom

import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { failure, ok } from "../../src/domain/failure.ts";
import { dayOf } from "../../src/domain/foresight/bank-days.ts";
import type { Foresight } from "../../src/domain/foresight/foresight.ts";
import type { Overview } from "../../src/domain/overview.ts";
import { overviewVersion } from "../../src/storage/overview-version.ts";
import { Popup } from "../../src/ui/popup/popup.tsx";
import {
  atRiskWith,
  forecastWith,
  paysWith,
  riskOf,
  shortForecast,
} from "../domain/foresight/foresight-with.ts";
import { axeFindings, preparePage } from "./axe.ts";
import { useFakeBrowser } from "./current-browser.ts";
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
} from "./fixtures.ts";

vi.mock("../../src/platform/browser.ts", () => import("./current-browser.ts"));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: fixtureNow });
  preparePage("Reseller Balance");
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

const foreseen = (part: Partial<Foresight>) =>
  overviewOf(accountWith({ foresight: foresightWith(part) }));

/** As a reader sees it: no isolates, plain and single spaces. */
const plain = (element: Element | null | undefined): string =>
  (element?.textContent ?? "")
    .replace(/[\u2068\u2069]/g, "")
    .replace(/\s+/g, " ")
    .trim();

const banner = () => plain(document.querySelector(".banner.loss"));
const card = () => document.querySelector(".cover");
const cardText = () => plain(card());
const heading = () => card()?.querySelector("h2");
const rowOf = (term: string) => plain(screen.getByText(term).closest(".row")?.querySelector("dd"));

describe("the banner of domains at risk", () => {
  it.each<[FixtureName, string]>([
    [
      "at-risk",
      "2 domains at risk. A charge has failed twice. example.de is lost in 3 days unless 24.80 EUR is there. Next: shop.example (Nov 29). Needed: 49.60 EUR. Short by 44.80 EUR.",
    ],
    [
      "at-risk-grace",
      "1 domain at risk. A charge is overdue; it is tried for one more day only: example.de, due Nov 22, 24.80 EUR. The funds are there now: check the control panel.",
    ],
    [
      "at-risk-cnr",
      "2 domains at risk. Overdue and still listed, a sign that the charge failed: example.de, due Nov 22, 24.80 EUR. Next: webshop.example. Needed: 49.60 EUR. Short by 362.00 EUR.",
    ],
    [
      "at-risk-many",
      `1,234 domains at risk. A charge has failed twice. ${"x".repeat(39)}… was to be lost on Nov 23 and is still listed: act at once. It needs 24.80 EUR. Next: example.de (Nov 24), c.example, +1,231. Needed: at least 31,480.20 EUR. Short by at least 18,012.98 EUR.`,
    ],
  ])("of %s says what is known and no more", (name, text) => {
    open(fixtures[name]);
    expect(banner()).toBe(text);
  });

  it.each([
    [3.2, "in 3 days"],
    [1.9, "in 1 day"],
    [0.3, "in 7 hours"],
    [0.01, "in 14 minutes"],
  ])("counts down to a loss %d days ahead: %s", (days, text) => {
    open(foreseen({ atRisk: atRiskWith([riskOf(fixtureNow, days)]) }));
    expect(banner()).toContain(`example.de is lost ${text} unless`);
  });

  it("counts with the clock, from a moment that stands still", async () => {
    open(foreseen({ atRisk: atRiskWith([riskOf(fixtureNow, 1.5)]) }));
    expect(banner()).toContain("in 1 day");
    vi.setSystemTime(fixtureNow + 86_400_000);
    await waitFor(() => expect(banner()).toContain("in 12 hours"), { timeout: 3000 });
  });

  it("does not make up a day, a price or a sum that is not told", () => {
    const unknown = riskOf(fixtureNow, 0, { lostAt: null, gross: null });
    open(foreseen({ atRisk: atRiskWith([unknown], { unpriced: 1, sum: "0" }) }));
    expect(banner()).toBe(
      "1 domain at risk. A charge has failed twice. example.de is lost on a day that is not told unless a sum that is not told is there.",
    );
    cleanup();
    const foreign = riskOf(fixtureNow, 2, { currency: "USD", gross: "31.00" });
    open(foreseen({ atRisk: atRiskWith([foreign], { unpriced: 1, sum: "0" }) }));
    expect(banner()).not.toContain("31.00");
    expect(banner()).not.toContain("The funds are there");
  });

  it("names all of them in full as a tooltip", () => {
    open(fixtures["at-risk-many"]);
    expect(document.querySelector(".banner.loss")?.getAttribute("title")).toBe(
      `${"x".repeat(60)}.example, example.de, c.example`,
    );
  });

  it("stands above all else, and only where something is at risk and the account is on", () => {
    open(fixtures["at-risk"]);
    expect(document.querySelector("main")?.firstElementChild?.classList).toContain("loss");
    cleanup();
    open(fixtures.well);
    expect(banner()).toBe("");
    cleanup();
    const off = fixtures["at-risk"].accounts.map((account) => ({ ...account, enabled: false }));
    open(overviewOf(...off));
    expect(banner()).toBe("");
  });

  it("speaks German", () => {
    open(fixtures["at-risk"], { language: "de" });
    expect(banner()).toBe(
      "2 gefährdete Domains. Eine Belastung ist zweimal gescheitert. example.de geht in 3 Tagen verloren; nötig bis dahin: 24,80 EUR. Danach: shop.example (29. Nov.). Insgesamt nötig: 49,60 EUR. Es fehlen 44,80 EUR.",
    );
  });
});

describe("the card", () => {
  it.each<[FixtureName, string, string]>([
    ["well", "Covered at least until Feb 21", "90 days"],
    ["covered-at-least", "Covered at least until Dec 26", "33 days"],
    ["covered-unknown", "Covered until: Unknown", ""],
    ["short", "Short by 1,048.15 EUR", "Nov 27"],
    ["short-at-least", "Short by at least 1,048.15 EUR", "Dec 17"],
  ])("of %s is headed %s, %s", (name, title, beside) => {
    open(fixtures[name]);
    expect(plain(heading())).toBe(title);
    expect(plain(heading()?.parentElement)).toBe(`${title}${beside}`);
    expect(screen.getByRole("region", { name: (said) => plainText(said) === title })).toBe(card());
  });

  const plainText = (text: string): string => text.replace(/\s+/g, " ");

  it("says until when it is covered where it is short later, and what to top up by when", () => {
    open(fixtures.short);
    expect(cardText()).toContain("Covered until Nov 263 days");
    expect(cardText()).toContain(
      "Top up at least 1,050 EUR by Nov 24. First to fail: example.de, Nov 27. Short by 2,412.20 EUR over all 90 days.",
    );
    expect(heading()?.parentElement?.classList).toContain("care");
  });

  it("says what to do once the day for a transfer has passed, and turns red", () => {
    open(fixtures["short-late"]);
    expect(cardText()).toContain(
      "Top up at least 1,050 EUR now. Too late for a bank transfer since Nov 22: pay faster, or let renewals go. First to fail: example.de, Nov 25.",
    );
    expect(heading()?.parentElement?.classList).toContain("loss");
  });

  it("finds out by the clock that the day has passed, whatever was true when it was foreseen", () => {
    open(fixtures.short);
    cleanup();
    vi.setSystemTime(fixtureNow + 2 * 86_400_000);
    open(fixtures.short);
    expect(cardText()).toContain("Too late for a bank transfer since Nov 24");
    expect(cardText()).toContain("Covered until Nov 261 day");
  });

  it("names nobody as the first to fail where that is not known", () => {
    open(fixtures["short-at-least"]);
    expect(cardText()).toContain("First to fail: …, Dec 17.");
    expect(cardText()).toContain("Covered at least until Dec 29 days");
  });

  it("does not repeat a sum that is all there is", () => {
    open(
      foreseen({
        forecast: shortForecast(today, 4, {
          pay: paysWith(["1048.15", "1050"], today + 1, today + 4),
        }),
      }),
    );
    expect(cardText()).not.toContain("over all 90 days");
  });

  it.each<[string, Partial<Foresight>, string]>([
    ["all is known", {}, "2,310.40"],
    [
      "prices are missing",
      { forecast: forecastWith(today, { excluded: { "no-price": 1 } }) },
      "at least 2,310.40",
    ],
    [
      "the list is partial",
      { forecast: forecastWith(today, { partial: true }) },
      "at least 2,310.40",
    ],
    [
      "there are none",
      { forecast: forecastWith(today, { due: { 7: "0", 30: "0", 90: "0" } }) },
      "0.00",
    ],
  ])("sums the charges of 30 days where %s", (_case, part, text) => {
    open(foreseen(part));
    expect(rowOf("Upcoming charges, 30 days")).toBe(text);
  });

  it.each<[FixtureName, string]>([
    ["likely", "Likely short from Dec 12 at your usual spending. Transfer by Dec 2."],
    [
      "possible",
      "Possibly short from Dec 1 if you spend much more than usual. Transfer by Nov 28.",
    ],
    ["short-and-likely", "Likely short from Dec 12 at your usual spending. Transfer by Dec 2."],
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
      "Transfer by Nov 23.",
    ],
    ["a mere possibility far ahead", { day: null, early: today + 60, by: today + 55 }, ""],
  ])("and of %s", (_case, likely, text) => {
    open(foreseen({ forecast: forecastWith(today, { likely }) }));
    expect(plain(document.querySelector(".likely"))).toContain(text);
    if (text === "") expect(document.querySelector(".likely")).toBeNull();
  });

  it("tells what is spent on an average day, and its trend", () => {
    open(fixtures.well);
    expect(plain(document.querySelector(".foot span"))).toBe("Spends ≈ 77.01 EUR a day, +12%");
    cleanup();
    open(foreseen({ spending: { perDay: 1234.56, before: null } }));
    expect(plain(document.querySelector(".foot span"))).toBe("Spends ≈ 1,235 EUR a day");
    cleanup();
    open(foreseen({ spending: { perDay: 30, before: 60 } }));
    expect(plain(document.querySelector(".foot span"))).toBe("Spends ≈ 30.00 EUR a day, −50%");
    cleanup();
    open(foreseen({ spending: null }));
    expect(plain(document.querySelector(".foot span"))).toBe("");
  });

  it("says what it assumes and how much is left out, to be opened by keyboard", () => {
    open(fixtures["covered-at-least"]);
    const details = screen.getByText("What this assumes").closest("details");
    expect(details?.open).toBe(false);
    expect(plain(details)).toContain("3 listed charges are in no sum");
    expect(plain(details)).toContain(
      "VATPRICE is taken for the gross price, and all prices for EUR",
    );
    cleanup();
    open(fixtures["well-cnr"]);
    const other = plain(screen.getByText("What this assumes").closest("details"));
    expect(other).toContain("Reserved deposits are not told");
    expect(other).not.toContain("in no sum");
  });

  it("shows how far the list is read, and can be told to stop", async () => {
    const fake = open(fixtures.loading);
    expect(cardText()).toContain("12,000 of 100,000 charges read");
    expect(cardText()).not.toContain("Upcoming charges, 30 days");
    fireEvent.click(within(card() as HTMLElement).getByRole("button", { name: "Stop" }));
    await waitFor(() => expect(fake.sent).toEqual([{ name: "stop-charges", accountId: "main" }]));
  });

  it("keeps what it knows while the list is read again, and says nothing before the first page", () => {
    open(fixtures["loading-again"]);
    expect(plain(heading())).toBe("Covered at least until Feb 21");
    expect(cardText()).toContain("500 of … charges read");
    expect(rowOf("Upcoming charges, 30 days")).toBe("2,310.40");
    cleanup();
    open(foreseen({ loading: { seen: 0, total: null } }));
    expect(cardText()).not.toContain("charges read");
  });

  it("names the right that is missing, with its rule to copy", () => {
    open(fixtures["charges-not-allowed"]);
    expect(plain(heading())).toBe("Covered until: Unknown");
    expect(cardText()).toContain("Missing rule: QueryObjectRenewalList[]:ALLOW.");
    expect(screen.getByRole("button", { name: "Copy rule" })).toBeTruthy();
    expect(cardText()).not.toContain("0.00");
  });

  it("says of a passing fault only where nothing fresher is known", () => {
    const fault = { charges: failure("timeout", { command: "QueryObjectRenewalList" }) };
    open(foreseen({ failures: fault }));
    expect(cardText()).not.toContain("did not answer");
    cleanup();
    open(fixtures["foresight-old"]);
    expect(cardText()).toContain("HEXONET did not answer in time.");
  });

  it.each<[FixtureName, string]>([
    ["charges-not-read", "Not all charges are known."],
    ["covered-unknown", "Not all charges are known."],
  ])("says why it is unknown: %s", (name, text) => {
    open(fixtures[name]);
    expect(cardText()).toContain(text);
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
    expect(plain(heading())).toBe("Covered at least until Feb 21");
    cleanup();
    open(fixtures.unknown);
    expect(card()).toBeNull();
  });

  it("draws the covered days as a bar, full as far as usual spending lets them", () => {
    open(fixtures["short-and-likely"]);
    const [covered, sure] = [...document.querySelectorAll<HTMLElement>(".bar span")].map(
      ({ style }) => Number.parseInt(style.width, 10),
    );
    expect([covered, sure]).toEqual([43, 21]);
  });
});

describe("the sparkline", () => {
  it("is a picture with its lowest and highest value in words", () => {
    open(fixtures.well);
    const words = "Available funds, last 30 days: between ≈ 7,910 and ≈ 10,000 EUR";
    expect(plain(screen.getByRole("img").querySelector("title"))).toBe(words);
  });

  it.each([[[]], [[7]]])("needs two values: %j is none", (spark) => {
    open(foreseen({ spark }));
    expect(document.querySelector(".spark")).toBeNull();
  });

  it("stands for equal values too, and gives way to a long figure", () => {
    open(foreseen({ spark: [5, 5, 5] }));
    expect(document.querySelector(".spark path")?.getAttribute("d")).toBe("M0 -5L1 -5L2 -5");
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
    const height = vi.spyOn(document.body, "offsetHeight", "get").mockReturnValue(601);
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
    const height = vi.spyOn(document.body, "offsetHeight", "get").mockReturnValue(601);
    const isFolded = () => screen.getByText("Product statistics").closest("summary") !== null;
    fake.write("overview", envelope(fixtures.offline));
    expect(await screen.findByText("Offline.")).toBeTruthy();
    expect(isFolded()).toBe(false);
    fake.write("overview", envelope(fixtures["sign-in-failed"]));
    await waitFor(() => expect(isFolded()).toBe(true));
    height.mockRestore();
  });
});

describe("folded and opened", { timeout: 60_000 }, () => {
  it("axe finds nothing", async () => {
    const height = vi.spyOn(document.body, "offsetHeight", "get").mockReturnValue(601);
    open(fixtures["at-risk"]);
    for (const details of document.querySelectorAll("details")) details.open = true;
    expect(await axeFindings()).toEqual([]);
    height.mockRestore();
  });
});
