import { overviewVersion } from "../../src/storage/overview-version.ts";
import { dashboardWorlds, type World } from "../support/ui/dashboard-fixtures.ts";
import { fixtures } from "../support/ui/fixtures.ts";
import type { Scene } from "./look-scenes.ts";

const scene = ({ overview, kept, stored }: World, part: Partial<Scene> = {}): Scene => ({
  page: "dashboard",
  stored: { ...stored, overview: { version: overviewVersion, value: overview } },
  kept,
  ...part,
});

export const dashboardScenes: Record<string, Scene> = {
  "dashboard-several": scene(dashboardWorlds.several),
  "dashboard-well": scene(dashboardWorlds.several, { hash: "#account=main" }),
  "dashboard-chart": scene(dashboardWorlds.several, {
    hash: "#account=main",
    element: "section:has(> .chart)",
    act: async (page) => page.hover(".chart", { position: { x: 900, y: 120 } }),
  }),
  "dashboard-chart-week": scene(dashboardWorlds.several, {
    hash: "#account=main",
    element: "section:has(> .chart)",
    act: async (page, text) => {
      await page.click(`.spans button:has-text("7 ")`);
      await page.focus(".chart");
      for (const key of ["ArrowRight", "ArrowRight", "PageUp"]) await page.keyboard.press(key);
      await page.click(`text=${text("dash_chart_table")}`);
      await page.focus(".chart");
      await page.keyboard.press("PageDown");
    },
  }),
  "dashboard-chart-short": scene(dashboardWorlds.several, {
    element: "section:has(> .chart)",
    act: async (page) => {
      await page.mouse.move(0, 0);
    },
  }),
  "dashboard-many": scene({ overview: fixtures.many, kept: {} }, { hash: "#account=account-30" }),
  "dashboard-all": scene(dashboardWorlds.several, { hash: "#all=live-EUR" }),
  "dashboard-charges-days": scene(dashboardWorlds.several, {
    element: "section:has(> .title #charges-title)",
    act: async (page, text) => {
      await page.click(`text="${text("bars_day")}"`);
      await page.click(".one-bar:is(button) >> nth=2");
    },
  }),
  "dashboard-charges-phone": scene(dashboardWorlds.several, {
    width: 360,
    element: "section:has(> .title #charges-title)",
  }),
  "dashboard-head-phone": scene(dashboardWorlds.several, {
    width: 360,
    element: "article > .tiles",
  }),
  "dashboard-tiles": scene(dashboardWorlds.several, { element: "article > .tiles" }),
  "dashboard-hostile": scene({ overview: fixtures.hostile, kept: {} }),
  "dashboard-narrow": scene(dashboardWorlds.several, { width: 640 }),
  "dashboard-phone": scene(dashboardWorlds.several, { width: 360 }),
  "dashboard-phone-many": scene({ overview: fixtures.many, kept: {} }, { width: 360 }),
};
