import { type Failure, failure, ok, type Result } from "../domain/failure.ts";
import { browser } from "../platform/browser.ts";
import { historyStore } from "./history-store.ts";
import { knownAccounts } from "./known-accounts.ts";
import { ledgerStore } from "./ledger-store.ts";

const key = "set-up";

/** Written with every write of the accounts: what marks in `storage.local` that there were some. */
export const setUpItem: Record<string, unknown> = { [key]: { version: 1, value: true } };

/** What a start without accounts is: a failure of its own, as nothing may be deleted or called empty over it. */
const lost = failure("records-lost");

/**
 * Whether accounts were ever set up in this profile: by the mark beside them, and by what lies in IndexedDB, which
 * browsers keep apart from `storage.local`. A `storage` failure where that cannot be looked at.
 */
async function wasSetUp(): Promise<Result<boolean>> {
  if (key in (await browser.storage.local.get(key))) return ok(true);
  // Nothing can have been kept where there are no databases.
  if (!("indexedDB" in globalThis)) return ok(false);
  for (const store of [knownAccounts, historyStore, ledgerStore]) {
    const keys = await store.keys();
    if (!keys.ok) return keys;
    if (keys.value.length > 0) return ok(true);
  }
  return ok(false);
}

/** Why an absent record of accounts is not an empty one; null: it is, this is a fresh install. Rejects as the browser does. */
export async function whyAbsent(): Promise<Failure | null> {
  const seen = await wasSetUp();
  if (!seen.ok) return seen.failure;
  return seen.value ? lost : null;
}

/**
 * Why another absent record is not to be written anew: it is absent with the accounts, and may be back with them. What
 * is written now would then have taken its place. null: it may be written. Rejects as the browser does.
 */
export async function whyUnwritten(): Promise<Failure | null> {
  return "accounts" in (await browser.storage.local.get("accounts")) ? null : whyAbsent();
}

const markOf = (record: string): string => `written:${record}`;

const markItem = (record: string): Record<string, unknown> => ({
  [markOf(record)]: { version: 1, value: true },
});

/**
 * What tells that a record was there once, for one that a fresh install has none of before the first choice: where it
 * is absent all the same, it is gone. Part of the record's layout.
 */
export const markedAsWritten = (record: string) => ({
  along: markItem(record),
  /** Rejects as the browser does. */
  wasWritten: async (): Promise<boolean> =>
    markOf(record) in (await browser.storage.local.get(markOf(record))),
});

/** Marks the records that are there and have no mark yet, as an earlier version wrote them. Rejects as the browser does. */
export async function markWritten(records: readonly string[]): Promise<void> {
  const found = await browser.storage.local.get([...records, ...records.map(markOf)]);
  const unmarked = records.filter((record) => record in found && !(markOf(record) in found));
  if (unmarked.length === 0) return;
  await browser.storage.local.set(Object.assign({}, ...unmarked.map(markItem)));
}
