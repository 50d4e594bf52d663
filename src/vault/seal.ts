import { type Failure, failed, failure, ok, type Result } from "../domain/failure.ts";
import { storageFailure } from "../storage/storage-failure.ts";
import { fromBase64, toBase64 } from "./base64.ts";
import { keysToOpen, keyToSeal, type VaultKeys } from "./keys.ts";
import type { Sealed, VaultMode } from "./mode-record.ts";

export { isSealed, type Sealed } from "./mode-record.ts";

/** What a ciphertext is bound to. Those of version 0.1.0 say nothing about their key. */
const boundTo = (purpose: string, by: Sealed["by"]): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(by === null ? purpose : JSON.stringify([by, purpose]));

/**
 * Encrypts a secret with a key (AES-256-GCM, fresh 96-bit nonce, NIST SP 800-38D). Rejects where the
 * browser's cryptography fails.
 * @param purpose bound to the ciphertext as additional data, as is `by`: it opens for the same purpose only, so a
 * record moved to another account is refused
 */
export async function sealWith(
  key: CryptoKey,
  by: VaultMode["mode"],
  purpose: string,
  secret: string,
): Promise<Sealed> {
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv: nonce, additionalData: boundTo(purpose, by) },
    key,
    new TextEncoder().encode(secret),
  );
  return { nonce: toBase64(nonce), data: toBase64(new Uint8Array(data)), by };
}

async function unsealWith(key: CryptoKey, purpose: string, sealed: Sealed): Promise<string> {
  const data = await crypto.subtle.decrypt(
    {
      name: "AES-GCM",
      iv: fromBase64(sealed.nonce),
      additionalData: boundTo(purpose, sealed.by),
    },
    key,
    fromBase64(sealed.data),
  );
  return new TextDecoder().decode(data);
}

/**
 * Decrypts what {@link sealWith} made with one of the keys.
 * @returns `vault` for altered bytes, another key or another purpose; `storage` where the right key may be one that
 * cannot be read now
 */
export async function unsealWithAny(
  { keys, isAll }: Pick<VaultKeys, "keys" | "isAll">,
  purpose: string,
  sealed: Sealed,
): Promise<Result<string>> {
  let why: Failure = failure("vault");
  for (const key of keys) {
    try {
      return ok(await unsealWith(key, purpose, sealed));
    } catch (error) {
      why = { ...storageFailure(error), kind: "vault" };
    }
  }
  return failed(isAll ? why : { ...why, kind: "storage" });
}

/** Encrypts a secret under the vault's key; `locked`, or `storage` where that cannot be had. */
export async function seal(purpose: string, secret: string): Promise<Result<Sealed>> {
  try {
    const key = await keyToSeal();
    return key.ok ? ok(await sealWith(key.value.key, key.value.by, purpose, secret)) : key;
  } catch (error) {
    return failed(storageFailure(error));
  }
}

/**
 * Decrypts what {@link seal} made for the same purpose. `vault`: its bytes were altered or its key is gone, for good;
 * `locked`; `storage`: the browser cannot give the key now, which may pass.
 */
export async function unseal(purpose: string, sealed: Sealed): Promise<Result<string>> {
  try {
    const keys = await keysToOpen();
    return keys.ok ? unsealWithAny(keys.value, purpose, sealed) : keys;
  } catch (error) {
    return failed(storageFailure(error));
  }
}
