import { type BadgeTone, badgeView, lockSign } from "../domain/badge-view.ts";
import type { Overview } from "../domain/overview.ts";
import { browser } from "../platform/browser.ts";
import { titleOf } from "../text/badge-title.ts";
import { wellBadge } from "../text/well-text.ts";

/** The text on each is at least 6:1 (WCAG 2.2 asks 4.5:1): white, and ink where nothing warns. */
const colours: Record<BadgeTone, string> = {
  red: "#b42318",
  amber: "#8a4b00",
  grey: "#566573",
  calm: "#dfe5eb",
};

/** Linux desktops come without a colour font often enough: there the lock is a dash. */
async function drawable(text: string): Promise<string> {
  if (text !== lockSign) return text;
  const { os } = await browser.runtime.getPlatformInfo();
  return os === "mac" || os === "win" || os === "cros" ? text : "-";
}

/** Shows on the toolbar icon what the overview means at `now` (milliseconds since the epoch). */
export async function applyBadge(overview: Overview, now: number): Promise<void> {
  const view = badgeView(overview, now);
  const text = view.well ? wellBadge(view.well) : view.text;
  await Promise.all([
    browser.action.setBadgeText({ text: await drawable(text) }),
    browser.action.setTitle({ title: titleOf(view, now) }),
    ...(view.tone === null
      ? []
      : [
          browser.action.setBadgeBackgroundColor({ color: colours[view.tone] }),
          browser.action.setBadgeTextColor({ color: view.tone === "calm" ? "#14202b" : "#ffffff" }),
        ]),
  ]);
}
