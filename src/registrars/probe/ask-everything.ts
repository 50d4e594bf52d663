import { type Failure, isHaste, type Result } from "../../domain/failure.ts";
import { dayOf } from "../../domain/foresight/bank-days.ts";
import type { Outcome } from "../../domain/probe/probe.ts";
import { isOfAccount } from "../../domain/refresh-policy.ts";
import type { Authorization, Credential, RegistrarClient } from "../contract.ts";

const day = 86_400_000;

/** What a registrar is asked for beside signing in and out. */
export type Method = Exclude<keyof RegistrarClient, "signIn" | "signOut">;

/** Asks for something, or nothing where the client has no method for it. */
type Step = (
  client: RegistrarClient,
  authorization: Authorization,
  now: number,
  days: number,
) => Promise<Result<unknown>> | undefined;

/** Each method once, with the shortest question that fits: the first page, and a month of what lies behind. */
const steps: Record<Method, Step> = {
  balance: (client, authorization) => client.balance(authorization),
  terms: (client, authorization) => client.terms?.(authorization),
  counts: (client, authorization) => client.counts?.(authorization),
  charges: (client, authorization, now, days) =>
    client.charges?.(authorization, {
      first: 0,
      today: dayOf(now),
      through: dayOf(now) + days,
      vatPercent: null,
      currency: "EUR",
    }),
  reserves: (client, authorization) => client.reserves?.(authorization),
  bookings: (client, authorization, now) =>
    client.bookings?.(authorization, { from: now - 30 * day, to: now, first: 0 }),
  accountBook: (client, authorization, now) => client.accountBook?.(authorization, now - 30 * day),
  pastBalances: (client, authorization, now) =>
    client.pastBalances?.(authorization, dayOf(now) - 7),
  removals: (client, authorization, now) => client.removals?.(authorization, now - 30 * day),
  renewalEvents: (client, authorization, now) =>
    client.renewalEvents?.(authorization, now - 30 * day),
  presentDomains: (client, authorization) => client.presentDomains?.(authorization, 30),
  subusers: (client, authorization) => client.subusers?.(authorization),
  ownRights: (client, authorization) => client.ownRights?.(authorization),
  rates: (client, authorization) => client.rates?.(authorization),
};

export const outcomeOf = (method: string, answer: Result<unknown>): Outcome => ({
  method,
  outcome: answer.ok ? "ok" : answer.failure.kind,
  code: answer.ok ? null : answer.failure.code,
});

/** How all questions ended, and what ended them early; null: nothing. */
export interface Asking {
  outcomes: Outcome[];
  ended: Failure | null;
}

export interface AskingOptions {
  /** Each question's turn among what else is asked of the registrar. Left out: at once. */
  inTurn?: <T>(ask: () => Promise<T>) => Promise<T>;
  /** What is not asked. */
  except?: readonly Method[];
  /** Days ahead that charges are asked for: with fewer of them fewer prices are asked for. */
  days?: number;
  /** False: the rest is not asked. */
  isWanted?: () => Promise<boolean>;
}

/**
 * Asks a registrar everything that its client can ask, once. It ends early where the account itself fails, or the
 * registrar wants to be left alone: whatever came next would fail alike, and may count as a refused sign-in.
 * @param now milliseconds since the epoch
 */
export async function askEverything(
  client: RegistrarClient,
  authorization: Authorization,
  now: number,
  { inTurn = (ask) => ask(), except = [], days = 90, isWanted }: AskingOptions = {},
): Promise<Asking> {
  const outcomes: Outcome[] = [];
  for (const method of Object.keys(steps) as Method[]) {
    if (client[method] === undefined || except.includes(method)) continue;
    if (isWanted && !(await isWanted())) break;
    const answer = await inTurn(async () => {
      const asked = steps[method](client, authorization, now, days);
      if (asked === undefined) throw new Error(`${method} is not asked`);
      return asked;
    });
    outcomes.push(outcomeOf(method, answer));
    if (answer.ok) continue;
    const { kind, wait } = answer.failure;
    if (isOfAccount(kind) || wait !== undefined || isHaste(answer.failure))
      return { outcomes, ended: answer.failure };
  }
  return { outcomes, ended: null };
}

/** As {@link askEverything}, with a sign-in before it and a sign-out behind it. */
export async function signInAndAskEverything(
  client: RegistrarClient,
  credential: Credential,
  now: number,
): Promise<Outcome[]> {
  const opened = await client.signIn(credential);
  const first = outcomeOf("signIn", opened);
  if (!opened.ok) return [first];
  if (opened.value === "stateless")
    return [first, ...(await askEverything(client, credential, now)).outcomes];
  const { session } = opened.value;
  const { outcomes } = await askEverything(client, { kind: "session", session }, now);
  return [first, ...outcomes, outcomeOf("signOut", await client.signOut(session))];
}
