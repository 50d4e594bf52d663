// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor } from "@testing-library/preact";
import { options } from "preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Overview } from "../../../src/domain/overview.ts";
import { hideBy } from "../../../src/text/hidden-amounts.ts";
import { amountAxis } from "../../../src/ui/dashboard/chart/axes.ts";
import { nameMasks } from "../../../src/ui/shared/name-masks.tsx";
import { amountsIn, amountsSaid } from "../../support/ui/amount-leaks.ts";
import { axeFindings, preparePage } from "../../support/ui/axe.ts";
import { dashboardWorlds } from "../../support/ui/dashboard-fixtures.ts";
import { openDashboard, untilShown } from "../../support/ui/dashboard-page.tsx";
import { fixtureNow } from "../../support/ui/fixtures.ts";

vi.mock("../../../src/platform/browser.ts", () => import("../../support/ui/current-browser.ts"));

// As index.tsx does, once for a page.
nameMasks(options);

beforeEach(() => {
  vi.stubEnv("TZ", "UTC");
  vi.useFakeTimers({ toFake: ["Date"], now: fixtureNow });
  preparePage("Dashboard");
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

const withHidden = (overview: Overview, hideAmounts: boolean): Overview => ({
  ...overview,
  preferences: { ...overview.preferences, hideAmounts },
});

type WorldName = keyof typeof dashboardWorlds;

/** The dashboard with everything opened that can be. */
async function openAll(name: WorldName, hideAmounts: boolean) {
  const world = dashboardWorlds[name];
  const overview = withHidden(world.overview, hideAmounts);
  const page = await openDashboard({ ...world, overview });
  const first = document.querySelector("article h2")?.textContent;
  if (first) await untilShown(first);
  for (const details of document.querySelectorAll("details")) {
    details.open = true;
    fireEvent(details, new Event("toggle"));
  }
  return { ...page, overview, amounts: amountsIn(world) };
}

describe("while amounts are hidden", () => {
  it.each(Object.keys(dashboardWorlds) as WorldName[])(
    "no text, attribute or name of the dashboard tells one: %s",
    async (name) => {
      const { amounts } = await openAll(name, true);
      expect(amountsSaid(document.body, amounts)).toEqual([]);
    },
  );

  it("all go at once, the chart's among them, and come again", async () => {
    const { amounts, overview, publish } = await openAll("several", false);
    expect(amountsSaid(document.body, amounts).length).toBeGreaterThan(20);
    const chart = () => screen.getByRole("slider").getAttribute("aria-valuetext") ?? "";
    expect(chart()).toMatch(/\d\sEUR/);
    publish(withHidden(overview, true));
    await waitFor(() => screen.getByRole("button", { name: "Show amounts" }));
    expect(amountsSaid(document.body, amounts)).toEqual([]);
    expect(chart()).toContain("amount hidden");
    expect(screen.getAllByRole("img", { name: "amount hidden" }).length).toBeGreaterThan(20);
    publish(withHidden(overview, false));
    await waitFor(() => screen.getByRole("button", { name: "Hide amounts" }));
    expect(amountsSaid(document.body, amounts).length).toBeGreaterThan(20);
  });

  it("beside each file it is said that it has them", async () => {
    await openAll("several", true);
    const buttons = screen.getAllByRole("button", { name: /CSV/ });
    const notes = screen.getAllByText("The file has the amounts that are hidden here.");
    expect(buttons.length).toBeGreaterThan(2);
    expect(notes).toHaveLength(buttons.length);
  });

  it("axe finds nothing", async () => {
    const { overview, ...world } = dashboardWorlds.several;
    await openDashboard({ ...world, overview: withHidden(overview, true) });
    await untilShown(document.querySelector("article h2")?.textContent ?? "");
    expect(await axeFindings()).toEqual([]);
  });

  it("the chart's axis has no labels, and the same room", () => {
    const axis = amountAxis(() => ({}) as never);
    const values = () => (axis.values as (...all: unknown[]) => string[])(null, [0, 5000, 10000]);
    const sizeOf = (labels: string[]) => (axis.size as (...all: unknown[]) => number)(null, labels);
    hideBy({ hideAmounts: false });
    expect(values()).toEqual(["0", "5,000", "10,000"]);
    hideBy({ hideAmounts: true });
    expect(values()).toEqual(["", "", ""]);
    expect(sizeOf(values())).toBe(sizeOf(["", "", "", ""]));
    hideBy({ hideAmounts: false });
  });
});
