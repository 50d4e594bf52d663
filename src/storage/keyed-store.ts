import { createStore, del, get, update } from "idb-keyval";
import { failed, failure, ok, type Result } from "../domain/failure.ts";
import { type Check, oneOf, shape } from "../domain/shape.ts";

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
}

interface Layout<T> {
  /** Name of the database; each store has its own (idb-keyval). */
  database: string;
  version: number;
  isValue: Check<T>;
}

const said = (error: unknown) =>
  failed(failure("storage", { text: error instanceof Error ? error.name : "" }));

export function keyedStore<T>({ database, version, isValue }: Layout<T>): KeyedStore<T> {
  const store = createStore(database, "values");
  const isEnvelope = shape<{ version: number; value: T }>({
    version: oneOf([version]),
    value: isValue,
  });
  const done = async (work: Promise<void>): Promise<Result<null>> => {
    try {
      await work;
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
        return isEnvelope(found)
          ? ok(found.value)
          : failed(failure("storage", { text: `${database}: shape` }));
      } catch (error) {
        return said(error);
      }
    },
    update: (key, change) =>
      done(
        update<unknown>(
          key,
          (found) => {
            const value = change(isEnvelope(found) ? found.value : null);
            return value === null ? found : { version, value };
          },
          store,
        ),
      ),
    remove: (key) => done(del(key, store)),
  };
}
