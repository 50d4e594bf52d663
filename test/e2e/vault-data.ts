import type { AccountSecrets } from "../../src/vault/secrets-record.ts";
import type { ChromiumProduct } from "./chromium-product.ts";

/** Runs the body of an async function in a page of the extension without its code; `args` is the list of arguments. */
export async function inExtension<T>(
  { browser }: ChromiumProduct,
  body: string,
  ...args: unknown[]
): Promise<T> {
  const page = await browser.probe();
  return page.evaluate<T>(`(async (args) => { ${body} })(${JSON.stringify(args)})`);
}

/** Changes a record of `storage.local` behind the worker's back: `change` is an expression of `value`. */
export const alterRecord = (
  product: ChromiumProduct,
  key: string,
  change: string,
  ...args: unknown[]
): Promise<void> =>
  inExtension<void>(
    product,
    `const [key, ...rest] = args;
     const { [key]: { version, value } } = await chrome.storage.local.get(key);
     await chrome.storage.local.set({ [key]: { version, value: ((args) => ${change.trimStart().startsWith("{") ? change : `(${change})`})(rest) } });`,
    key,
    ...args,
  );

/** What is kept sealed for an account. Throws where nothing is. */
export async function secretsOf(product: ChromiumProduct, id: string): Promise<AccountSecrets> {
  const all = await product.data.record<Record<string, AccountSecrets>>("secrets");
  const secrets = all?.[id];
  if (!secrets) throw new Error(`Nothing is kept for ${id}.`);
  return secrets;
}

/**
 * All that stands in IndexedDB, that of storage buckets included, as text. A key object shows as whether its bytes can be had, and if they
 * can, as those bytes.
 */
export const dumpDatabases = (product: ChromiumProduct): Promise<string> =>
  inExtension<string>(
    product,
    `const done = (request) => new Promise((resolve, reject) => {
       request.onsuccess = () => resolve(request.result);
       request.onerror = () => reject(request.error);
     });
     const shown = async (value) => {
       if (!(value instanceof CryptoKey)) return value;
       const { algorithm, extractable } = value;
       const bytes = await crypto.subtle.exportKey("raw", value).then(
         (raw) => [...new Uint8Array(raw)], (error) => error.name);
       return { algorithm, extractable, bytes };
     };
     const all = [];
     const buckets = await Promise.all(
       (await navigator.storageBuckets.keys()).map((name) => navigator.storageBuckets.open(name)));
     const factories = [indexedDB, ...buckets.map(({ indexedDB }) => indexedDB)];
     const found = await Promise.all(factories.map(async (factory) =>
       (await factory.databases()).map(({ name }) => ({ factory, name }))));
     for (const { factory, name } of found.flat()) {
       const database = await done(factory.open(name));
       for (const store of database.objectStoreNames) {
         const open = () => database.transaction(store).objectStore(store);
         const keys = await done(open().getAllKeys());
         const values = await Promise.all((await done(open().getAll())).map(shown));
         all.push({ name, store, keys, values });
       }
       database.close();
     }
     return JSON.stringify(all);`,
  );

/** Deletes every copy of the vault's key, as a user who clears site data may. The worker is stopped for it. */
export async function deleteKeyDatabase(product: ChromiumProduct): Promise<void> {
  // Its open connection would hold the deletion up.
  await product.browser.stopWorker();
  await inExtension<void>(
    product,
    `for (const name of ["vault-key", "vault-key-copy"]) await navigator.storageBuckets.delete(name);
     for (const name of ["vault", "vault-copy"]) await new Promise((resolve, reject) => {
       const request = indexedDB.deleteDatabase(name);
       request.onsuccess = () => resolve();
       request.onerror = () => reject(request.error);
       request.onblocked = () => reject(new Error("The database is in use."));
     });`,
  );
}
