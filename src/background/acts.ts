import { ok, type Result } from "../domain/failure.ts";
import { accountsRecord } from "../storage/accounts-record.ts";
import { hideAmounts } from "./hide-amounts.ts";
import { snooze } from "./manage-alert-settings.ts";
import { handlers } from "./message-handlers.ts";
import { snoozes } from "./notifications.ts";
import { openDashboard } from "./open-dashboard.ts";
import { publishFault } from "./publish.ts";
import { published } from "./unpublished.ts";

/** Silences all accounts until then, milliseconds since the epoch; null ends that. One that is gone meanwhile hinders none of the others. */
async function snoozeAll(until: number | null): Promise<Result<null>> {
  const accounts = await accountsRecord.read();
  if (!accounts.ok) return accounts;
  const done = await published(() =>
    Promise.all(accounts.value.map(({ id }) => snooze(id, until))),
  );
  return done.find((each) => !each.ok && each.failure.kind !== "account-gone") ?? ok(null);
}

/** What shortcuts and the icon's own menu do, by the names that the browser gives back. */
const acts = {
  "refresh-all": () => handlers.refresh({ accountId: null }),
  dashboard: async () => {
    await openDashboard();
    return ok(null);
  },
  "hide-amounts": () => hideAmounts(null),
  "snooze-day": () => snoozeAll(Date.now() + snoozes[0].span),
  "snooze-week": () => snoozeAll(Date.now() + snoozes[1].span),
  "snooze-end": () => snoozeAll(null),
  lock: () => handlers.lock({}),
} satisfies Record<string, () => Promise<Result<unknown>>>;

export type ActName = keyof typeof acts;

/**
 * Does what a shortcut or an item of the menu is for; of a name that is none of them, nothing. There is no page to say
 * a failure on: popup and badge say it. What needs the passphrase first leads to where that is entered.
 */
export async function act(name: string | number): Promise<void> {
  if (typeof name !== "string" || !Object.hasOwn(acts, name)) return;
  try {
    const done: Result<unknown> = await acts[name as ActName]();
    if (done.ok) return;
    if (done.failure.kind === "locked" || done.failure.kind === "sample-data")
      await openDashboard();
    else await publishFault(done.failure.text);
  } catch (error) {
    await publishFault(error);
  }
}
