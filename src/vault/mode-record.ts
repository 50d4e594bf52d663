import { oneOf, orNull, shape, text, wholeOf } from "../domain/shape.ts";
import { storedRecord } from "../storage/stored-record.ts";

/** Whose key seals the secrets. */
const modes = ["device", "passphrase"] as const;

/** An AES-GCM ciphertext with its nonce, both base64. */
interface Ciphertext {
  nonce: string;
  data: string;
}

/** A sealed secret. */
export interface Sealed extends Ciphertext {
  /** Under which of the two keys; bound to the ciphertext. null: sealed by version 0.1.0, which did not say. */
  by: VaultMode["mode"] | null;
}

export const isSealed = shape<Sealed>({ nonce: text, data: text, by: orNull(oneOf(modes)) });

/**
 * How the key that seals the secrets is kept. `device`: as an object in IndexedDB that no script can read.
 * `passphrase`: wrapped under a key that PBKDF2 derives from the passphrase; the parameters stand beside
 * it, so that later records can use more rounds.
 */
export type VaultMode =
  | { mode: "device" }
  | { mode: "passphrase"; rounds: number; salt: string; wrapped: Ciphertext };

/** Fewer than any record was ever written with: a record that says so was altered, to make guessing cheap. */
const leastRounds = 600_000;
/** More would hold the worker for minutes. */
const mostRounds = 20_000_000;

const isDevice = shape<Extract<VaultMode, { mode: "device" }>>({ mode: oneOf(["device"]) });
const isPassphrase = shape<Extract<VaultMode, { mode: "passphrase" }>>({
  mode: oneOf(["passphrase"]),
  rounds: wholeOf(leastRounds, mostRounds),
  salt: text,
  wrapped: shape<Ciphertext>({ nonce: text, data: text }),
});

export const vaultRecord = storedRecord<VaultMode>({
  key: "vault",
  isValue: (value): value is VaultMode => isDevice(value) || isPassphrase(value),
  initial: { mode: "device" },
});
