import { createStore, del, get, keys } from "idb-keyval";
import { failed, failure, ok, type Result } from "../domain/failure.ts";
import { type Check, shape, wholeOf } from "../domain/shape.ts";
import type { Migration } from "./stored-record.ts";

/** Values too large for `storage.local`, in IndexedDB, by key: each `{version, value}`, checked when read. */
export interface KeyedStore<T> {
  /** null where there is none; a `storage` failure where the bytes cannot be understood. */
  read(key: string): Promise<Result<T | null>>;
  /**
   * Read-modify-write in one transaction. What cannot be understood counts as none: these are lists that a
   * registrar can send again. null from `change` leaves what is there.
   */
  update(key: string, change: (value: T | null) => T | null): Promise<Result<null>>;
  remove(key: string): Promise<Result<null>>;
  /** All keys there are; none where they cannot be read. */
  keys(): Promise<string[]>;
}

interface Layout<T> {
  /** Name of the database; each store has its own (idb-keyval). */
  database: string;
  version: number;
  isValue: Check<T>;
  /** `migrations[0]` leads from version 1 to 2, and so on up to {@link version}. */
  migrations?: readonly Migration[];
}

const said = (error: unknown) =>
  failed(failure("storage", { text: error instanceof Error ? error.name : "" }));

export function keyedStore<T>(layout: Layout<T>): KeyedStore<T> {
  const { database, version, isValue, migrations = [] } = layout;
  const store = createStore(database, "values");
  const isEnvelope = shape<{ version: number }>({ version: wholeOf(1, version) });
  /** null: the bytes cannot be understood. */
  const understood = (stored: unknown): { value: T } | null => {
    if (!isEnvelope(stored)) return null;
    let value: unknown = "value" in stored ? stored.value : undefined;
    try {
      for (const migrate of migrations.slice(stored.version - 1)) value = migrate(value);
    } catch {
      // A migration stumbles only over what never had the older shape.
      return null;
    }
    return isValue(value) ? { value } : null;
  };
  const done = async (work: () => Promise<void>): Promise<Result<null>> => {
    try {
      await work();
      return ok(null);
    } catch (error) {
      return said(error);
    }
  };
  return {
    read: async (key) => {
      try {
        const found = await get<unknown>(key, store);
        if (found === undefined) return ok(null);
        const known = understood(found);
        return known ? ok(known.value) : failed(failure("storage", { text: `${database}: shape` }));
      } catch (error) {
        return said(error);
      }
    },
    // Not idb-keyval's own: that one writes back what it found, and so brings a removed key into being again.
    update: (key, change) =>
      done(() =>
        store(
          "readwrite",
          (values) =>
            new Promise<void>((resolve, reject) => {
              const found = values.get(key);
              found.onsuccess = () => {
                const value = change(understood(found.result)?.value ?? null);
                if (value !== null) values.put({ version, value }, key);
              };
              const { transaction } = values;
              transaction.oncomplete = () => resolve();
              transaction.onabort = () => reject(transaction.error);
            }),
        ),
      ),
    remove: (key) => done(() => del(key, store)),
    keys: async () => {
      try {
        return await keys<string>(store);
      } catch {
        return [];
      }
    },
  };
}
