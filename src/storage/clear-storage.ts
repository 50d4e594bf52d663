import { failed, ok, type Result } from "../domain/failure.ts";
import { browser } from "../platform/browser.ts";
import { inTime } from "./limited-store.ts";
import { finished, settled } from "./settled-request.ts";
import { storageFailure } from "./storage-failure.ts";
import { clearItems } from "./stored-record.ts";

/** Empties a database. Not deleted: another page that has it open would keep that waiting. */
async function empty(name: string): Promise<void> {
  const database = await settled(indexedDB.open(name));
  try {
    const stores = [...database.objectStoreNames];
    if (stores.length === 0) return;
    const transaction = database.transaction(stores, "readwrite");
    for (const store of stores) transaction.objectStore(store).clear();
    await finished(transaction);
  } finally {
    database.close();
  }
}

/** Removes all that is kept in databases: histories, lists, bookings, whose they were. A `storage` failure where some of it may be left. */
export async function clearDatabases(): Promise<Result<null>> {
  try {
    for (const { name } of await inTime(indexedDB.databases())) if (name) await inTime(empty(name));
    return ok(null);
  } catch (error) {
    return failed(storageFailure(error));
  }
}

/** Removes all else by one stroke, what was set aside and the browser's memory included. A `storage` failure where it is left. */
export async function clearRecords(): Promise<Result<null>> {
  try {
    await browser.storage.session.clear();
    await clearItems();
    return ok(null);
  } catch (error) {
    return failed(storageFailure(error));
  }
}
