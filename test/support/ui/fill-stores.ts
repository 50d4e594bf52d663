import type { Kept } from "./dashboard-fixtures.ts";

/**
 * Fills the stores of IndexedDB as the worker would, in a page of the extension's origin; what was in them
 * goes. Runs in the page: it must not use anything from outside, nor give a function a name.
 */
export async function fillStores({ kept }: { kept: Record<string, Kept> }): Promise<void> {
  for (const [database, fields] of [
    ["charges", ["charges", "loading"]],
    ["history", ["history"]],
    ["ledger", ["ledger"]],
  ] as const) {
    const open = indexedDB.open(database);
    await new Promise((resolve, reject) => {
      open.onupgradeneeded = () => open.result.createObjectStore("values");
      open.onsuccess = resolve;
      open.onerror = reject;
    });
    const write = open.result.transaction("values", "readwrite");
    const store = write.objectStore("values");
    store.clear();
    for (const [accountId, of] of Object.entries(kept))
      for (const field of fields) {
        const value = of[field];
        if (value !== undefined)
          store.put(
            { version: 1, value },
            field === "loading" ? `${accountId}/loading` : accountId,
          );
      }
    await new Promise((resolve, reject) => {
      write.oncomplete = resolve;
      write.onerror = reject;
    });
    open.result.close();
  }
}
