import { type Failure, failed, ok, type Result } from "../domain/failure.ts";
import { accountsRecord } from "../storage/accounts-record.ts";
import { keysToOpen, keyToSeal, type VaultKeys } from "./keys.ts";
import { type Sealed, type VaultMode, vaultRecord } from "./mode-record.ts";
import { sealWith, unsealWithAny } from "./seal.ts";
import { asToday, sealedFieldsOf } from "./secret-fields.ts";
import {
  type AccountSecrets,
  noSecrets,
  type Owner,
  purposeOf,
  type SecretKind,
  secretsRecord,
} from "./secrets-record.ts";

type Secrets = Record<string, AccountSecrets>;

/** A move of secrets from one key to another, and how that one is kept. */
export interface Move<M = VaultMode> {
  from: Pick<VaultKeys, "keys" | "isAll">;
  to: CryptoKey;
  mode: M;
}

/**
 * A secret under the new key, and as what it is sealed then. One that cannot be opened for good stays as it is, and
 * using it says so.
 */
async function resealed(
  kind: SecretKind,
  owner: Owner,
  sealed: Sealed,
  { from, to, mode }: Move<Pick<VaultMode, "mode">>,
): Promise<Result<{ kind: SecretKind; sealed: Sealed }>> {
  const opened = await unsealWithAny(from, purposeOf(kind, owner), sealed);
  if (opened.ok) {
    const { kind: next, text } = asToday(kind, opened.value);
    return ok({
      kind: next,
      sealed: await sealWith(to, mode.mode, purposeOf(next, owner), text),
    });
  }
  // Its key may only be out of reach for a moment: left behind, it could never be opened again.
  if (opened.failure.kind !== "vault") return opened;
  // What nothing opens is under neither key: it is not to look like a mode that was altered.
  return ok({ kind, sealed: { ...sealed, by: mode.mode } });
}

/** All secrets under another key; one without its account can be opened by nobody and is left behind. */
async function resealAll(
  all: Secrets,
  owners: readonly Owner[],
  move: Move<Pick<VaultMode, "mode">>,
): Promise<Result<Secrets>> {
  const entries = owners.map(async (owner): Promise<Result<[string, AccountSecrets]>> => {
    const secrets = all[owner.id] ?? noSecrets;
    const { session } = secrets;
    const kept = sealedFieldsOf(secrets);
    const [fields, open] = await Promise.all([
      kept && resealed(kept.kind, owner, kept.sealed, move),
      session && resealed("session", owner, session.sealed, move),
    ]);
    if (fields && !fields.ok) return fields;
    if (open && !open.ok) return open;
    const boxOf = (kind: SecretKind): Sealed | null =>
      fields?.value.kind === kind ? fields.value.sealed : null;
    return ok([
      owner.id,
      {
        secretFields: boxOf("secret-fields"),
        password: boxOf("password"),
        session: session && open && { ...session, sealed: open.value.sealed },
      },
    ]);
  });
  const moved = await Promise.all(entries);
  const stuck = moved.find((entry) => !entry.ok);
  return stuck && !stuck.ok
    ? stuck
    : ok(Object.fromEntries(moved.flatMap((entry) => (entry.ok ? [entry.value] : []))));
}

async function moved(
  all: Secrets,
  make: () => Promise<Result<Move>>,
): Promise<Result<{ secrets: Secrets; mode: VaultMode }>> {
  const accounts = await accountsRecord.read();
  if (!accounts.ok) return accounts;
  const move = await make();
  if (!move.ok) return move;
  const secrets = await resealAll(all, accounts.value, move.value);
  return secrets.ok ? ok({ secrets: secrets.value, mode: move.value.mode }) : secrets;
}

/**
 * Moves all secrets under a new key and writes the new mode with them in one write: a browser that is
 * killed half way leaves the old mode with the old secrets, or the new with the new.
 */
export async function moveSecrets(make: () => Promise<Result<Move>>): Promise<Result<null>> {
  let problem: Failure | null = null;
  let mode: VaultMode = { mode: "device" };
  const written = await secretsRecord.update(
    async (all) => {
      const made = await moved(all, make);
      if (made.ok) mode = made.value.mode;
      else problem = made.failure;
      return made.ok ? made.value.secrets : all;
    },
    () => vaultRecord.items(mode),
  );
  if (problem !== null) return failed(problem);
  return written.ok ? ok(null) : written;
}

const isMarked = (secrets: AccountSecrets): boolean =>
  sealedFieldsOf(secrets)?.sealed.by !== null && secrets.session?.sealed.by !== null;

/**
 * Seals the secrets of version 0.1.0 anew under the key that opens them, so that they say which it is. What cannot be
 * opened now is left for the next time.
 */
export async function markSecrets(): Promise<void> {
  await secretsRecord.update(async (all) => {
    const accounts = await accountsRecord.read();
    if (!accounts.ok) return all;
    const owners = accounts.value.filter(({ id }) => !isMarked(all[id] ?? noSecrets));
    const from = owners.length > 0 ? await keysToOpen() : null;
    // Of a key that is gone no other is made for this.
    if (!from?.ok || from.value.keys.length === 0) return all;
    const to = await keyToSeal();
    if (!to.ok) return all;
    const move = { from: from.value, to: to.value.key, mode: { mode: to.value.by } };
    const marked = await resealAll(all, owners, move);
    return marked.ok ? { ...all, ...marked.value } : all;
  });
}
