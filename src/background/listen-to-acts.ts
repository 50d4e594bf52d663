import { browser } from "../platform/browser.ts";
import { openSidePanel } from "../platform/side-panel.ts";
import { knownMenus, panelItem } from "./action-menu.ts";
import { act } from "./acts.ts";
import { unwaited } from "./unwaited.ts";

/** Listens to shortcuts and to the icon's own menu. To be called at every start of the worker, at once. */
export function listenToActs(): void {
  // Firefox for Android has none, though the types know them everywhere.
  const commands: typeof browser.commands | undefined = browser.commands;
  commands?.onCommand.addListener((name) => unwaited(act(name)));
  knownMenus()?.onClicked.addListener(({ menuItemId }, tab) =>
    unwaited(menuItemId === panelItem ? openSidePanel(tab?.windowId) : act(menuItemId)),
  );
}
