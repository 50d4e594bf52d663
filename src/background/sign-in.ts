import type { Account, FieldValues } from "../domain/account.ts";
import { failed, failure, ok, type Result } from "../domain/failure.ts";
import type {
  Authorization,
  Credential,
  HttpEnvironment,
  OpenedSession,
  RegistrarClient,
} from "../registrars/contract.ts";
import {
  type KeptSession,
  keepSession,
  readSecretFields,
  readSession,
  touchSession,
} from "../vault/secrets.ts";
import { atWork } from "./at-work.ts";
import { dayMemory, weekMemory } from "./day-memory.ts";
import { clientFor } from "./registrar-access.ts";
import { claimSignIn, returnSignIn } from "./sign-in-budget.ts";
import { beginSignIn, finishSignIn } from "./unfinished-sign-ins.ts";

// What a sign-in under a password met is noted by whoever asked for it (`finishSignIn` there).

/** Whether a kept session can still be alive at the registrar; a minute is left for clocks that differ. */
export function isAlive({ openedAt, usedAt, timeout, maxTtl }: KeptSession, now: number): boolean {
  const margin = 60_000;
  return now < usedAt + timeout * 1000 - margin && now < openedAt + maxTtl * 1000 - margin;
}

/** A session that has just been opened, as it is kept. */
export const freshSession = (
  { session, timeout, maxTtl }: OpenedSession,
  now: number,
): KeptSession => ({ session, timeout, maxTtl, openedAt: now, usedAt: now });

/** The client of a kept account, which cuts out of answers what the vault keeps for it, whatever a request carries. */
export function clientOf(account: Account, observe?: HttpEnvironment["observe"]): RegistrarClient {
  let known: readonly string[] | null = null;
  const secrets = async (): Promise<Result<readonly string[]>> => {
    if (known !== null) return ok(known);
    const kept = await readSecretFields(account);
    if (!kept.ok) return kept;
    known = Object.values(kept.value ?? {});
    return ok(known);
  };
  return clientFor(account, {
    secrets,
    memory: dayMemory(account),
    week: weekMemory(account),
    ...(observe && { observe }),
  });
}

/** What a sign-in ends in: a session, or the credential itself where the registrar keeps none. */
export type SignedIn = Credential | ({ kind: "session" } & OpenedSession);

/** Signs in with a login's secret fields, once. */
export async function signIn(
  client: RegistrarClient,
  secretFields: FieldValues,
  oneTimePassword: string,
): Promise<Result<SignedIn>> {
  const credential: Credential = { kind: "credential", secretFields, oneTimePassword };
  const opened = await client.signIn(credential);
  if (!opened.ok) return opened;
  return ok(opened.value === "stateless" ? credential : { kind: "session", ...opened.value });
}

/** @param dead the session that is no longer one; null: none was kept */
async function newAuthorization(
  { account, client, now, isCurrent }: Round,
  dead: string | null,
): Promise<Result<Authorization>> {
  const kept = dead === null ? null : await readSession(account);
  // Another request may have replaced it meanwhile.
  if (kept && kept.session !== dead) return ok({ kind: "session", session: kept.session });
  if (kept) await keepSession(account, null, isCurrent);
  if (account.signIn === "one-time-password") return failed(failure("otp-needed"));
  const secretFields = await readSecretFields(account);
  if (!secretFields.ok) return secretFields;
  if (secretFields.value === null) return failed(failure("not-configured"));
  if (!(await claimSignIn(account.id, now))) return failed(failure("too-many-sign-ins"));
  const noted = await beginSignIn(account.id, now);
  if (!noted.ok) {
    await returnSignIn(account.id, now);
    return noted;
  }
  const authorization = await signIn(client, secretFields.value, "");
  if (authorization.ok && authorization.value.kind === "credential")
    await returnSignIn(account.id, now);
  if (!authorization.ok || authorization.value.kind !== "session") return authorization;
  const written = await keepSession(account, freshSession(authorization.value, now), isCurrent);
  // It came through, whether its session can be kept or not.
  await finishSignIn(account.id);
  if (written.ok && isCurrent()) return authorization;
  // Nobody would ever use it again, and the registrar counts open sessions (521).
  await client.signOut(authorization.value.session);
  return written.ok ? failed(failure("session-expired")) : written;
}

/** One check of one account. */
export interface Round {
  account: Account;
  client: RegistrarClient;
  /** Milliseconds since the epoch. */
  now: number;
  /** False once the account was edited, switched off or removed: then nothing of this round is kept. */
  isCurrent: () => boolean;
}

interface SignIn {
  isCurrent: () => boolean;
  authorization: Promise<Result<Authorization>>;
}
// Lives as long as the worker does, and so does the work it is about.
const signIns = new Map<string, SignIn>();

/** One sign-in of an account at a time: a check and a list that need one share it, a refused one above all. */
function sharedAuthorization(round: Round, dead: string | null): Promise<Result<Authorization>> {
  const { id } = round.account;
  const running = signIns.get(id);
  if (running?.isCurrent()) return running.authorization;
  const authorization = newAuthorization(round, dead).finally(() => {
    if (signIns.get(id)?.authorization === authorization) signIns.delete(id);
  });
  signIns.set(id, { isCurrent: round.isCurrent, authorization });
  return authorization;
}

/** Where too many sessions are open (521) the account gives up its own, unless nobody could open it anew. */
async function askWith<T>(
  { account, client, isCurrent }: Round,
  authorization: Authorization,
  ask: (authorization: Authorization) => Promise<Result<T>>,
): Promise<Result<T>> {
  const answer = await ask(authorization);
  const isTooMany = !answer.ok && answer.failure.kind === "too-many-sessions";
  if (isTooMany && authorization.kind === "session" && account.signIn === "password") {
    await keepSession(account, null, isCurrent);
    // Not waited for: a registrar that is overburdened takes its time.
    void atWork(client.signOut(authorization.session));
  }
  return answer;
}

/**
 * Runs a request under the account's session: the kept one while it lives, else a new one. A session that
 * the registrar no longer knows is replaced once, and the request is asked again.
 */
export async function withAuthorization<T>(
  round: Round,
  ask: (authorization: Authorization) => Promise<Result<T>>,
): Promise<Result<T>> {
  const { account, now, isCurrent } = round;
  const kept = await readSession(account);
  if (kept && isAlive(kept, now)) {
    const answer = await askWith(round, { kind: "session", session: kept.session }, ask);
    if (answer.ok) await touchSession(account, now, isCurrent);
    if (answer.ok || answer.failure.kind !== "session-expired") return answer;
  }
  if (!isCurrent()) return failed(failure("session-expired"));
  const authorization = await sharedAuthorization(round, kept?.session ?? null);
  return authorization.ok ? askWith(round, authorization.value, ask) : authorization;
}
