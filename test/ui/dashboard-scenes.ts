import { dashboardWorlds, type World } from "./dashboard-fixtures.ts";
import type { Scene } from "./look-scenes.ts";

const scene = ({ overview, kept }: World, part: Partial<Scene> = {}): Scene => ({
  page: "dashboard",
  stored: { overview: { version: 1, value: overview } },
  kept,
  ...part,
});

export const dashboardScenes: Record<string, Scene> = {
  "dashboard-several": scene(dashboardWorlds.several),
  "dashboard-well": scene(dashboardWorlds.several, { hash: "#account=main" }),
  "dashboard-narrow": scene(dashboardWorlds.several, { width: 600 }),
};
