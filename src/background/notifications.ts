import { listOf, text } from "../domain/shape.ts";
import type { DueWarnings } from "../domain/warnings/due.ts";
import { browser } from "../platform/browser.ts";
import { isolated } from "../text/name-text.ts";
import { formatCount, translate, translateCount } from "../text/translate.ts";
import { causeText, warningLines } from "../text/warning-text.ts";

const day = 86_400_000;
/** The buttons in their order: how long each silences the account, milliseconds, and its word. */
export const snoozes = [
  { span: day, word: "watch_snooze_day" },
  { span: 7 * day, word: "watch_snooze_week" },
] as const;

/** In `storage.session`: a notification that tells of many accounts has more of their ids than its own id may hold. */
const groupKey = (notificationId: string): string => `notified:${notificationId}`;

/** The accounts that a notification is about, the first one first; none where it names none, or is of an earlier start. */
export async function accountsOf(notificationId: string): Promise<string[]> {
  const single = /^warning:(.+):\d+$/.exec(notificationId)?.[1];
  if (single !== undefined) return [single];
  const key = groupKey(notificationId);
  const { [key]: ids } = await browser.storage.session.get(key);
  return isIds(ids) ? ids : [];
}
const isIds = listOf(text);

/** Keeps which accounts a notification is about whose id does not name them. */
export const keepGroup = (notificationId: string, ids: readonly string[]): Promise<void> =>
  browser.storage.session.set({ [groupKey(notificationId)]: ids });

/** Whether an id is that of a warning. */
export const isWarning = (notificationId: string): boolean =>
  /^warnings?:.+:\d+$/.test(notificationId);

/** Whether notifications may be shown at all: the permission is optional, and can be taken back. */
export const mayNotify = (): Promise<boolean> =>
  browser.permissions.contains({ permissions: ["notifications"] });

/** The accounts that one notification names; the rest are in its number. */
const namedAccounts = 5;

/** What a notification tells of one account. */
export interface Told extends Pick<DueWarnings, "warnings"> {
  account: Pick<DueWarnings["account"], "id" | "name" | "system">;
}

const nameOf = ({ account: { name, system } }: Told): string =>
  system === "ote" ? `${isolated(name)} · ${translate("test_system")}` : isolated(name);

/** What one notification says of several accounts: a shared cause once, else each account's own. */
function manyText(parts: readonly Told[]): string {
  const [first, ...others] = parts.map(({ warnings }) => causeText(warnings));
  const named = parts.slice(0, namedAccounts);
  const rest = parts.length - named.length;
  const more = rest > 0 ? [`+${formatCount(rest)}`] : [];
  if (first && others.every((cause) => cause === first))
    return [first, [...named.map(nameOf), ...more].join(", ")].join("\n");
  const lines = named.map((part) => `${nameOf(part)}: ${warningLines(part.warnings).join(" ")}`);
  return [...lines, ...more].join("\n");
}

/** Shows what is due as one notification. Rejects where the browser refuses it. */
export async function notify(parts: readonly DueWarnings[], now: number): Promise<void> {
  const [first, ...others] = parts;
  if (first === undefined) return;
  const isGroup = others.length > 0;
  const { id } = first.account;
  const notificationId = isGroup ? `warnings:${id}:${now}` : `warning:${id}:${now}`;
  if (isGroup)
    await keepGroup(
      notificationId,
      parts.map(({ account }) => account.id),
    );
  await show(notificationId, parts);
}

/**
 * Shows a notification, in the place of one with the same id. Rejects where the browser refuses it.
 * @param message in the place of what the warnings say; null: they say it
 */
export async function show(
  notificationId: string,
  parts: readonly Told[],
  message: string | null = null,
): Promise<void> {
  const [first, ...others] = parts;
  if (first === undefined) return;
  const isGroup = others.length > 0;
  const own = isGroup ? manyText(parts) : warningLines(first.warnings).join("\n");
  const options = {
    type: "basic" as const,
    iconUrl: browser.runtime.getURL("icons/icon-128.png"),
    title: isGroup ? translateCount("notify_accounts", parts.length) : nameOf(first),
    message: message ?? own,
  };
  const buttons = snoozes.map(({ word }) => ({ title: translate(word) }));
  try {
    // Unknown to the polyfill's types, and to Firefox, which refuses a notification that has them.
    const withButtons: typeof options = Object.assign({ buttons }, options);
    await browser.notifications.create(notificationId, withButtons);
  } catch {
    await browser.notifications.create(notificationId, options);
  }
}
