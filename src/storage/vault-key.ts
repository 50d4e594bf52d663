import { createStore, del, get, set } from "idb-keyval";
import { failed, failure, ok, type Result } from "../domain/failure.ts";
import { number, orNull, shape, text } from "../domain/shape.ts";
import { browser } from "../platform/browser.ts";
import { fromBase64, toBase64 } from "./encoding.ts";
import { vaultRecord } from "./vault-record.ts";

// A key object in IndexedDB keeps its non-extractability: no script can read its bytes, only use it.
const store = createStore("vault", "keys");
const deviceKeyName = "device";

// The key of an unlocked passphrase vault: in the browser's memory only, gone when it exits, and
// readable for the extension's own pages and worker alone.
const unlockedName = "unlocked-vault";
interface Unlocked {
  key: string;
  lockAt: number | null;
}
const isKey = shape<Unlocked>({ key: text, lockAt: orNull(number) });

const algorithm = { name: "AES-GCM", length: 256 } as const;
const usages: KeyUsage[] = ["encrypt", "decrypt"];

const importKey = (raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> =>
  crypto.subtle.importKey("raw", raw, algorithm, false, usages);

/** A new key that no script can read, not kept yet. */
export const newDeviceKey = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey(algorithm, false, usages);

export const keepDeviceKey = (key: CryptoKey): Promise<void> => set(deviceKeyName, key, store);
export const dropDeviceKey = (): Promise<void> => del(deviceKeyName, store);

let creating: Promise<CryptoKey> | null = null;

/** The key of this browser profile; made on first use where `create` is set. Callers at the same time get the same one. */
async function deviceKey(create: boolean): Promise<Result<CryptoKey>> {
  const kept = await get<CryptoKey>(deviceKeyName, store);
  if (kept !== undefined) return ok(kept);
  if (!create) return failed(failure("vault"));
  creating ??= newDeviceKey()
    .then(async (key) => {
      await keepDeviceKey(key);
      return key;
    })
    .finally(() => {
      creating = null;
    });
  return ok(await creating);
}

async function readUnlocked(): Promise<Unlocked | null> {
  const stored = (await browser.storage.session.get(unlockedName))[unlockedName];
  return isKey(stored) ? stored : null;
}

/** Whether the key of a passphrase vault is in memory, its time over or not. */
export const isUnlocked = async (): Promise<boolean> => (await readUnlocked()) !== null;

/** Until when the vault stays unlocked, milliseconds since the epoch; null: as long as the browser runs. */
export async function unlockedUntil(): Promise<number | null> {
  return (await readUnlocked())?.lockAt ?? null;
}

type RestrictableArea = typeof browser.storage.session & {
  setAccessLevel?(level: { accessLevel: "TRUSTED_CONTEXTS" }): Promise<void>;
};

/** Keeps the raw key of an opened passphrase vault for this browser session. */
export async function keepUnlocked(
  raw: Uint8Array<ArrayBuffer>,
  lockAt: number | null,
): Promise<void> {
  // Firefox lacks the setter, and never shows storage.session to content scripts.
  const area: RestrictableArea = browser.storage.session;
  await area.setAccessLevel?.({ accessLevel: "TRUSTED_CONTEXTS" });
  await area.set({ [unlockedName]: { key: toBase64(raw), lockAt } });
}

/** Moves the moment of locking; nothing where the vault is locked. */
export async function prolong(lockAt: number | null): Promise<void> {
  const unlocked = await readUnlocked();
  if (unlocked) await browser.storage.session.set({ [unlockedName]: { ...unlocked, lockAt } });
}

export const dropUnlocked = (): Promise<void> => browser.storage.session.remove(unlockedName);

/** The raw key of an unlocked passphrase vault; a `locked` failure where it is locked or its time is over. */
export async function unlockedKey(now: number): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const unlocked = await readUnlocked();
  if (!unlocked || (unlocked.lockAt !== null && now >= unlocked.lockAt)) {
    return failed(failure("locked"));
  }
  return ok(fromBase64(unlocked.key));
}

/**
 * The key that seals and opens the secrets now.
 * @param create whether a device vault without a key may get a new one: only to seal, for a new key opens nothing
 * @returns `locked`, or `vault` where the key is gone
 */
export async function vaultKey(create: boolean): Promise<Result<CryptoKey>> {
  const mode = await vaultRecord.read();
  if (!mode.ok) return mode;
  if (mode.value.mode === "device") return deviceKey(create);
  const raw = await unlockedKey(Date.now());
  return raw.ok ? ok(await importKey(raw.value)) : raw;
}

export { importKey };
