import { del, get, keys, type UseStore } from "idb-keyval";
import { failed, failure, ok, type Result } from "../domain/failure.ts";
import { asideKey } from "./aside-keys.ts";
import { limitedStore } from "./limited-store.ts";
import { mayWriteLists, noteFailedWrite } from "./list-space.ts";
import { finished } from "./settled-request.ts";
import { type Reading, understood } from "./understood.ts";

/** Values too large for `storage.local`, in IndexedDB, by key: each `{version, value}`, checked when read. */
export interface KeyedStore<T> {
  /** null where there is none; a `storage` failure where the bytes cannot be understood. */
  read(key: string): Promise<Result<T | null>>;
  /**
   * Read-modify-write in one transaction. null from `change` leaves what is there. What cannot be understood counts
   * as none; of an only copy those bytes are set aside under a name of their own in the same transaction.
   */
  update(key: string, change: (value: T | null) => T | null): Promise<Result<null>>;
  remove(key: string): Promise<Result<null>>;
  /** All keys there are, those of bytes that were set aside included. */
  keys(): Promise<Result<string[]>>;
}

export interface Layout<T> extends Reading<T> {
  /** Name of the database; each store has its own (idb-keyval). */
  database: string;
  /**
   * Set for what no registrar can send again: bytes that are not understood are never written over. Says by which
   * name some were set aside.
   */
  saysAside?: (key: string) => Promise<Result<null>>;
  /** The key that an earlier version kept the same under: read where nothing is under today's, and moved by a change. */
  former?: (key: string) => string;
}

const said = (error: unknown) =>
  failed(failure("storage", { text: error instanceof Error ? error.name : "" }));

/** Runs `work` in one transaction; a `storage` failure where any of it fails, and then nothing is changed. */
export async function inTransaction(
  store: UseStore,
  work: (values: IDBObjectStore) => void,
): Promise<Result<null>> {
  try {
    if (!(await mayWriteLists(Date.now())))
      return failed(failure("storage", { text: "QuotaExceededError" }));
    await store("readwrite", (values) => {
      work(values);
      return finished(values.transaction);
    });
    return ok(null);
  } catch (error) {
    await noteFailedWrite(error, Date.now());
    return said(error);
  }
}

export function keyedStore<T>(
  layout: Layout<T>,
  store: UseStore = limitedStore(layout.database),
): KeyedStore<T> {
  const { database, version, saysAside, former } = layout;
  return {
    read: async (key) => {
      try {
        const own = await get<unknown>(key, store);
        const found = own === undefined && former ? await get<unknown>(former(key), store) : own;
        if (found === undefined) return ok(null);
        const known = understood(found, layout);
        return known ? ok(known.value) : failed(failure("storage", { text: `${database}: shape` }));
      } catch (error) {
        return said(error);
      }
    },
    // Not idb-keyval's own: that one writes back what it found, and so brings a removed key into being again.
    update: async (key, change) => {
      let aside: string | null = null;
      const written = await inTransaction(store, (values) => {
        const apply = (before: unknown, from: string): void => {
          const known = before === undefined ? null : understood(before, layout);
          const value = change(known?.value ?? null);
          if (value === null) return;
          if (saysAside && before !== undefined && !known?.isWhole) {
            aside = asideKey(key);
            values.put(before, aside);
          }
          values.put({ version, value }, key);
          if (from !== key && before !== undefined) values.delete(from);
        };
        const found = values.get(key);
        found.onsuccess = () => {
          if (found.result !== undefined || !former) return apply(found.result, key);
          const old = values.get(former(key));
          old.onsuccess = () => apply(old.result, former(key));
        };
      });
      return written.ok && aside !== null && saysAside ? saysAside(aside) : written;
    },
    remove: async (key) => {
      try {
        await del(key, store);
        return ok(null);
      } catch (error) {
        return said(error);
      }
    },
    keys: async () => {
      try {
        return ok(await keys<string>(store));
      } catch (error) {
        return said(error);
      }
    },
  };
}
