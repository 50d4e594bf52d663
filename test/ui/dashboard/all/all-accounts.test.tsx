// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { dayOf } from "../../../../src/domain/foresight/bank-days.ts";
import type { AccountOverview } from "../../../../src/domain/overview.ts";
import { shortForecast, shortPayment } from "../../../support/domain/foresight-with.ts";
import { axeFindings, preparePage } from "../../../support/ui/axe.ts";
import { today, dashboardWorlds as worlds } from "../../../support/ui/dashboard-fixtures.ts";
import { cellsOf, openDashboard, untilShown } from "../../../support/ui/dashboard-page.tsx";
import { accountWith, fixtureNow, fixtures, foresightWith } from "../../../support/ui/fixtures.ts";

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

const hash = "#all=live-EUR";
const { overview, kept } = worlds.several;
const open = (change: (account: AccountOverview) => AccountOverview = (account) => account) =>
  openDashboard(
    { overview: { ...overview, accounts: overview.accounts.map(change) }, kept },
    { hash },
  );
const foreseen =
  (part: Partial<NonNullable<AccountOverview["foresight"]>>) =>
  (account: AccountOverview): AccountOverview => ({
    ...account,
    foresight: account.foresight && { ...account.foresight, ...part },
  });

const table = () => screen.getByRole("table", { name: "Accounts" });
const names = () =>
  within(table())
    .getAllByRole("link")
    .map(({ textContent }) => textContent);
const row = (name: string) =>
  cellsOf(table())
    .find(([first]) => first?.startsWith(name))
    ?.slice(1);

