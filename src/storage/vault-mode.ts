import { type Failure, failed, failure, ok, type Result } from "../domain/failure.ts";
import { accountsRecord } from "./accounts-record.ts";
import { unwrapKey, wrapKey } from "./passphrase.ts";
import {
  type AccountSecrets,
  noSecrets,
  type Owner,
  purposeOf,
  secretsRecord,
} from "./secrets-record.ts";
import { writeItems } from "./stored-record.ts";
import { sealWith, unsealWith, vaultFailure } from "./vault.ts";
import {
  dropDeviceKey,
  dropUnlocked,
  importKey,
  keepDeviceKey,
  keepUnlocked,
  newDeviceKey,
  unlockedKey,
  vaultKey,
} from "./vault-key.ts";
import { type Sealed, type VaultMode, vaultRecord } from "./vault-record.ts";

/** Characters; fewer are refused. The time that guessing takes grows with every further one. */
export const shortestPassphrase = 8;

type Passphrased = Extract<VaultMode, { mode: "passphrase" }>;

async function resealed(
  kind: "password" | "session",
  owner: Owner,
  sealed: Sealed,
  [from, to]: [CryptoKey, CryptoKey],
): Promise<Sealed> {
  try {
    const purpose = purposeOf(kind, owner);
    return await sealWith(to, purpose, await unsealWith(from, purpose, sealed));
  } catch {
    // It could not be opened before either: it stays as it is, and using it says so.
    return sealed;
  }
}

/** All secrets under another key; one without its account can be opened by nobody and is left behind. */
async function resealAll(
  all: Record<string, AccountSecrets>,
  owners: readonly Owner[],
  keys: [CryptoKey, CryptoKey],
): Promise<Record<string, AccountSecrets>> {
  const entries = owners.map(async (owner) => {
    const { password, session } = all[owner.id] ?? noSecrets;
    const secrets: AccountSecrets = {
      password: password && (await resealed("password", owner, password, keys)),
      session: session && {
        ...session,
        sealed: await resealed("session", owner, session.sealed, keys),
      },
    };
    return [owner.id, secrets] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/**
 * Moves all secrets under a new key and writes the new mode with them in one write: a browser that is
 * killed half way leaves the old mode with the old secrets, or the new with the new.
 */
async function moveTo(
  make: () => Promise<Result<{ from: CryptoKey; to: CryptoKey; mode: VaultMode }>>,
): Promise<Result<null>> {
  let problem: Failure | null = null;
  let mode: VaultMode = { mode: "device" };
  const written = await secretsRecord.update(
    async (all) => {
      const accounts = await accountsRecord.read();
      const made = accounts.ok ? await make() : accounts;
      if (!made.ok || !accounts.ok) {
        problem = made.ok ? null : made.failure;
        return all;
      }
      mode = made.value.mode;
      return resealAll(all, accounts.value, [made.value.from, made.value.to]);
    },
    () => vaultRecord.items(mode),
  );
  if (problem !== null) return failed(problem);
  return written.ok ? ok(null) : written;
}

async function passphrased(): Promise<Result<Passphrased>> {
  const mode = await vaultRecord.read();
  if (!mode.ok) return mode;
  return mode.value.mode === "passphrase" ? ok(mode.value) : failed(failure("vault"));
}

const isWeak = (passphrase: string): boolean => [...passphrase].length < shortestPassphrase;

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
    const moved = await moveTo(async () => {
      const before = await vaultRecord.read();
      if (!before.ok) return before;
      // Another window was faster: its passphrase counts.
      if (before.value.mode !== "device") return failed(failure("wrong-passphrase"));
      const from = await vaultKey(true);
      if (!from.ok) return from;
      const mode = await wrapKey(raw, next);
      // Before the new mode is written, so that the vault is at no moment locked.
      await keepUnlocked(raw, lockAt);
      return ok({ from: from.value, to: await importKey(raw), mode });
    });
    await (moved.ok ? dropDeviceKey() : dropUnneededKey());
    return moved;
  } catch (error) {
    return vaultFailure(error);
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
    return vaultFailure(error);
  }
}

/** Goes back to a key of this browser profile; no password has to be entered again. */
export async function removePassphrase(current: string): Promise<Result<null>> {
  try {
    const moved = await moveTo(async () => {
      const mode = await passphrased();
      if (!mode.ok) return mode;
      const raw = await unwrapKey(mode.value, current);
      if (!raw.ok) return raw;
      const to = await newDeviceKey();
      await keepDeviceKey(to);
      return ok({ from: await importKey(raw.value), to, mode: { mode: "device" } });
    });
    if (moved.ok) await dropUnlocked();
    return moved;
  } catch (error) {
    return vaultFailure(error);
  }
}

/** Opens the vault until `lockAt` (milliseconds since the epoch; null: until the browser exits). */
export async function unlock(passphrase: string, lockAt: number | null): Promise<Result<null>> {
  const mode = await passphrased();
  if (!mode.ok) return mode;
  const raw = await unwrapKey(mode.value, passphrase);
  if (!raw.ok) return raw;
  await keepUnlocked(raw.value, lockAt);
  return ok(null);
}

/** Whether a passphrase is set, and whether the vault is locked at `now`. */
export async function vaultState(
  now: number,
): Promise<Result<{ mode: VaultMode["mode"]; locked: boolean }>> {
  const mode = await vaultRecord.read();
  if (!mode.ok) return mode;
  const locked = mode.value.mode === "passphrase" && !(await unlockedKey(now)).ok;
  return ok({ mode: mode.value.mode, locked });
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
    await dropUnlocked();
    await dropDeviceKey();
    return ok(null);
  } catch (error) {
    return failed(failure("storage", { text: error instanceof Error ? error.name : "" }));
  }
}

/** Removes what a browser killed half way through a change may have left: a device key beside a passphrase. */
export async function tidyVault(): Promise<void> {
  const mode = await vaultRecord.read();
  if (mode.ok && mode.value.mode === "passphrase") await dropDeviceKey();
}
