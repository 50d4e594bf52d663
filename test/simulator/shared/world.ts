import type { Account, Scenario } from "./scenario-schema.ts";
import { SessionStore } from "./sessions.ts";
import type { LineRegistrar, Registrar, System } from "./types.ts";

/** Everything that changes while the simulator runs. */
export interface World {
  scenario: Scenario;
  accounts: Account[];
  sessions: SessionStore;
  /** The time (ms since 1970) the scenario's days count from. */
  startedAt: number;
  /** One-time passwords already used, by account key. */
  usedOtps: Map<string, Set<string>>;
  /** Wrong passwords in a row, by account key, and until when (ms since 1970) it is locked for them. */
  failures: Map<string, { count: number; lockedUntil: number }>;
}

export const createWorld = (scenario: Scenario, startedAt: number): World => ({
  scenario,
  accounts: structuredClone(scenario.accounts),
  sessions: new SessionStore(scenario.limits.sessions),
  startedAt,
  usedOtps: new Map(),
  failures: new Map(),
});

/** Separates user and role in a login name; each dialect has its own. */
export const roleSeparator: Record<LineRegistrar, string> = { ispapi: "!", cnr: ":" };

/** Splits `user!role` (or `user:role`) at the dialect's own separator. */
export function splitLogin(
  login: string,
  registrar: LineRegistrar,
): { user: string; role: string | undefined } {
  const at = login.indexOf(roleSeparator[registrar]);
  return at < 0
    ? { user: login, role: undefined }
    : { user: login.slice(0, at), role: login.slice(at + 1) };
}

/** User names are compared without regard to case. */
export const findAccount = (
  world: World,
  registrar: Registrar,
  system: System,
  user: string,
): Account | undefined =>
  world.accounts.find(
    (account) =>
      account.registrar === registrar &&
      account.system === system &&
      account.login.toLowerCase() === user.toLowerCase(),
  );

export const accountByKey = (world: World, key: string): Account | undefined =>
  world.accounts.find((account) => account.key === key);

export const subusersOf = (world: World, account: Account): Account[] =>
  world.accounts.filter((other) => other.parent === account.key);
