import { createStore, type UseStore } from "idb-keyval";

/** So long the browser may take for one piece of work in a database, milliseconds. */
export const databaseLimit = 20_000;

/**
 * What `work` comes to; rejects with a `TimeoutError` where it comes to nothing in time: on a full disk Chromium now and
 * then neither completes nor aborts a transaction, and whoever waited for it would wait for as long as the worker lives.
 * @param giveUp is called then; whether it can still be given up makes no difference
 */
export function inTime<T>(work: Promise<T>, giveUp: () => void = () => undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new DOMException("", "TimeoutError"));
      try {
        giveUp();
      } catch {
        // Over after all, with nobody to hear of it.
      }
    }, databaseLimit);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** A database's one store, where no transaction is waited for without end; one that is late is aborted. */
export function limitedStore(database: string, store = createStore(database, "values")): UseStore {
  return (mode, work) => {
    let begun: IDBTransaction | null = null;
    return inTime(
      store(mode, (values) => {
        begun = values.transaction;
        return work(values);
      }),
      () => begun?.abort(),
    );
  };
}
