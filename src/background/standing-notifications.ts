import { failed, failure, ok, type Result } from "../domain/failure.ts";
import type { LoggedWarning } from "../domain/warnings/summarise.ts";
import { browser } from "../platform/browser.ts";
import { accountsRecord } from "../storage/accounts-record.ts";
import { overviewRecord } from "../storage/overview-record.ts";
import { warningsRecord } from "../storage/warnings-record.ts";
import { translate } from "../text/translate.ts";
import { digestId, showDigest } from "./digest.ts";
import { accountsOf, isWarning, show, type Told } from "./notifications.ts";

/** What a notification told of its accounts, by the log: what came at its very moment. */
async function toldBy(notificationId: string): Promise<Told[]> {
  const at = Number(notificationId.split(":").at(-1));
  const [ids, accounts, kept] = await Promise.all([
    accountsOf(notificationId),
    accountsRecord.read(),
    warningsRecord.read(),
  ]);
  const all = accounts.ok ? accounts.value : [];
  const log: readonly LoggedWarning[] = kept.ok ? kept.value.log : [];
  return ids.flatMap((id) => {
    const account = all.find((each) => each.id === id);
    const warnings = log.filter((each) => each.accountId === id && each.at === at);
    return account ? [{ account, warnings }] : [];
  });
}

/** Says anew, without amounts, what a notification says. Where nobody knows any more what that was, it says where to look. */
async function sayAnew(notificationId: string): Promise<void> {
  const told = await toldBy(notificationId);
  if (told.length === 0) {
    await browser.notifications.clear(notificationId);
    return;
  }
  const isKnown = told.every(({ warnings }) => warnings.length > 0);
  await show(notificationId, told, isKnown ? null : translate("notify_hidden"));
}

async function sayDigestAnew(): Promise<void> {
  const overview = await overviewRecord.read();
  if (overview.ok) await showDigest(overview.value, Date.now());
  else await browser.notifications.clear(digestId);
}

/**
 * Takes the amounts out of the notifications that stand: each is replaced by one that hides them.
 * @returns `storage` where the system keeps one as it is
 */
export async function hideInStanding(): Promise<Result<null>> {
  // Unknown to the browser until the permission is granted.
  const known: typeof browser.notifications | undefined = browser.notifications;
  if (!known) return ok(null);
  try {
    const standing = Object.keys(await known.getAll());
    for (const id of standing.filter(isWarning)) await sayAnew(id);
    if (standing.includes(digestId)) await sayDigestAnew();
    return ok(null);
  } catch (error) {
    return failed(failure("storage", { text: String(error) }));
  }
}
