import { type Failure, failed, failure, ok, type Result } from "../domain/failure.ts";
import { passphraseLimits } from "../domain/passphrase-limits.ts";
import { dropAside } from "../storage/set-aside.ts";
import { storageFailure } from "../storage/storage-failure.ts";
import { writeItems } from "../storage/stored-record.ts";
import { dropDeviceKey, renewDeviceKey } from "./device-key.ts";
import { dropUnlocked, importKey, keepUnlocked, keysToOpen } from "./keys.ts";
import { type VaultMode, vaultRecord } from "./mode-record.ts";
import { unwrapKey, wrapKey } from "./passphrase.ts";
import { markSecrets, moveSecrets } from "./reseal.ts";
import { secretsRecord } from "./secrets-record.ts";

type Passphrased = Extract<VaultMode, { mode: "passphrase" }>;

async function passphrased(): Promise<Result<Passphrased>> {
  const mode = await vaultRecord.read();
  if (!mode.ok) return mode;
  return mode.value.mode === "passphrase" ? ok(mode.value) : failed(failure("vault"));
}

const isWeak = (passphrase: string): boolean => [...passphrase].length < passphraseLimits.min;

/** After a change that was not written: a device vault has no use for a key in memory. */
async function dropUnneededKey(): Promise<void> {
  const mode = await vaultRecord.read();
  if (mode.ok && mode.value.mode === "device") await dropUnlocked();
}

/** Puts a vault that has none under a passphrase; it stays unlocked until `lockAt`. */
export async function setPassphrase(next: string, lockAt: number | null): Promise<Result<null>> {
  if (isWeak(next)) return failed(failure("weak-passphrase"));
  const raw = crypto.getRandomValues(new Uint8Array(32));
  try {
    const moved = await moveSecrets(async () => {
      const before = await vaultRecord.read();
      if (!before.ok) return before;
      // Another window was faster: its passphrase counts.
      if (before.value.mode !== "device") return failed(failure("wrong-passphrase"));
      const from = await keysToOpen();
      if (!from.ok) return from;
      const mode = await wrapKey(raw, next);
      // Before the new mode is written, so that the vault is at no moment locked.
      await keepUnlocked(raw, lockAt);
      return ok({ from: from.value, to: await importKey(raw), mode });
    });
    // A copy that cannot be put away now opens nothing any more, and goes at the next start (tidyVault).
    await (moved.ok ? dropDeviceKey() : dropUnneededKey());
    return moved;
  } catch (error) {
    return failed(storageFailure(error));
  }
}

/** Puts the same key under another passphrase: no secret is touched. */
export async function changePassphrase(current: string, next: string): Promise<Result<null>> {
  if (isWeak(next)) return failed(failure("weak-passphrase"));
  let problem: Failure | null = null;
  try {
    const written = await vaultRecord.update(async (mode) => {
      const raw =
        mode.mode === "passphrase"
          ? await unwrapKey(mode, current)
          : failed(failure("wrong-passphrase"));
      if (raw.ok) return wrapKey(raw.value, next);
      problem = raw.failure;
      return mode;
    });
    if (problem !== null) return failed(problem);
    return written.ok ? ok(null) : written;
  } catch (error) {
    return failed(storageFailure(error));
  }
}

/** Goes back to a key of this browser profile; no password has to be entered again. */
export async function removePassphrase(current: string): Promise<Result<null>> {
  try {
    const moved = await moveSecrets(async () => {
      const mode = await passphrased();
      if (!mode.ok) return mode;
      const raw = await unwrapKey(mode.value, current);
      if (!raw.ok) return raw;
      const to = await renewDeviceKey();
      if (!to.ok) return to;
      const from = { keys: [await importKey(raw.value)], isAll: true };
      return ok({ from, to: to.value, mode: { mode: "device" } });
    });
    if (moved.ok) await dropUnlocked();
    return moved;
  } catch (error) {
    return failed(storageFailure(error));
  }
}

/** Opens the vault until `lockAt` (milliseconds since the epoch; null: until the browser exits). */
export async function unlock(passphrase: string, lockAt: number | null): Promise<Result<null>> {
  const mode = await passphrased();
  if (!mode.ok) return mode;
  const raw = await unwrapKey(mode.value, passphrase);
  if (!raw.ok) return raw;
  await keepUnlocked(raw.value, lockAt);
  await markSecrets();
  return ok(null);
}

/**
 * The way out of a forgotten passphrase: removes every stored password and session, and the passphrase;
 * accounts, figures and preferences stay.
 */
export async function forgetAllSecrets(): Promise<Result<null>> {
  try {
    await writeItems({
      ...secretsRecord.items({}),
      ...vaultRecord.items({ mode: "device" }),
    });
    await dropAside(secretsRecord.key, null);
    await dropUnlocked();
    return await dropDeviceKey();
  } catch (error) {
    return failed(storageFailure(error));
  }
}
