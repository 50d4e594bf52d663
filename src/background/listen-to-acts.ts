import { browser } from "../platform/browser.ts";
import { knownMenus } from "./action-menu.ts";
import { act } from "./acts.ts";

/** Listens to shortcuts and to the icon's own menu. To be called at every start of the worker, at once. */
export function listenToActs(): void {
  // Firefox for Android has none, though the types know them everywhere.
  const commands: typeof browser.commands | undefined = browser.commands;
  commands?.onCommand.addListener(act);
  knownMenus()?.onClicked.addListener(({ menuItemId }) => act(menuItemId));
}
