import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { IDBFactory } from "fake-indexeddb";
import { vi } from "vitest";
import type { Account } from "../../../src/domain/account.ts";
import type { AlertSettings } from "../../../src/domain/alert-settings.ts";
import type { AccountForesight } from "../../../src/domain/foresight/account-foresight.ts";
import type { Overview } from "../../../src/domain/overview.ts";
import type { Preferences } from "../../../src/domain/preferences.ts";
import type { Snapshot } from "../../../src/domain/snapshot.ts";
import type { LoggedWarning } from "../../../src/domain/warnings/summarise.ts";
import type { FakeBrowser } from "../fake-browser.ts";

type Json = Record<string, unknown>;

const folder = join(import.meta.dirname, "../../fixtures");

/** The versions whose records are frozen, each in a folder of its own. */
export const frozenVersions = readdirSync(folder).filter((name) => /^\d/.test(name));

interface Envelope<T> {
  version: number;
  value: T;
}

/** An account of a version that knew two public fields, each empty where there is none. */
type OldAccount = Omit<Account, "publicFields"> & { user: string; role: string };

/** The members of the frozen records that tests look at. */
interface FrozenLocal {
  accounts: Envelope<OldAccount[]>;
  preferences: Envelope<Preferences>;
  snapshots: Envelope<Record<string, Snapshot>>;
  watch: Envelope<Record<string, Partial<AlertSettings>>>;
  warnings: Envelope<{
    warned: Record<string, string[]>;
    held: Record<string, string[]>;
    log: LoggedWarning[];
  }>;
  foresight: Envelope<Record<string, Partial<AccountForesight>>>;
  overview: Envelope<Overview>;
  secrets: Envelope<Json>;
}

/** What a value of the databases holds; each test knows which. */
interface FrozenDatabase {
  version: number;
  stores: string[];
  entries: Record<string, Envelope<Json>>;
}

export const frozenModes = ["device", "passphrase-unlocked", "passphrase"] as const;
export type FrozenMode = (typeof frozenModes)[number];

interface FrozenKeys {
  deviceKey: string;
  passphrase: string;
  /** The databases that held the device key; `bucket` is null for those of the origin itself. Left out: `vault`. */
  keyPlaces?: { bucket: string | null; name: string }[];
  /** By account id; null: none was kept. */
  passwords: Record<string, string | null>;
  sessions: Record<string, string | null>;
  writtenUntil: number;
}

type Databases = Record<"charges" | "history" | "ledger", FrozenDatabase> &
  Partial<Record<"losses" | "known-accounts", FrozenDatabase>>;

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

async function thawKey({ deviceKey, keyPlaces }: FrozenKeys, mode: FrozenMode): Promise<void> {
  const raw = Uint8Array.from(Buffer.from(deviceKey, "base64"));
  const usages: KeyUsage[] = ["encrypt", "decrypt"];
  const algorithm = { name: "AES-GCM", length: 256 };
  const device = await crypto.subtle.importKey("raw", raw, algorithm, false, usages);
  // Without buckets, as in Firefox: the origin's own databases hold it as well.
  const places = (keyPlaces ?? [{ bucket: null, name: "vault" }]).filter(
    ({ bucket }) => bucket === null,
  );
  for (const { name } of places) await fill(name, "keys", mode === "device" ? { device } : {});
}

/** What a version wrote, by the name of its folder. */
export function frozen(version: string) {
  const load = <T>(name: string): T =>
    JSON.parse(readFileSync(join(folder, version, `${name}.json`), "utf8")) as T;
  const keys = load<FrozenKeys>("vault-keys");
  const databases = load<Databases>("indexed-db");
  const local = (mode: FrozenMode): FrozenLocal => load(`storage-local-${mode}`);
  return {
    keys,
    databases,
    local,
    /** Puts a browser into the state that the version left it in. */
    thaw: async (browser: FakeBrowser, mode: FrozenMode): Promise<void> => {
      vi.stubGlobal("indexedDB", new IDBFactory());
      await browser.storage.local.set({ ...local(mode) });
      if (mode === "passphrase-unlocked")
        await browser.storage.session.set(load<Json>("storage-session-unlocked"));
      for (const [name, { stores, entries }] of Object.entries(databases))
        for (const store of stores) await fill(name, store, entries);
      await thawKey(keys, mode);
    },
  };
}
