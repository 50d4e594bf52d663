import type { DueWarnings } from "../domain/foresight/warning-round.ts";
import { browser } from "../platform/browser.ts";
import { isolated } from "../platform/name-text.ts";
import { translate } from "../platform/translate.ts";
import { warningText } from "../platform/warning-text.ts";

const day = 86_400_000;
/** The buttons in their order: how long each silences the account, milliseconds, and its word. */
export const snoozes = [
  { span: day, word: "watch_snooze_day" },
  { span: 7 * day, word: "watch_snooze_week" },
] as const;

/** The account that a notification is about; undefined where it is none of these. */
export const accountOf = (notificationId: string): string | undefined =>
  /^warning:(.+):\d+$/.exec(notificationId)?.[1];

/** Whether notifications may be shown at all: the permission is optional, and can be taken back. */
export const mayNotify = (): Promise<boolean> =>
  browser.permissions.contains({ permissions: ["notifications"] });

/** Shows what is due about one account as one notification. Rejects where the browser refuses it. */
export async function notify({ account, warnings }: DueWarnings, now: number): Promise<void> {
  const { id, name, system } = account;
  const options = {
    type: "basic" as const,
    iconUrl: browser.runtime.getURL("icons/icon-128.png"),
    title: system === "ote" ? `${isolated(name)} · ${translate("test_system")}` : isolated(name),
    message: warnings.map(warningText).join("\n"),
  };
  const buttons = snoozes.map(({ word }) => ({ title: translate(word) }));
  const notificationId = `warning:${id}:${now}`;
  try {
    // Unknown to the polyfill's types, and to Firefox, which refuses a notification that has them.
    const withButtons: typeof options = Object.assign({ buttons }, options);
    await browser.notifications.create(notificationId, withButtons);
  } catch {
    await browser.notifications.create(notificationId, options);
  }
}
