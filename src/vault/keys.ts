import { failed, failure, ok, type Result } from "../domain/failure.ts";
import { number, orNull, shape, text } from "../domain/shape.ts";
import { browser } from "../platform/browser.ts";
import { fromBase64, toBase64 } from "./base64.ts";
import { deviceKeyToSeal, readDeviceKeys } from "./device-key.ts";
import { type VaultMode, vaultRecord } from "./mode-record.ts";

// The key of an unlocked passphrase vault: in the browser's memory only, gone when it exits, and
// readable for the extension's own pages and worker alone.
const unlockedName = "unlocked-vault";
interface Unlocked {
  key: string;
  lockAt: number | null;
  /** When it was last used, milliseconds since the epoch; version 0.1.0 did not note it. */
  usedAt?: number;
}
const isKey = shape<Unlocked>({
  key: text,
  lockAt: orNull(number),
  usedAt: (value): value is number | undefined => value === undefined || number(value),
});

/** What clocks are set back by when they are put right, milliseconds: no reason to lock. */
const tolerance = 60_000;

/** Whether its time is over: also where the clock was set back behind its last use, which makes that time void. */
const isOver = ({ lockAt, usedAt }: Unlocked, now: number): boolean =>
  lockAt !== null && (now >= lockAt || now < (usedAt ?? now) - tolerance);

const algorithm = { name: "AES-GCM", length: 256 } as const;
const usages: KeyUsage[] = ["encrypt", "decrypt"];

const importKey = (raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> =>
  crypto.subtle.importKey("raw", raw, algorithm, false, usages);

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
  await area.set({ [unlockedName]: { key: toBase64(raw), lockAt, usedAt: Date.now() } });
}

/** Whether an unlocked vault's time is over, so that it is to be locked. */
export async function isOverdue(now: number): Promise<boolean> {
  const unlocked = await readUnlocked();
  return unlocked !== null && isOver(unlocked, now);
}

/** Moves the moment of locking, as the vault is used at `now`; nothing where it is locked. */
export async function prolong(lockAt: number | null, now: number): Promise<void> {
  const unlocked = await readUnlocked();
  if (!unlocked) return;
  await browser.storage.session.set({ [unlockedName]: { ...unlocked, lockAt, usedAt: now } });
}

export const dropUnlocked = (): Promise<void> => browser.storage.session.remove(unlockedName);

/** The raw key of an unlocked passphrase vault; a `locked` failure where it is locked or its time is over. */
export async function unlockedKey(now: number): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const unlocked = await readUnlocked();
  if (!unlocked || isOver(unlocked, now)) return failed(failure("locked"));
  return ok(fromBase64(unlocked.key));
}

/** The keys that may open a secret, and the one to seal the next one with. */
export interface VaultKeys {
  by: VaultMode["mode"];
  keys: CryptoKey[];
  /** False: there may be another key, which cannot be read now. */
  isAll: boolean;
}

/** The keys that may open what is sealed; none where they certainly are gone; `locked`, or `storage`. */
export async function keysToOpen(): Promise<Result<VaultKeys>> {
  const mode = await vaultRecord.read();
  if (!mode.ok) return mode;
  const by = mode.value.mode;
  if (by === "device") {
    const found = await readDeviceKeys();
    return found.ok ? ok({ by, ...found.value }) : found;
  }
  const raw = await unlockedKey(Date.now());
  return raw.ok ? ok({ by, keys: [await importKey(raw.value)], isAll: true }) : raw;
}

/** The key that the next secret is sealed with, made where a device vault has none; `locked`, or `storage`. */
export async function keyToSeal(): Promise<Result<{ by: VaultMode["mode"]; key: CryptoKey }>> {
  const mode = await vaultRecord.read();
  if (!mode.ok) return mode;
  const by = mode.value.mode;
  if (by === "device") {
    const key = await deviceKeyToSeal();
    return key.ok ? ok({ by, key: key.value }) : key;
  }
  const raw = await unlockedKey(Date.now());
  return raw.ok ? ok({ by, key: await importKey(raw.value) }) : raw;
}

export { importKey };
