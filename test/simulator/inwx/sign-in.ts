import type { Account } from "../shared/scenario-schema.ts";
import type { System } from "../shared/types.ts";
import { findAccount, type World } from "../shared/world.ts";
import type { Context, Params } from "./method.ts";
import { InwxRefusal } from "./refusal.ts";

/** Half an hour without use ends a session, a day in any case: a choice, nothing is documented. */
const terms = { timeoutMs: 30 * 60_000, maxTtlMs: 24 * 3_600_000 };

/** Opens a session for who has proved to be the account, and answers with its id. */
export const signIn = ({ world, account, now }: Context): string =>
  world.sessions.open(
    {
      registrar: "inwx",
      system: account.system,
      accountKey: account.key,
      login: account.login,
      isLocked: account.otp !== undefined,
      ...terms,
    },
    now,
  ).id;

/** The session id among what a client sends back: attributes and all, several joined, or the word `null`. */
export const cookieOf = (header: string | undefined): string | undefined =>
  /(?:^|[;,]\s*)domrobot=([0-9a-f]+)/.exec(header ?? "")?.[1];

/** What a request has of credentials. */
export interface Caller {
  system: System;
  params: Params;
  cookie: string | undefined;
}

const isLockedOut = (): InwxRefusal =>
  new InwxRefusal(2200, {
    reasonCode: "Error_AccountUnlockRequired",
    reason: "The account has to be unlocked first",
    details: [{ code: "ACCOUNT_LOCKED", msg: "Account is locked" }],
  });

/** By user and password where both are there, else by the cookie. Throws InwxRefusal. */
export function authenticate(
  { system, params, cookie }: Caller,
  method: string,
  world: World,
  now: number,
): { account: Account; sessionId: string | undefined } {
  const { user, pass } = params;
  const session = cookie === undefined ? undefined : world.sessions.use(cookie, now);
  const isOfSession = session?.registrar === "inwx" && session.system === system;
  if (user === undefined && pass === undefined && isOfSession) {
    const account = findAccount(world, "inwx", system, session.login);
    if (!account) throw new InwxRefusal(2002);
    const mayBeLocked = method === "account.unlock" || method === "account.logout";
    if (session.isLocked && !mayBeLocked) throw isLockedOut();
    return { account, sessionId: session.id };
  }
  // A session that has ended is no fault of the client's; to have none is one.
  if (user === undefined || pass === undefined)
    throw new InwxRefusal(2002, {}, cookie === undefined ? "session" : undefined, "not signed in");
  const account = findAccount(world, "inwx", system, String(user));
  if (account?.password !== pass) throw new InwxRefusal(2200);
  // An assumption: with a second factor, user and password alone open nothing but a session.
  if (account.otp && method !== "account.login") throw isLockedOut();
  return { account, sessionId: undefined };
}
