import { isTooMany } from "../shared/limits.ts";
import type { Account } from "../shared/scenario-schema.ts";
import type { System } from "../shared/types.ts";
import { findAccount, type World } from "../shared/world.ts";
import { resellerOf } from "./account.ts";
import { type Answer, done, OpenproviderRefusal } from "./answer.ts";

/** A token lives 48 hours, used or not. */
export const tokenLife = 48 * 3_600_000;

const minute = 60_000;
/** Refused sign-ins within an hour, and how long all are answered 50 then. */
const refusals = { most: 100, block: 20 * minute };

function checkHaste(world: World, { key, openprovider }: Account, now: number): void {
  const { signInsPerMinute: most } = openprovider;
  if (isTooMany(world, key, { most, span: minute }, now)) throw new OpenproviderRefusal(50, 429);
}

function refuse(world: World, account: Account | undefined, login: string, now: number) {
  const key = account?.key ?? login;
  const failures = world.failures.get(key) ?? { count: 0, lockedUntil: 0 };
  failures.count += 1;
  if (failures.count >= refusals.most)
    Object.assign(failures, { count: 0, lockedUntil: now + refusals.block });
  world.failures.set(key, failures);
  return new OpenproviderRefusal(196, account?.openprovider.wire.refusedStatus ?? 500);
}

/** Opens a session. Throws OpenproviderRefusal. */
export function signIn(
  { username, password }: { username: string; password: string },
  system: System,
  world: World,
  now: number,
): Answer {
  const account = findAccount(world, "openprovider", system, username);
  const { lockedUntil = 0 } = world.failures.get(account?.key ?? username) ?? {};
  if (now < lockedUntil) throw new OpenproviderRefusal(50, 429);
  if (!account || account.password !== password || !account.openprovider.apiEnabled)
    throw refuse(world, account, username, now);
  if (!account.openprovider.addressListed) throw new OpenproviderRefusal(10_005, 500);
  if (!account.openprovider.agreementSigned) throw new OpenproviderRefusal(197, 500);
  checkHaste(world, account, now);
  const session = world.sessions.open(
    {
      registrar: "openprovider",
      system,
      accountKey: account.key,
      login: account.login,
      timeoutMs: tokenLife,
      maxTtlMs: tokenLife,
      anyNumber: true,
    },
    now,
  );
  return done({ token: session.id, reseller_id: resellerOf(account) });
}

/** The token of a request. */
export const tokenOf = (header: string | undefined): string | undefined =>
  /^Bearer ([\x21-\x7e]+)$/.exec(header ?? "")?.[1];

/** Whose a token is. Throws OpenproviderRefusal. */
export function accountOf(
  token: string | undefined,
  system: System,
  world: World,
  now: number,
): Account {
  const session = token === undefined ? undefined : world.sessions.use(token, now);
  if (session?.registrar !== "openprovider" || session.system !== system)
    // A session that has ended is no fault of the client's; to have none is one.
    throw new OpenproviderRefusal(
      196,
      401,
      token === undefined ? "session" : undefined,
      "no token",
    );
  const account = findAccount(world, "openprovider", system, session.login);
  if (!account) throw new OpenproviderRefusal(196, 401);
  return account;
}
