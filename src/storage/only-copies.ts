import { failed, ok, type Result } from "../domain/failure.ts";
import { accountOfKey, asideKey, isAsideKey, isFormerKey, keptKey } from "./aside-keys.ts";
import { inTransaction, type KeyedStore, keyedStore, type Layout } from "./keyed-store.ts";
import { limitedStore } from "./limited-store.ts";
import { reportAside } from "./set-aside.ts";
import { storageFailure } from "./storage-failure.ts";
import { understood } from "./understood.ts";

/** A keyed store of what no registrar can send again, by account id. */
export interface OnlyCopies<T> extends Omit<KeyedStore<T>, "remove"> {
  /**
   * Sets aside what cannot be understood, keeping what can be made out of it, and takes back what was set aside and
   * is understood by now: a later version comes after an earlier one that did not know its shape.
   */
  sweep(): Promise<Result<null>>;
  /** Gives an account's entries to another one; what that has already is joined with them. */
  move(from: string, to: string): Promise<Result<null>>;
  /** Removes all that is kept about an account, what lies aside included. */
  removeAll(accountId: string): Promise<Result<null>>;
}

interface CopiesLayout<T> extends Layout<T> {
  /** One value out of two that were kept apart: nothing of either is lost; where both say something, the first counts. */
  join: (one: T, other: T) => T;
  /** What of a value holds for another account id; without it, all of it does. */
  handOver?: (value: T) => T;
}

export function onlyCopies<T>(layout: CopiesLayout<T>): OnlyCopies<T> {
  const store = limitedStore(layout.database);
  const { version, join, handOver } = layout;
  const says = async (keys: readonly string[], areAll: boolean): Promise<Result<null>> => {
    try {
      await reportAside(layout.database, keys, areAll);
      return ok(null);
    } catch (error) {
      return failed(storageFailure(error));
    }
  };
  const copies = keyedStore(
    { ...layout, saysAside: (key) => says([key], false), former: accountOfKey },
    store,
  );

  /** Runs `work` on all entries in one transaction. */
  const overAll = (work: (all: Map<string, unknown>, values: IDBObjectStore) => void) =>
    inTransaction(store, (values) => {
      const [keys, found] = [values.getAllKeys(), values.getAll()];
      found.onsuccess = () =>
        work(new Map(keys.result.map((key, place) => [String(key), found.result[place]])), values);
    });

  /** Puts bytes under a key; beside what is there already they are joined, or set aside where they cannot be. */
  function place(all: Map<string, unknown>, values: IDBObjectStore, key: string, bytes: unknown) {
    const former = accountOfKey(key);
    const isMoved = key === keptKey(former) && !all.has(key) && all.has(former);
    const [mine, there] = [bytes, all.get(isMoved ? former : key)].map((each) =>
      understood(each, layout),
    );
    const put = (joined: unknown): void => {
      values.put(joined, key);
      all.set(key, joined);
    };
    if (!isMoved && !all.has(key)) put(bytes);
    else if (mine?.isWhole && there?.isWhole) {
      put({ version, value: join(there.value, mine.value) });
      if (isMoved) values.delete(former);
    } else values.put(bytes, asideKey(key));
  }

  return {
    keys: copies.keys,
    read: (accountId) => copies.read(keptKey(accountId)),
    update: (accountId, change) => copies.update(keptKey(accountId), change),
    sweep: async () => {
      const swept = await overAll((all, values) => {
        for (const [key, bytes] of [...all]) {
          const known = understood(bytes, layout);
          const base = keptKey(accountOfKey(key));
          const put = (value: T): void => {
            values.put({ version, value }, base);
            all.set(base, { version, value });
          };
          const there = all.has(base) ? understood(all.get(base), layout) : null;
          if (key === base) {
            if (known?.isWhole) continue;
            values.put(bytes, asideKey(base));
            if (known) put(known.value);
            else values.delete(base);
          } else if (known?.isWhole && (there?.isWhole || !all.has(base))) {
            put(there ? join(there.value, known.value) : known.value);
            values.delete(key);
          } else if (isFormerKey(key)) {
            values.put(bytes, asideKey(base));
            values.delete(key);
            if (known && !all.has(base)) put(known.value);
          }
        }
      });
      const keys = swept.ok ? await copies.keys() : swept;
      return keys.ok ? says(keys.value.filter(isAsideKey), true) : keys;
    },
    move: (from, to) =>
      overAll((all, values) => {
        for (const [key, bytes] of all) {
          if (accountOfKey(key) !== from) continue;
          const name = isFormerKey(key) ? keptKey(to) : `${to}${key.slice(from.length)}`;
          const known = understood(bytes, layout);
          const isHandedOver = handOver !== undefined && known?.isWhole === true;
          place(
            all,
            values,
            name,
            isHandedOver ? { version, value: handOver(known.value) } : bytes,
          );
          values.delete(key);
        }
      }),
    removeAll: (accountId) =>
      overAll((all, values) => {
        for (const key of all.keys()) if (accountOfKey(key) === accountId) values.delete(key);
      }),
  };
}
