import { failed, failure, ok, type Result } from "../domain/failure.ts";
import { fromBase64, toBase64 } from "./encoding.ts";
import { vaultKey } from "./vault-key.ts";
import type { Sealed } from "./vault-record.ts";

export { isSealed, type Sealed } from "./vault-record.ts";

/**
 * Encrypts a secret with a key (AES-256-GCM, fresh 96-bit nonce, NIST SP 800-38D). Rejects where the
 * browser's cryptography fails.
 * @param purpose bound to the ciphertext as additional data: it opens for the same purpose only, so a
 * record moved to another account is refused
 */
export async function sealWith(key: CryptoKey, purpose: string, secret: string): Promise<Sealed> {
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder();
  const data = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv: nonce, additionalData: text.encode(purpose) },
    key,
    text.encode(secret),
  );
  return { nonce: toBase64(nonce), data: toBase64(new Uint8Array(data)) };
}

/** Decrypts what {@link sealWith} made; rejects for altered bytes, another key or another purpose. */
export async function unsealWith(key: CryptoKey, purpose: string, sealed: Sealed): Promise<string> {
  const data = await crypto.subtle.decrypt(
    {
      name: "AES-GCM",
      iv: fromBase64(sealed.nonce),
      additionalData: new TextEncoder().encode(purpose),
    },
    key,
    fromBase64(sealed.data),
  );
  return new TextDecoder().decode(data);
}

/** Encrypts a secret under the vault's key; a `locked` or `vault` failure where that cannot be had. */
export async function seal(purpose: string, secret: string): Promise<Result<Sealed>> {
  try {
    const key = await vaultKey(true);
    return key.ok ? ok(await sealWith(key.value, purpose, secret)) : key;
  } catch (error) {
    return vaultFailure(error);
  }
}

/** Decrypts what {@link seal} made for the same purpose; a `vault` failure for altered bytes or a lost key, `locked` while locked. */
export async function unseal(purpose: string, sealed: Sealed): Promise<Result<string>> {
  try {
    const key = await vaultKey(false);
    return key.ok ? ok(await unsealWith(key.value, purpose, sealed)) : key;
  } catch (error) {
    return vaultFailure(error);
  }
}

// Only the error's name is kept: a browser's message text could quote what it worked on.
export const vaultFailure = (error: unknown) =>
  failed(failure("vault", { text: error instanceof Error ? error.name : "" }));
