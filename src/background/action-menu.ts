import type { Overview } from "../domain/overview.ts";
import { browser } from "../platform/browser.ts";
import { hasSidePanel } from "../platform/side-panel.ts";
import { translate } from "../text/translate.ts";
import { snoozes } from "./notifications.ts";

/** Of the menu alone: only there the browser lets it be opened. */
export const panelItem = "side-panel";

type Item = Parameters<typeof browser.contextMenus.create>[0] & { id: string };

/** What the icon's own menu offers, in order: at most six on its top level, by the browsers' rule. */
function itemsOf({ accounts, preferences, vault }: Overview): Item[] {
  const item = (id: string, title: string, isOffered = true, parentId?: string): Item => ({
    id,
    title,
    visible: isOffered,
    contexts: ["action"],
    ...(parentId !== undefined && { parentId }),
  });
  const isAny = accounts.length > 0;
  return [
    item("refresh-all", translate("refresh_all"), isAny && !vault.locked),
    item("dashboard", translate("dash_title")),
    item(panelItem, translate("open_side_panel"), hasSidePanel()),
    item("hide-amounts", translate(preferences.hideAmounts ? "show_amounts" : "hide_amounts")),
    item("snooze", translate("watch_snooze"), isAny),
    item("snooze-day", translate(snoozes[0].word), true, "snooze"),
    item("snooze-week", translate(snoozes[1].word), true, "snooze"),
    item("snooze-end", translate("watch_snooze_end"), true, "snooze"),
    item("lock", translate("lock_now"), vault.mode === "passphrase" && !vault.locked),
  ];
}

/** Firefox for Android has no such menu, though the types know it everywhere. */
export const knownMenus = (): typeof browser.contextMenus | undefined => browser.contextMenus;

const create = (menus: typeof browser.contextMenus, item: Item): Promise<void> =>
  new Promise((resolve, reject) => {
    menus.create(item, () => {
      const { lastError } = browser.runtime;
      if (lastError) reject(new Error(lastError.message));
      else resolve();
    });
  });

/** What this worker has set already; a worker that starts sets it again. */
let applied = "";

/** Sets the icon's own menu by the overview. The browser keeps the items: each is changed, and made where it is not there yet. */
export async function applyMenu(overview: Overview): Promise<void> {
  const menus = knownMenus();
  const items = itemsOf(overview);
  const wanted = JSON.stringify(items);
  if (!menus || wanted === applied) return;
  for (const item of items) {
    const { id, title = "", visible = true } = item;
    // Refused where there is none of that id: then it is made.
    await menus.update(id, { title, visible }).catch(() => create(menus, item));
  }
  applied = wanted;
}
