import { type BadgeTone, type BadgeView, badgeView, lockSign } from "../domain/badge-view.ts";
import type { FailureKind } from "../domain/failure.ts";
import type { Overview } from "../domain/overview.ts";
import { browser } from "../platform/browser.ts";
import { foresightWords, stateWords } from "../platform/foresight-words.ts";
import { formatMoney } from "../platform/format-money.ts";
import { isolated } from "../platform/name-text.ts";
import { type TextName, translate } from "../platform/translate.ts";

/** White on each is at least 6:1 (WCAG 2.2 asks 4.5:1). */
const colours: Record<BadgeTone, string> = { red: "#b42318", amber: "#8a4b00", grey: "#566573" };

const failureTitle = (kind: FailureKind): string =>
  translate(`failure_${kind.replaceAll("-", "_")}_title` as TextName);

function lineText({ account, states }: BadgeView["lines"][number], now: number): string {
  const parts = states.map((state) => stateWords(account, state));
  if (account.figures) parts.push(formatMoney(account.figures.available, account.figures.currency));
  parts.push(...foresightWords(account, now));
  if (account.system === "ote") parts.push(translate("test_system"));
  return translate("badge_line", isolated(account.name), parts.join(" · "));
}

/** The tooltip in words at `now` (milliseconds since the epoch), a line for each account, worst first. */
export function titleOf(view: BadgeView, now: number): string {
  const name = translate("extension_name");
  const lines = view.lines.map((line) => lineText(line, now));
  if (view.problem !== null)
    lines.unshift(translate("badge_line", name, failureTitle(view.problem)));
  if (lines.length > 0) return lines.join("\n");
  return `${name}\n${translate(view.isEmpty ? "badge_no_account" : "state_off")}`;
}

/** Linux desktops come without a colour font often enough: there the lock is a dash. */
async function drawable(text: string): Promise<string> {
  if (text !== lockSign) return text;
  const { os } = await browser.runtime.getPlatformInfo();
  return os === "mac" || os === "win" || os === "cros" ? text : "-";
}

/** Shows on the toolbar icon what the overview means at `now` (milliseconds since the epoch). */
export async function applyBadge(overview: Overview, now: number): Promise<void> {
  const view = badgeView(overview, now);
  await Promise.all([
    browser.action.setBadgeText({ text: await drawable(view.text) }),
    browser.action.setTitle({ title: titleOf(view, now) }),
    ...(view.tone === null
      ? []
      : [
          browser.action.setBadgeBackgroundColor({ color: colours[view.tone] }),
          browser.action.setBadgeTextColor({ color: "#ffffff" }),
        ]),
  ]);
}
