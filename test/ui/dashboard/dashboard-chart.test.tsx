// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { failure } from "../../../src/domain/failure.ts";
import { axeFindings, preparePage } from "../../support/ui/axe.ts";
import {
  accountInFull,
  chargeOn,
  dashboardWorlds,
  historyOf,
  type Kept,
  sumsOf,
} from "../../support/ui/dashboard-fixtures.ts";
import { cellsOf, openDashboard } from "../../support/ui/dashboard-page.tsx";
import { accountWith, figuresWith, fixtureNow, overviewOf } from "../../support/ui/fixtures.ts";

vi.mock("../../../src/platform/browser.ts", () => import("../../support/ui/current-browser.ts"));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: fixtureNow });
  preparePage("Dashboard");
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const short = { ...historyOf("9984.21", { hours: 30, past: 3 }) };
function world(changes: Partial<Kept> = {}) {
  const { account, kept } = accountInFull(
    [chargeOn(1, "a.de"), chargeOn(3, "b.de")],
    {},
    {},
    { history: short, ...changes },
  );
  return { overview: overviewOf(account), kept: { main: kept } };
}

const section = () => screen.getByRole("region", { name: "History and outlook" });
const chart = () => screen.getByRole("slider", { name: "Chart of the account balance" });
const readout = () => section().querySelector(".readout")?.textContent;
const press = (...keys: string[]) => {
  for (const key of keys) fireEvent.keyDown(chart(), { key });
};

describe("the chart", () => {
  it("tells the figures now at first", async () => {
    await openDashboard(world());
    expect(chart().querySelector("canvas")).toBeTruthy();
    expect(readout()).toMatch(/9,984\.2\d*\u00a0EUR$/);
    expect(chart().getAttribute("aria-valuetext")).toContain("9,984.21\u00a0EUR");
  });

  it("is walked through by keys, and says each point", async () => {
    await openDashboard(world());
    press("End", "Home");
    expect(readout()).toContain("Balance reported by the registrar");
    press("End");
    expect(readout()).toContain("Feb 21, 2027");
    expect(readout()).toContain("no charge listed");
    expect(chart().getAttribute("aria-valuenow")).toBe(chart().getAttribute("aria-valuemax"));
    press("Home", "ArrowRight");
    expect(Number(chart().getAttribute("aria-valuenow"))).toBe(1);
    fireEvent.blur(chart());
    expect(readout()).toContain("9,984.21\u00a0EUR");
  });

  it("says of a day ahead what is charged, and what is likely", async () => {
    await openDashboard(world({ history: historyOf("9984.21") }));
    fireEvent.click(screen.getByRole("button", { name: "7 days" }));
    const texts = new Set<string>();
    press("Home");
    for (let step = 0; step < 200; step++) {
      press("ArrowRight");
      texts.add(readout() ?? "");
    }
    const day = [...texts].find((text) => text.startsWith("Nov 24, 2026 "));
    expect(day).toMatch(/9,972\.31\u00a0EUR1 charge, 11\.90\u00a0EUR · at the usual spending ≈/);
  });

  it("looks closer by its buttons, one of which is pressed", async () => {
    await openDashboard(world());
    const buttons = within(screen.getByRole("group", { name: "Time shown" })).getAllByRole(
      "button",
    );
    const pressed = () =>
      buttons
        .filter((each) => each.getAttribute("aria-pressed") === "true")
        .map(({ textContent }) => textContent);
    expect(buttons.map(({ textContent }) => textContent)).toEqual([
      "7 days",
      "30 days",
      "90 days",
      "All",
    ]);
    expect(pressed()).toEqual(["90 days"]);
    fireEvent.click(buttons[0] as HTMLElement);
    expect(pressed()).toEqual(["7 days"]);
    press("End");
    expect(readout()).toContain("Nov 30, 2026");
  });

  it("looks closer and back by keys, and says how it is left", async () => {
    await openDashboard(world({ history: historyOf("9984.21") }));
    const reset = () => screen.queryByRole("button", { name: "Reset zoom" });
    const shown = () => {
      press("Home");
      const first = readout();
      press("End");
      return `${first?.slice(0, 12)} … ${readout()?.slice(0, 12)}`;
    };
    const whole = shown();
    expect(reset()).toBeNull();
    press("Home", "+", "+");
    const closer = shown();
    expect(closer).not.toBe(whole);
    expect(
      within(screen.getByRole("group", { name: "Time shown" })).queryByRole("button", {
        pressed: true,
      }),
    ).toBeNull();
    press("-", "-");
    expect(shown()).not.toBe(closer);
    press("0");
    expect([shown(), reset()]).toEqual([whole, null]);
    press("End", "+", "+", "+");
    const late = shown();
    press("End", "ArrowLeft");
    fireEvent.click(reset() as HTMLElement);
    expect([shown(), reset()]).toEqual([whole, null]);
    expect(late).not.toBe(whole);
  });

  it("moves on at the edge of what was looked at more closely", async () => {
    await openDashboard(world({ history: historyOf("9984.21") }));
    press("Home", "+", "+", "+", "End");
    const edge = readout();
    press("ArrowRight", "End");
    expect(readout()).not.toBe(edge);
  });

  it("has a legend in words, of what is in it", async () => {
    await openDashboard(world({ history: historyOf("9984.21") }));
    const words = () =>
      within(section())
        .getAllByRole("listitem")
        .map(({ textContent }) => textContent);
    expect(words()).toEqual([
      "Account balance",
      "Balance reported by the registrar",
      "Money came in: a top-up or a refund",
      "After the listed charges",
      "Likely at the usual spending",
      "Limit: −3,483.01\u00a0EUR",
    ]);
    cleanup();
    await openDashboard(
      world({ charges: sumsOf([]), history: historyOf("9984.21", { hours: 2, past: 0 }) }),
    );
    expect(words()).toEqual([
      "Account balance",
      "After the listed charges",
      "Limit: −3,483.01\u00a0EUR",
    ]);
  });

  it("has a table of the same figures, a row a day", async () => {
    await openDashboard(world());
    const details = section().querySelector("details") as HTMLDetailsElement;
    expect(within(section()).queryByRole("table")).toBeNull();
    details.open = true;
    fireEvent(details, new Event("toggle"));
    const rows = cellsOf(await within(section()).findByRole("table"));
    expect(rows[0]?.slice(0, 3)).toEqual(["Day", "Account balance, EUR", "What it is"]);
    expect(rows[1]?.slice(1, 3)).toEqual([
      expect.stringMatching(/^\d+,\d+\.\d\d$/),
      "Balance reported by the registrar",
    ]);
    const day = rows.filter(([first]) => first === "Nov 23, 2026");
    expect(day.map((row) => row[2])).toEqual(["Read", "After the listed charges"]);
    expect(rows.find(([first]) => first === "Nov 24, 2026")?.slice(1, 5)).toEqual([
      "9,972.31",
      "After the listed charges",
      "–none",
      "1 · 11.90",
    ]);
  });

  it("goes on with what the worker finds", async () => {
    const { overview } = world();
    const { publish, fill } = await openDashboard({
      overview,
      kept: { main: { history: historyOf("9984.21", { hours: 2, past: 0 }) } },
    });
    const max = () => Number(chart().getAttribute("aria-valuemax"));
    expect(max()).toBe(1);
    await fill(world().kept);
    publish({ ...overview });
    await waitFor(() => expect(max()).toBeGreaterThan(90));
    expect(document.querySelectorAll("canvas")).toHaveLength(1);
  });

  it("takes its drawing away with the account", async () => {
    const { publish } = await openDashboard(dashboardWorlds.several);
    publish(overviewOf());
    await waitFor(() => expect(document.querySelector("canvas")).toBeNull());
  });
});

