import { failed, failure, ok, type Result } from "../domain/failure.ts";
import { fromBase64, toBase64 } from "./base64.ts";
import type { VaultMode } from "./mode-record.ts";

type PassphraseMode = Extract<VaultMode, { mode: "passphrase" }>;

/** OWASP's Password Storage Cheat Sheet asks for 600,000 rounds of PBKDF2-HMAC-SHA-256. */
export const passphraseRounds = 600_000;

// RFC 8265 (OpaqueString): the same passphrase typed on another system must give the same bytes.
const bytesOf = (passphrase: string): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(passphrase.normalize("NFC"));

async function wrappingKey(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  rounds: number,
): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey("raw", bytesOf(passphrase), "PBKDF2", false, [
    "deriveKey",
  ]);
  return crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds },
    base,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
}

/** Wraps the raw bytes of the vault's key under a passphrase, with a fresh salt. Takes as long as unlocking. */
export async function wrapKey(
  raw: Uint8Array<ArrayBuffer>,
  passphrase: string,
): Promise<PassphraseMode> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const key = await wrappingKey(passphrase, salt, passphraseRounds);
  const wrapped = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, key, raw);
  return {
    mode: "passphrase",
    rounds: passphraseRounds,
    salt: toBase64(salt),
    wrapped: { nonce: toBase64(nonce), data: toBase64(new Uint8Array(wrapped)) },
  };
}

/** The raw bytes of the vault's key; `wrong-passphrase` where the passphrase does not open the record (or it was altered). */
export async function unwrapKey(
  { salt, rounds, wrapped }: PassphraseMode,
  passphrase: string,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  try {
    const key = await wrappingKey(passphrase, fromBase64(salt), rounds);
    const raw = await crypto.subtle.decrypt(
      { name: "AES-GCM", iv: fromBase64(wrapped.nonce) },
      key,
      fromBase64(wrapped.data),
    );
    return ok(new Uint8Array(raw));
  } catch {
    // AES-GCM cannot tell a wrong key from altered bytes.
    return failed(failure("wrong-passphrase"));
  }
}
