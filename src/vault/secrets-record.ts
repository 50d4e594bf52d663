import type { Account } from "../domain/account.ts";
import { number, orNull, recordOf, shape, text } from "../domain/shape.ts";
import { loginKey } from "../registrars/addresses.ts";
import { eachEntry, soundFields } from "../storage/salvage.ts";
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
  password: Sealed | null;
  session: (SessionTimes & { sealed: Sealed }) | null;
}

export const noSecrets: AccountSecrets = { password: null, session: null };

const fields = {
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

/** Everything secret, sealed, by account id. */
export const secretsRecord = storedRecord<Record<string, AccountSecrets>>({
  key: "secrets",
  isValue: recordOf(isSecrets),
  initial: {},
  migrations: [withoutSayingBy],
  salvage: eachEntry(isSecrets, soundFields(fields, noSecrets)),
  startsAnew: true,
  whyUnwritten,
});

/** Whose secret it is: the account, and the very login that it was entered or issued for. */
export type Owner = Pick<Account, "id" | "registrar" | "system" | "endpoint" | "user" | "role">;

/**
 * The login is bound to the ciphertext: should an account's record and its secrets ever be out of step (an
 * edit that was cut short), the password does not open for, and so never goes to, another host or user.
 */
export const purposeOf = (kind: "password" | "session", owner: Owner): string =>
  JSON.stringify([kind, owner.id, loginKey(owner)]);
