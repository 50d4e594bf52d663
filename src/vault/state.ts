import { failed, failure, ok, type Result } from "../domain/failure.ts";
import { browser } from "../platform/browser.ts";
import { accountsRecord } from "../storage/accounts-record.ts";
import { dropDeviceKey, readDeviceKeys } from "./device-key.ts";
import { unlockedKey } from "./keys.ts";
import { type Sealed, type VaultMode, vaultRecord } from "./mode-record.ts";
import { markSecrets } from "./reseal.ts";
import { unsealWithAny } from "./seal.ts";
import { sealedFieldsOf } from "./secret-fields.ts";
import { type AccountSecrets, noSecrets, purposeOf, secretsRecord } from "./secrets-record.ts";

interface Found {
  mode: VaultMode["mode"];
  /** None where the record cannot be read: that is said by whoever needs a secret. */
  secrets: Record<string, AccountSecrets>;
}

const sealedOf = ({ secretFields, password, session }: AccountSecrets): Sealed[] =>
  [secretFields, password, session?.sealed].filter(
    (sealed) => sealed !== null && sealed !== undefined,
  );

/** Mode and secrets of the same moment: they change together. */
async function look(): Promise<Result<Found>> {
  try {
    const items = await browser.storage.local.get([vaultRecord.key, secretsRecord.key]);
    const mode = vaultRecord.parse(items[vaultRecord.key]);
    if (!mode.ok) return mode;
    const secrets = secretsRecord.parse(items[secretsRecord.key]);
    return ok({ mode: mode.value.mode, secrets: secrets.ok ? secrets.value : {} });
  } catch (error) {
    return failed(failure("storage", { text: error instanceof Error ? error.name : "" }));
  }
}

/** Whether no ciphertext says that it was sealed under the other kind of key. */
const agrees = ({ mode, secrets }: Found): boolean =>
  Object.values(secrets)
    .flatMap(sealedOf)
    .every(({ by }) => by === null || by === mode);

/**
 * Whether a passphrase is set, and whether the vault is locked at `now`.
 * @returns `vault-altered` where the mode was changed without the secrets, which only somebody else does: then no
 * secret is to be used, and none to be sealed under a key that its user did not choose
 */
export async function vaultState(
  now: number,
): Promise<Result<{ mode: VaultMode["mode"]; locked: boolean }>> {
  const found = await look();
  if (!found.ok) return found;
  if (!agrees(found.value)) return failed(failure("vault-altered"));
  const { mode } = found.value;
  return ok({ mode, locked: mode === "passphrase" && !(await unlockedKey(now)).ok });
}

/** Whether a device key opens any of the accounts' secrets, or may: one cannot be read. */
async function mayDeviceKeyServe(secrets: Found["secrets"]): Promise<boolean> {
  const [keys, accounts] = await Promise.all([readDeviceKeys(), accountsRecord.read()]);
  if (!keys.ok || !accounts.ok) return true;
  for (const owner of accounts.value) {
    const kept = secrets[owner.id] ?? noSecrets;
    const fields = sealedFieldsOf(kept);
    const { session } = kept;
    const tries = [
      fields && unsealWithAny(keys.value, purposeOf(fields.kind, owner), fields.sealed),
      session && unsealWithAny(keys.value, purposeOf("session", owner), session.sealed),
    ];
    for (const opened of await Promise.all(tries))
      if (opened && (opened.ok || opened.failure.kind !== "vault")) return true;
  }
  return false;
}

/**
 * Removes what a browser killed half way through a change may have left: a device key beside a passphrase. Not where
 * that key still opens something: then the mode was altered, and the key is all there is to the passwords.
 */
export async function tidyVault(): Promise<void> {
  const found = await look();
  if (!found.ok || !agrees(found.value)) return;
  const { mode, secrets } = found.value;
  // A copy that cannot be removed now is looked for again at the next start.
  if (mode === "passphrase" && !(await mayDeviceKeyServe(secrets))) await dropDeviceKey();
  await markSecrets();
}
