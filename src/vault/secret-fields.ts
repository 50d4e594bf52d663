import type { FieldValues } from "../domain/account.ts";
import { failed, failure, ok, type Result } from "../domain/failure.ts";
import { recordOf, text } from "../domain/shape.ts";
import type { Sealed } from "./mode-record.ts";
import type { AccountSecrets, SecretKind } from "./secrets-record.ts";

// How the secret fields of a login are written before they are sealed, and what earlier versions sealed in their place.

/** What is sealed of an account's secret fields. */
export interface SealedFields {
  kind: Exclude<SecretKind, "session">;
  sealed: Sealed;
}

/** The ciphertext that the secret fields are in; null: none are kept. */
export function sealedFieldsOf({ secretFields, password }: AccountSecrets): SealedFields | null {
  if (secretFields) return { kind: "secret-fields", sealed: secretFields };
  return password && { kind: "password", sealed: password };
}

/** The text that is sealed. */
export const fieldsText = (fields: FieldValues): string => JSON.stringify(fields);

const areFields = recordOf(text);

/** What was opened as it is sealed today: a password of an earlier version is a field from now on. */
export const asToday = (kind: SecretKind, opened: string): { kind: SecretKind; text: string } =>
  kind === "password"
    ? { kind: "secret-fields", text: fieldsText({ password: opened }) }
    : { kind, text: opened };

/**
 * The fields of a text that was sealed as this kind. A password of an earlier version is the one secret field that its
 * registrars had. `vault` for what no version seals.
 */
export function fieldsOfText(kind: SealedFields["kind"], opened: string): Result<FieldValues> {
  if (kind === "password") return ok({ password: opened });
  const fields: unknown = JSON.parse(opened);
  return areFields(fields) ? ok(fields) : failed(failure("vault"));
}
