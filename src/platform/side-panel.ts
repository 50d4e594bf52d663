import type { Browser } from "webextension-polyfill";
import { browser } from "./browser.ts";

interface ChromesPanel {
  open(options: { windowId: number }): Promise<void>;
}
type WithPanels = { sidePanel?: ChromesPanel; sidebarAction?: Browser["sidebarAction"] };

// The polyfill knows Firefox's alone, and hands Chrome's on as it is. Android has neither.
const panels = (): WithPanels => browser as unknown as WithPanels;

/** Whether the browser has a side panel that can be opened from here. */
export const hasSidePanel = (): boolean =>
  panels().sidePanel?.open !== undefined || panels().sidebarAction?.open !== undefined;

/**
 * Opens the side panel of a window. To be called first thing in the handler of what the user did, before anything is
 * awaited: both browsers refuse it later. Rejects where the browser refuses it or has none.
 */
export async function openSidePanel(windowId: number | undefined): Promise<void> {
  const { sidePanel, sidebarAction } = panels();
  if (sidePanel && windowId !== undefined) await sidePanel.open({ windowId });
  else if (sidebarAction) await sidebarAction.open();
  else throw new Error("no side panel");
}
