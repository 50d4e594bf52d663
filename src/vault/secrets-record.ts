import type { Account } from "../domain/account.ts";
import { number, orNull, recordOf, shape, text } from "../domain/shape.ts";
import { loginKey } from "../registrars/addresses.ts";
import { eachEntry, isObject, soundFields } from "../storage/salvage.ts";
import { whyUnwritten } from "../storage/set-up.ts";
import { type Migration, storedRecord } from "../storage/stored-record.ts";
import { isSealed, type Sealed } from "./mode-record.ts";

/** An open API session, with what tells whether it can still be alive. Milliseconds since the epoch; seconds for limits. */
export interface SessionTimes {
  openedAt: number;
  usedAt: number;
  timeout: number;
  maxTtl: number;
}

export interface AccountSecrets {
  /** The secret fields of its login, sealed together. */
  secretFields: Sealed | null;
  /** The one password that versions 0.1.0 and 0.2.0 sealed, until it is sealed anew as a field; else null. */
  password: Sealed | null;
  session: (SessionTimes & { sealed: Sealed }) | null;
}

export const noSecrets: AccountSecrets = { secretFields: null, password: null, session: null };

const fields = {
  secretFields: orNull(isSealed),
  password: orNull(isSealed),
  session: orNull(
    shape({ sealed: isSealed, openedAt: number, usedAt: number, timeout: number, maxTtl: number }),
  ),
};
const isSecrets = shape<AccountSecrets>(fields);

const isOldSealed = shape<Omit<Sealed, "by">>({ nonce: text, data: text });
const isOldSecrets = shape<{
  password: Omit<Sealed, "by"> | null;
  session: { sealed: Omit<Sealed, "by"> } | null;
}>({ password: orNull(isOldSealed), session: orNull(shape({ sealed: isOldSealed })) });
const isDictionary = recordOf((_entry): _entry is unknown => true);

/** Version 0.1.0 did not say under which key a secret is sealed. */
const withoutSayingBy: Migration = (all) => {
  if (!isDictionary(all)) return all;
  const entries = Object.entries(all).map(([id, secrets]) => {
    if (!isOldSecrets(secrets)) return [id, secrets];
    const { password, session } = secrets;
    return [
      id,
      {
        password: password && { ...password, by: null },
        session: session && { ...session, sealed: { ...session.sealed, by: null } },
      },
    ];
  });
  return Object.fromEntries(entries);
};

/** Versions 0.1.0 and 0.2.0 knew one secret field. What they sealed stays sealed: it is opened as what it is. */
const withFieldsById: Migration = (all) =>
  isDictionary(all)
    ? Object.fromEntries(
        Object.entries(all).map(([id, secrets]) => [
          id,
          isObject(secrets) ? { ...secrets, secretFields: null } : secrets,
        ]),
      )
    : all;

/** Everything secret, sealed, by account id. */
export const secretsRecord = storedRecord<Record<string, AccountSecrets>>({
  key: "secrets",
  isValue: recordOf(isSecrets),
  initial: {},
  migrations: [withoutSayingBy, withFieldsById],
  salvage: eachEntry(isSecrets, soundFields(fields, noSecrets)),
  startsAnew: true,
  whyUnwritten,
});

/** Whose secret it is: the account, and the very login that it was entered or issued for. */
export type Owner = Pick<Account, "id" | "registrar" | "system" | "endpoint" | "publicFields">;

/** What is sealed: all secret fields, the one password of earlier versions, or a session. */
export type SecretKind = "secret-fields" | "password" | "session";

/**
 * The login is bound to the ciphertext: should an account's record and its secrets ever be out of step (an
 * edit that was cut short), the secret does not open for, and so never goes to, another host or user.
 */
export const purposeOf = (kind: SecretKind, owner: Owner): string =>
  JSON.stringify([kind, owner.id, loginKey(owner)]);
