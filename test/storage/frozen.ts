import { readFileSync } from "node:fs";
import { join } from "node:path";
import { IDBFactory } from "fake-indexeddb";
import { vi } from "vitest";
import type { Account } from "../../src/domain/account.ts";
import type { Foresight } from "../../src/domain/foresight/foresight.ts";
import type { Overview } from "../../src/domain/overview.ts";
import type { Preferences } from "../../src/domain/preferences.ts";
import type { Snapshot } from "../../src/domain/snapshot.ts";
import type { LoggedWarning } from "../../src/domain/warnings/summarise.ts";
import type { Watch } from "../../src/domain/watch.ts";
import type { FakeBrowser } from "../fakes/fake-browser.ts";

type Json = Record<string, unknown>;
const load = <T>(name: string): T =>
  JSON.parse(
    readFileSync(join(import.meta.dirname, "../fixtures/0.1.0", `${name}.json`), "utf8"),
  ) as T;

interface Envelope<T> {
  version: number;
  value: T;
}

/** The members of 0.1.0's records that tests look at. */
export interface FrozenLocal {
  accounts: Envelope<Account[]>;
  preferences: Envelope<Preferences>;
  snapshots: Envelope<Record<string, Snapshot>>;
  watch: Envelope<Record<string, Partial<Watch>>>;
  warnings: Envelope<{
    warned: Record<string, string[]>;
    held: Record<string, string[]>;
    log: LoggedWarning[];
  }>;
  foresight: Envelope<Record<string, Partial<Foresight>>>;
  overview: Envelope<Overview>;
  secrets: Envelope<Json>;
}

/** What a value of the three databases holds; each test knows which. */
interface FrozenDatabase {
  version: number;
  stores: string[];
  entries: Record<string, Envelope<Json>>;
}

export type FrozenMode = "device" | "passphrase-unlocked" | "passphrase";

export const frozenKeys = load<{
  deviceKey: string;
  passphrase: string;
  passwords: Record<string, string | null>;
  sessions: Record<string, string | null>;
  writtenUntil: number;
}>("vault-keys");

export const frozenDatabases =
  load<Record<"charges" | "history" | "ledger", FrozenDatabase>>("indexed-db");

export const frozenLocal = (mode: FrozenMode): FrozenLocal => load(`storage-local-${mode}`);

/** Writes entries into a database of the browser as idb-keyval lays it out. */
async function fill(name: string, store: string, entries: Record<string, unknown>): Promise<void> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const asked = indexedDB.open(name, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(store);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  const transaction = db.transaction(store, "readwrite");
  for (const [key, value] of Object.entries(entries))
    transaction.objectStore(store).put(value, key);
  await new Promise<void>((resolve) => {
    transaction.oncomplete = () => resolve();
  });
  db.close();
}

/** Puts a browser into the state that 0.1.0 left it in. */
export async function thaw(browser: FakeBrowser, mode: FrozenMode): Promise<void> {
  vi.stubGlobal("indexedDB", new IDBFactory());
  await browser.storage.local.set({ ...frozenLocal(mode) });
  if (mode === "passphrase-unlocked")
    await browser.storage.session.set(load<Json>("storage-session-unlocked"));
  for (const [name, { entries }] of Object.entries(frozenDatabases))
    await fill(name, "values", entries);
  const raw = Uint8Array.from(Buffer.from(frozenKeys.deviceKey, "base64"));
  const usages: KeyUsage[] = ["encrypt", "decrypt"];
  const device = await crypto.subtle.importKey(
    "raw",
    raw,
    { name: "AES-GCM", length: 256 },
    false,
    usages,
  );
  await fill("vault", "keys", mode === "device" ? { device } : {});
}
