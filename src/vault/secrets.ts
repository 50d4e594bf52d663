import type { FieldValues } from "../domain/account.ts";
import { type Failure, failed, ok, type Result } from "../domain/failure.ts";
import { type Sealed, seal, unseal } from "./seal.ts";
import { fieldsOfText, fieldsText, type SealedFields, sealedFieldsOf } from "./secret-fields.ts";
import {
  type AccountSecrets,
  noSecrets,
  type Owner,
  purposeOf,
  type SessionTimes,
  secretsRecord,
} from "./secrets-record.ts";

export interface KeptSession extends SessionTimes {
  session: string;
}

const always = (): boolean => true;

/**
 * Changes one account's secrets. Sealing happens inside the record's lock: a change of the vault's key
 * waits for it, or is finished before it, and never comes in between.
 * @param isWanted asked at the moment of writing: false leaves everything as it is
 */
async function change(
  { id }: Pick<Owner, "id">,
  make: (before: AccountSecrets) => Promise<Result<AccountSecrets>>,
  isWanted = always,
): Promise<Result<null>> {
  let problem: Failure | null = null;
  const written = await secretsRecord.update(async (all) => {
    const before = all[id] ?? noSecrets;
    const made = await make(before);
    if (!made.ok) problem = made.failure;
    else if (made.value !== before && isWanted()) return { ...all, [id]: made.value };
    return all;
  });
  if (problem !== null) return failed(problem);
  return written.ok ? ok(null) : written;
}

async function readSecrets({ id }: Pick<Owner, "id">): Promise<Result<AccountSecrets>> {
  const all = await secretsRecord.read();
  return all.ok ? ok(all.value[id] ?? noSecrets) : all;
}

async function openFields(owner: Owner, { kind, sealed }: SealedFields) {
  const opened = await unseal(purposeOf(kind, owner), sealed);
  return opened.ok ? fieldsOfText(kind, opened.value) : opened;
}

/** The secret fields of an account; null where none are kept; a `vault` failure where they cannot be opened, `locked` while locked. */
export async function readSecretFields(owner: Owner): Promise<Result<FieldValues | null>> {
  const secrets = await readSecrets(owner);
  if (!secrets.ok) return secrets;
  const kept = sealedFieldsOf(secrets.value);
  if (kept === null) return ok(null);
  const opened = await openFields(owner, kept);
  if (opened.ok || opened.failure.kind !== "vault") return opened;
  // Between the two reads the vault's key may have changed, and the ciphertext with it: looked at once more.
  const again = await readSecrets(owner);
  const moved = again.ok ? sealedFieldsOf(again.value) : null;
  return moved === null || moved.sealed.data === kept.sealed.data
    ? opened
    : openFields(owner, moved);
}

const sealFields = (owner: Owner, fields: FieldValues): Promise<Result<Sealed>> =>
  seal(purposeOf("secret-fields", owner), fieldsText(fields));

/** Keeps secret fields, or with null forgets them. */
export const keepSecretFields = (owner: Owner, fields: FieldValues | null): Promise<Result<null>> =>
  change(owner, async (before) => {
    const box = fields === null ? ok(null) : await sealFields(owner, fields);
    return box.ok ? ok({ ...before, secretFields: box.value, password: null }) : box;
  });

/**
 * An account's secrets, sealed. Whoever writes them has to hold off a change of the vault's key until then (`withMutex`
 * in the background).
 */
export async function sealSecrets(
  owner: Owner,
  fields: FieldValues | null,
  kept: KeptSession | null,
): Promise<Result<AccountSecrets>> {
  const box = fields === null ? ok(null) : await sealFields(owner, fields);
  if (!box.ok) return box;
  const secrets = { ...noSecrets, secretFields: box.value };
  if (kept === null) return ok(secrets);
  const { session, ...times } = kept;
  const open = await seal(purposeOf("session", owner), session);
  if (!open.ok) return open;
  return ok({ ...secrets, session: { ...times, sealed: open.value } });
}

/** The session of an account; null where none is kept or it cannot be opened: a new one takes its place. */
export async function readSession(owner: Owner): Promise<KeptSession | null> {
  const secrets = await readSecrets(owner);
  const kept = secrets.ok ? secrets.value.session : null;
  if (!kept) return null;
  const { sealed, ...times } = kept;
  const opened = await unseal(purposeOf("session", owner), sealed);
  if (opened.ok) return { ...times, session: opened.value };
  const again = await readSecrets(owner);
  const moved = again.ok ? again.value.session?.sealed : null;
  if (!moved || moved.data === sealed.data) return null;
  const reopened = await unseal(purposeOf("session", owner), moved);
  return reopened.ok ? { ...times, session: reopened.value } : null;
}

/** Keeps a session, or with null forgets it. */
export const keepSession = (
  owner: Owner,
  kept: KeptSession | null,
  isWanted?: () => boolean,
): Promise<Result<null>> =>
  change(
    owner,
    async (before) => {
      if (kept === null) return ok({ ...before, session: null });
      const { session, ...times } = kept;
      const box = await seal(purposeOf("session", owner), session);
      return box.ok ? ok({ ...before, session: { ...times, sealed: box.value } }) : box;
    },
    isWanted,
  );

/** Notes that a session was used, which prolongs it at the registrar; never back to an earlier use. Milliseconds since the epoch. */
export const touchSession = (
  owner: Pick<Owner, "id">,
  usedAt: number,
  isWanted?: () => boolean,
): Promise<Result<null>> =>
  change(
    owner,
    async (before) =>
      ok(
        before.session && before.session.usedAt < usedAt
          ? { ...before, session: { ...before.session, usedAt } }
          : before,
      ),
    isWanted,
  );

/** Forgets every session, without opening any. */
export async function forgetSessions(): Promise<Result<null>> {
  const written = await secretsRecord.update((all) =>
    Object.fromEntries(
      Object.entries(all).map(([id, secrets]) => [id, { ...secrets, session: null }]),
    ),
  );
  return written.ok ? ok(null) : written;
}
