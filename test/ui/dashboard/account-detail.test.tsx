// @vitest-environment jsdom
import { cleanup, screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Figures } from "../../../src/domain/figures.ts";
import { likelyText } from "../../../src/text/cover-text.ts";
import { forecastWith, shortForecast } from "../../support/domain/foresight-with.ts";
import { axeFindings, preparePage } from "../../support/ui/axe.ts";
import {
  accountInFull,
  chargeOn,
  historyOf,
  today,
  type World,
} from "../../support/ui/dashboard-fixtures.ts";
import { openDashboard } from "../../support/ui/dashboard-page.tsx";
import {
  accountWith,
  figuresWith,
  fixtureNow,
  fixtures,
  foresightWith,
  overviewOf,
  testAccountWith,
} from "../../support/ui/fixtures.ts";

vi.mock("../../../src/platform/browser.ts", () => import("../../support/ui/current-browser.ts"));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: fixtureNow });
  preparePage("Dashboard");
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function world(hours: number, past: number): World {
  const history = historyOf("9984.21", { hours, past, topUp: "0" });
  const { account, kept } = accountInFull(
    [chargeOn(1, "a.de"), chargeOn(40, "b.de")],
    {},
    {},
    { history },
  );
  return { overview: overviewOf(account), kept: { main: kept } };
}
const upcoming = () => document.querySelector(".upcoming")?.textContent;
const cards = () =>
  within(screen.getByRole("article"))
    .getAllByRole("heading", { level: 3 })
    .map(({ textContent }) => textContent);

describe("an account in full", () => {
  it("has its charges in a card: of 90 days, of 7 and of 30, and what it spends on a day", async () => {
    await openDashboard(world(24 * 40, 60));
    expect(upcoming()).toMatch(
      /^Upcoming charges23\.80 EUR in 90 days7 days11\.9030 days11\.90Spending per day≈/,
    );
    expect(upcoming()).toMatch(/The 30 days before≈\u00a0[\d.,]+, (?:up|down|steady)/);
  });

  it("says from when on the spending is known, and compares it with nothing that is not", async () => {
    await openDashboard(world(24 * 3, 0));
    expect(upcoming()).toMatch(/Spending per dayknown on Nov 2\d at the earliest$/);
    cleanup();
    await openDashboard(world(24 * 12, 0));
    expect(upcoming()).toContain("Spending per day≈");
    expect(upcoming()).not.toMatch(/before|Unknown/);
  });

  it("has no card of which nothing is known, and says when the account is checked", async () => {
    const bare = accountWith({
      foresight: null,
      figures: figuresWith(),
      nextCheckAt: fixtureNow + 720_000,
    });
    await openDashboard({ overview: overviewOf(bare), kept: {} });
    expect(cards()).toEqual(["Available funds", "Covered until", "Statement"]);
    const cover = screen.getByRole("region", { name: "Covered until" });
    expect(cover.textContent).toContain("Next check in 12 min");
    expect(cover.textContent).not.toContain("Unknown");
    expect(await axeFindings()).toEqual([]);
    cleanup();
    await openDashboard({ overview: overviewOf(testAccountWith({ foresight: null })), kept: {} });
    expect(cards()).toEqual(["Available funds", "Statement"]);
    expect(screen.getByRole("region", { name: /Available funds/ }).textContent).toContain(
      "Nothing is foreseen for test accounts.",
    );
  });

  it("names what lies beside the figures, and adds it to none", async () => {
    const figures = figuresWith({
      beside: [{ kind: "other-account", currency: "USD", amount: "322.05" }],
    });
    await openDashboard({ overview: overviewOf(accountWith({ figures })), kept: {} });
    const funds = screen.getByRole("region", { name: /Available funds/ });
    expect(funds.textContent?.replace(/\u00a0|[\u2066-\u2069]/g, " ")).toMatch(
      /Not in these figures: \s*322\.05 USD\s* in another account of this customer\./,
    );
    expect(await axeFindings()).toEqual([]);
  });

  it("names what the registrar itself says of renewals where they are foreseen, once, and adds it to none", async () => {
    const own: Partial<Figures> = {
      beside: [{ kind: "auto-renewals", currency: "EUR", amount: "6000.00" }],
    };
    const foreseen = accountWith({ figures: figuresWith(own), foresight: foresightWith() });
    const { kept } = accountInFull([]);
    await openDashboard({ overview: overviewOf(foreseen), kept: { main: kept } });
    expect(screen.getAllByText(/The registrar itself says/)).toHaveLength(1);
    expect(upcoming()).toMatch(/days need .6,000\.00.EUR.\. That is .*EUR.? more than/);
    expect(document.querySelector(".funds .figure")?.textContent).not.toContain("6,000");
    expect(await axeFindings()).toEqual([]);
    cleanup();
    const unforeseen = accountWith({ figures: figuresWith(own), foresight: null });
    await openDashboard({ overview: overviewOf(unforeseen), kept: {} });
    expect(screen.getByText(/The registrar itself says/).closest(".funds")).toBeTruthy();
  });

  it("says what is likely in the popup's words: beside the day that the list is covered until", async () => {
    const forecast = forecastWith(today, {
      likely: { day: today + 19, early: today + 12, by: today - 1 },
    });
    await openDashboard({
      overview: overviewOf(accountWith({ foresight: foresightWith({ forecast }) })),
      kept: {},
    });
    const said = document.querySelector(".cover .likely");
    expect(said?.textContent).toBe(likelyText(forecast, today));
    expect(said?.textContent).toMatch(
      /covered until Feb 21; .*short from Dec 12, .* may be too late/,
    );
  });

  it("gives the day that the money lasts until no colour: the sentence of what to pay has it", async () => {
    await openDashboard({
      overview: overviewOf(
        accountWith({ foresight: foresightWith({ forecast: shortForecast(today, 40) }) }),
      ),
      kept: {},
    });
    expect(document.querySelector(".cover .figure")?.className).toBe("figure");
  });

  it("says the cause alone where the list of charges was refused: not that it was not read yet", async () => {
    await openDashboard({ overview: fixtures["charges-not-allowed"], kept: {} });
    const card = document.querySelector(".card.cover")?.textContent;
    expect(card).toContain("QueryObjectRenewalList");
    expect(card).not.toContain("have not been read yet");
  });

  it("leads to the statement of the last month and of this one", async () => {
    await openDashboard(world(30, 3));
    const statement = screen.getByRole("region", { name: "Statement" });
    const links = within(statement).getAllByRole<HTMLAnchorElement>("link");
    expect(links.map((link) => [link.textContent?.trim(), link.getAttribute("href")])).toEqual([
      ["October 2026", "statement.html#account=main&period=2026-10"],
      ["November 2026", "statement.html#account=main&period=2026-11"],
    ]);
  });

  it("says in its head how old the figures are, and when they are asked for again", async () => {
    await openDashboard(world(30, 3));
    const head = screen.getByRole("article").querySelector("header");
    expect(head?.textContent).toMatch(/Updated 3 min ago · Next check in \d+ min/);
  });
});