describe("where there is no history", () => {
  it("is not there: without figures, or with those of one moment alone", async () => {
    for (const figures of [null, figuresWith()]) {
      await openDashboard({ overview: overviewOf(accountWith({ figures })), kept: {} });
      expect(screen.queryByRole("region", { name: "History and outlook" })).toBeNull();
      expect(await axeFindings()).toEqual([]);
      cleanup();
    }
  });

  it("says that it cannot be read, and shows the present", async () => {
    const { overview } = world();
    const broken = { points: 1 } as unknown as Kept["history"] & object;
    await openDashboard({ overview, kept: { main: { history: broken } } });
    expect(section().textContent).toContain("history: shape");
    expect(readout()).toContain("9,984.21");
  });

  it("names the right that past days need", async () => {
    const refused = failure("not-allowed", { code: 531, command: "QueryAccountBalanceList" });
    const { account, kept } = accountInFull([], {}, { failures: { "past-balances": refused } });
    await openDashboard({ overview: overviewOf(account), kept: { main: kept } });
    expect(section().textContent).toContain("QueryAccountBalanceList");
  });

  it("says why the past of an account is empty: its bookings do not make its balance", async () => {
    const differs = failure("not-adding-up", { command: "QueryAccountingList" });
    const { account, kept } = accountInFull(
      [],
      { registrar: "cnr" },
      { failures: { "past-balances": differs } },
    );
    await openDashboard({ overview: overviewOf(account), kept: { main: kept } });
    expect(section().textContent).toContain("do not add up to the balance");
    expect(await axeFindings()).toEqual([]);
  });
});
