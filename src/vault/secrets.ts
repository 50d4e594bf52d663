import { type Failure, failed, ok, type Result } from "../domain/failure.ts";
import { seal, unseal } from "./seal.ts";
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

/** The password of an account; null where none is kept; a `vault` failure where it cannot be opened, `locked` while locked. */
export async function readPassword(owner: Owner): Promise<Result<string | null>> {
  const secrets = await readSecrets(owner);
  if (!secrets.ok) return secrets;
  const kept = secrets.value.password;
  if (kept === null) return ok(null);
  const opened = await unseal(purposeOf("password", owner), kept);
  if (opened.ok || opened.failure.kind !== "vault") return opened;
  // Between the two reads the vault's key may have changed, and the ciphertext with it: looked at once more.
  const again = await readSecrets(owner);
  const moved = again.ok ? again.value.password : null;
  return moved === null || moved.data === kept.data
    ? opened
    : unseal(purposeOf("password", owner), moved);
}

/** Keeps a password, or with null forgets it. */
export const keepPassword = (owner: Owner, password: string | null): Promise<Result<null>> =>
  change(owner, async (before) => {
    if (password === null) return ok({ ...before, password: null });
    const box = await seal(purposeOf("password", owner), password);
    return box.ok ? ok({ ...before, password: box.value }) : box;
  });

/**
 * An account's secrets, sealed. Whoever writes them has to hold off a change of the vault's key until then (`withMutex`
 * in the background).
 */
export async function sealSecrets(
  owner: Owner,
  password: string | null,
  kept: KeptSession | null,
): Promise<Result<AccountSecrets>> {
  const box = password === null ? null : await seal(purposeOf("password", owner), password);
  if (box?.ok === false) return box;
  if (kept === null) return ok({ password: box === null ? null : box.value, session: null });
  const { session, ...times } = kept;
  const open = await seal(purposeOf("session", owner), session);
  if (!open.ok) return open;
  return ok({
    password: box === null ? null : box.value,
    session: { ...times, sealed: open.value },
  });
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
