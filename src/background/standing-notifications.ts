import { failed, failure, ok, type Result } from "../domain/failure.ts";
import type { LoggedWarning } from "../domain/warnings/summarise.ts";
import { browser } from "../platform/browser.ts";
import { accountsRecord } from "../storage/accounts-record.ts";
import { overviewRecord } from "../storage/overview-record.ts";
import { warningsRecord } from "../storage/warnings-record.ts";
import { translate } from "../text/translate.ts";
import { digestId, showDigest } from "./digest.ts";
import { idsWithAccount } from "./foresight/orphans.ts";
import { accountsOf, isWarning, keepGroup, show, type Told } from "./notifications.ts";

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

/**
 * Says anew what a notification says, of the accounts that are left of it. Where nobody knows any more what that was, it
 * says where to look; of no account left, it goes.
 */
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

/** The ids of all that stand; none before the permission is granted, as the browser knows no notifications until then. */
async function standingIds(): Promise<string[]> {
  const known: typeof browser.notifications | undefined = browser.notifications;
  return known ? Object.keys(await known.getAll()) : [];
}

const orRefused = async (work: () => Promise<void>): Promise<Result<null>> => {
  try {
    await work();
    return ok(null);
  } catch (error) {
    return failed(failure("storage", { text: String(error) }));
  }
};

/**
 * Takes the amounts out of the notifications that stand: each is replaced by one that hides them.
 * @returns `storage` where the system keeps one as it is
 */
export const hideInStanding = (): Promise<Result<null>> =>
  orRefused(async () => {
    const standing = await standingIds();
    for (const id of standing.filter(isWarning)) await sayAnew(id);
    if (standing.includes(digestId)) await sayDigestAnew();
  });

/** Whether a notification that stands tells figures: all warnings do, and a digest that was shown before they were hidden. */
const tellsFigures = async (id: string): Promise<boolean> =>
  isWarning(id) || (id === digestId && (await accountsOf(id)).length > 0);

/** Takes the accounts that are gone out of what a notification tells. */
async function withoutGone(id: string, there: ReadonlySet<string>): Promise<void> {
  const about = await accountsOf(id);
  const left = about.filter((accountId) => there.has(accountId));
  if (left.length === about.length) return;
  if (left.length === 0) await browser.notifications.clear(id);
  else if (id === digestId) await sayDigestAnew();
  else {
    await keepGroup(id, left);
    await sayAnew(id);
  }
}

/**
 * Brings what stands into line with what is shown elsewhere: while figures are hidden nothing stands that tells them, and
 * nothing stands about an account that is gone for good; what tells of others too says it of those that are left. One
 * that may still be put back is not gone, and where that cannot be told none is.
 * @param isHidden whether the vault is locked and hides its figures
 * @returns `storage` where the system keeps one as it is
 */
export const tidyStanding = (isHidden: boolean): Promise<Result<null>> =>
  orRefused(async () => {
    const standing = (await standingIds()).filter((id) => isWarning(id) || id === digestId);
    if (standing.length === 0) return;
    if (isHidden) {
      for (const id of standing) if (await tellsFigures(id)) await browser.notifications.clear(id);
      return;
    }
    const there = await idsWithAccount();
    if (there.ok) for (const id of standing) await withoutGone(id, there.value);
  });