describe("all accounts of a currency", () => {
  it("are those of the LIVE system, worst first, and axe finds nothing", async () => {
    await open();
    await untilShown("All accounts in EUR");
    expect(names()).toEqual(["Buchladen Graz", "Main account", "Webshop EU"]);
    expect(await axeFindings()).toEqual([]);
  });

  it("say of each what is known, and of nothing that it is zero", async () => {
    await open();
    expect(row("Buchladen")).toEqual([
      "3 domains at riskNot covered from Nov 26Low balanceNot fully known",
      "412.10\u00a0EUR",
      "at least until Nov 24, 2026",
      "8,220\u00a0EUR now",
      "3",
      expect.stringMatching(/^≥ at least 2,997\.98\u00a0EUR$/),
      "3 min",
    ]);
    expect(row("Webshop")?.slice(2, 6)).toEqual(Array(4).fill("Unknown: Not asked for yet."));
  });

  it("are red only where a transfer comes too late, as in the sentence of what to pay", async () => {
    for (const [by, tone] of [
      [today, "care"],
      [today - 1, "loss"],
    ] as const) {
      const quarter = shortPayment("2412.2", "2420", today, 40, { by });
      const pay = { risk: null, month: quarter, quarter };
      await open(foreseen({ forecast: shortForecast(today, 40, { pay }) }));
      const cells = within(table())
        .getByRole("link", { name: "Main account" })
        .closest("tr")?.cells;
      expect(cells?.[3]?.className).toBe("");
      expect(cells?.[4]?.querySelector("b")?.className).toBe(tone);
      cleanup();
    }
  });

  it("are summed, and it is said where parts are missing", async () => {
    await open();
    const [sum] = cellsOf(table()).slice(-1);
    expect(sum).toEqual([
      "LIVE, EUR, at most 3 accounts",
      "13,089.82\u00a0EUR",
      "",
      expect.stringMatching(/^≥ at least 4,918\.54\u00a0EUR$/),
      "",
    ]);
  });

  it("can be put in another order, and turned round", async () => {
    await open();
    const heads = () => within(table()).getAllByRole("columnheader");
    const sorted = () => heads().find((head) => head.hasAttribute("aria-sort"));
    expect(sorted()?.textContent).toBe("State");
    const available = screen.getByRole("button", { name: "Available funds" });
    fireEvent.click(available);
    expect(sorted()?.getAttribute("aria-sort")).toBe("ascending");
    expect(names()).toEqual(["Buchladen Graz", "Webshop EU", "Main account"]);
    fireEvent.click(available);
    expect(sorted()?.getAttribute("aria-sort")).toBe("descending");
    expect(names()[0]).toBe("Main account");
    // What is unknown comes last either way.
    const covered = screen.getByRole("button", { name: "Covered until" });
    for (const first of ["Buchladen Graz", "Main account"]) {
      fireEvent.click(covered);
      expect([names()[0], names()[2]]).toEqual([first, "Webshop EU"]);
    }
  });

  it("lead to each of them", async () => {
    await open();
    fireEvent.click(within(table()).getByText("8,467.22 EUR"));
    await untilShown("Main account");
    expect(location.hash).toBe("#account=main");
  });

  it("say what the account's own page says: the same day, the same sum, the same doubt", async () => {
    await open(
      foreseen({
        forecast: { ...shortForecast(today, 0), covered: { kind: "until", day: today - 1 } },
      }),
    );
    expect(row("Main account")?.[2]).toBe("not even today");
    cleanup();
    const why =
      "The registrar does not tell the reserved deposits: the funds are at most what they seem.";
    const { forecast } = foresightWith();
    await open(
      foreseen({
        forecast: { ...forecast, covered: { kind: "unknown", why: "deposits" }, pay: null },
      }),
    );
    expect(row("Buchladen")?.slice(2, 4)).toEqual([`Unknown: ${why}`, `Unknown: ${why}`]);
    cleanup();
    const day = dayOf(fixtureNow) + 3;
    await open(
      foreseen({
        forecast: {
          ...forecast,
          covered: { kind: "at-most-until", day, why: "deposits" },
          pay: null,
        },
      }),
    );
    expect(row("Buchladen")?.[2]).toBe("at most until Nov 26, 2026");
    cleanup();
    await open(
      foreseen({ at: fixtureNow - 20 * 3_600_000, loadedAt: fixtureNow - 30 * 3_600_000 }),
    );
    expect(row("Buchladen")?.[2]).toContain("foreseen on Nov 22");
    cleanup();
    const far = accountWith({ foresight: foresightWith({ forecast: shortForecast(today, 45) }) });
    const other = accountWith({ id: "other", name: "Other" });
    await openDashboard(
      { overview: { ...fixtures.well, accounts: [far, other] }, kept: {} },
      { hash },
    );
    expect(row("Main account")?.[0]).toBe("All is well until Jan 6");
  });

  it("have one chart: of those of which it is known what they will be charged, and it says of which not", async () => {
    await open();
    const chart = await screen.findByRole("slider", {
      name: "Chart of what all accounts may spend",
    });
    const spendable = overview.accounts
      .filter(({ id }) => id === "main" || id === "short")
      .reduce((sum, { figures }) => sum + Number(figures?.spendable ?? figures?.available), 0);
    expect(chart.getAttribute("aria-valuetext")).toContain(
      `${spendable.toLocaleString("en", { minimumFractionDigits: 2 })}\u00a0EUR`,
    );
    const section = screen.getByRole("region", {
      name: "All accounts in EUR, history and outlook",
    });
    expect(section.textContent).toContain("The sum of 2 accounts, each balance once");
    expect(section.textContent).toContain("1 account is not in it");
    // The sum of the available funds, in the table and at the left, is another one.
    expect(section.textContent).toContain("Credit lines are in it");
    expect(section.querySelector(".legend")?.textContent).toContain(
      "An account is short from here",
    );
    const details = section.querySelector("details") as HTMLDetailsElement;
    details.open = true;
    fireEvent(details, new Event("toggle"));
    const rows = cellsOf(await within(section).findByRole("table"));
    expect(rows[0]?.[1]).toBe("Spendable, EUR");
    expect(rows.length).toBeGreaterThan(90);
    expect(await axeFindings()).toEqual([]);
  });

  it("have a chart that says nothing of credit lines where there is none", async () => {
    await open((account) => ({
      ...account,
      figures: account.figures && { ...account.figures, creditLine: null, spendable: null },
    }));
    const section = await screen.findByRole("region", {
      name: "All accounts in EUR, history and outlook",
    });
    expect(section.textContent).toContain("The sum of 2 accounts");
    expect(section.textContent).not.toContain("Credit lines");
  });

  it("have no chart where there is nothing to draw", async () => {
    const bare = overview.accounts.map((account) => ({ ...account, foresight: null }));
    await openDashboard({ overview: { ...overview, accounts: bare }, kept: {} }, { hash });
    await untilShown("All accounts in EUR");
    expect(screen.queryByRole("slider")).toBeNull();
  });

  it("give way to an account where there are not several of the currency any more", async () => {
    const { publish } = await open();
    publish({ ...overview, accounts: overview.accounts.filter(({ id }) => id === "main") });
    await untilShown("Main account");
    await waitFor(() => expect(location.hash).toBe("#account=main"));
  });
});
