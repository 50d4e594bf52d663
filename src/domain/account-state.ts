import type { FailureKind } from "./failure.ts";
import { dayOf } from "./foresight/bank-days.ts";
import { leftOf } from "./foresight/lost-domains.ts";
import { missingOf } from "./missing.ts";
import type { AccountOverview, Overview } from "./overview.ts";
import type { WarningKind } from "./warnings/kinds.ts";

/**
 * The states of an account, worst first. An account can be in several at once (low, and not up to date);
 * `not-fully-known`, `well` and `off` come alone or, the first, beside states of money.
 */
export const accountStates = [
  "domains-at-risk",
  "domains-lost",
  "not-covered-now",
  "overdraft",
  "low-balance",
  "not-covered",
  "probably-not-covered",
  "sign-in-failed",
  "no-permission",
  "not-up-to-date",
  "locked-out",
  "offline",
  "locked",
  "unknown",
  "not-fully-known",
  "well",
  "off",
] as const;
export type AccountState = (typeof accountStates)[number];

/** The states that are about money: what a test account alone must not alarm with, and what stays while locked. */
export const moneyStates: ReadonlySet<AccountState> = new Set([
  "domains-at-risk",
  "domains-lost",
  "not-covered-now",
  "overdraft",
  "low-balance",
  "not-covered",
  "probably-not-covered",
]);

const stateOfFailure: Partial<Record<FailureKind, AccountState>> = {
  "not-configured": "sign-in-failed",
  "unsafe-endpoint": "sign-in-failed",
  vault: "sign-in-failed",
  "vault-altered": "sign-in-failed",
  "sign-in-failed": "sign-in-failed",
  "otp-needed": "sign-in-failed",
  "second-factor": "sign-in-failed",
  "address-refused": "sign-in-failed",
  "no-permission": "no-permission",
  "not-allowed": "no-permission",
  "locked-out": "locked-out",
  offline: "offline",
};

/** The failure that an account is in a state for; null: the state has another reason. */
export function causeOf(
  { trouble }: Pick<AccountOverview, "trouble">,
  state: AccountState,
): FailureKind | null {
  const kind = trouble?.failure.kind;
  return kind !== undefined && stateOfFailure[kind] === state ? kind : null;
}

/** Age in milliseconds from which a value is marked: two check intervals (rule Missing is not zero). */
export const staleAfter = (account: Pick<AccountOverview, "checkEvery">): number =>
  2 * account.checkEvery * 60_000;

/**
 * Where checks are hours apart, failing ones are told before two intervals are over: milliseconds. The longest pause
 * between two tries of a check that fails is an hour, so that this is no single fault.
 */
const longestFailing = 2 * 3_600_000;

/** The last moment (milliseconds since the epoch) at which figures of `at` are up to date. */
export const freshUntil = (account: AccountOverview, at: number): number =>
  Math.min(
    at + staleAfter(account),
    account.failingSince === null ? Infinity : account.failingSince + longestFailing,
  );

/**
 * Whether the figures are older than two check intervals, or checks have failed for hours, or they are from the future
 * (the clock was set back).
 */
export function isStale(account: AccountOverview, now: number): boolean {
  if (account.figures === null) return false;
  const { at } = account.figures;
  return now > freshUntil(account, at) || now - at < -60_000;
}

/** How many lost domains can still be restored; 0 also where it is not known. */
export function lostOf({ foresight }: Pick<AccountOverview, "foresight">, now: number): number {
  return foresight?.lost ? leftOf(foresight.lost, now).count : 0;
}

/** How many objects of an account are at risk, as last foreseen; 0 also where it is not known. */
export const risksOf = ({ foresight }: Pick<AccountOverview, "foresight">): number =>
  foresight?.atRisk?.count ?? 0;

/** How listed charges that will be short stand to today: null where none are known. */
function coverState(
  { foresight, figures }: AccountOverview,
  now: number,
  soonDays: number,
): AccountState | null {
  if (foresight === null) return null;
  const { shortfall: first, pay, likely, due, undated } = foresight.forecast;
  const today = dayOf(now);
  // An overdraft with nothing to be charged is short of nothing else. On credit, funds below zero are none.
  const isOverdraftAlone =
    first !== null &&
    first.day <= foresight.today &&
    figures?.shortage === "overdraft" &&
    ![due[7], undated].some((sum) => /[1-9]/.test(sum));
  const shortfall = isOverdraftAlone ? null : first;
  // Ordered today, a transfer comes at the last moment; so far ahead, the horizon does not matter.
  const by = pay?.quarter.by ?? null;
  if (shortfall && by !== null && by <= today) return "not-covered-now";
  if (shortfall && shortfall.day - today <= soonDays) return "not-covered";
  return likely && likely.by - today <= soonDays ? "probably-not-covered" : null;
}

/** What the states depend on beside the account. */
export type StateContext = Pick<Overview, "vault" | "preferences" | "problem">;

/** What a warning that is in force says of the money; null: the state itself says it, as long as it lasts. */
const stateOfWarning: Record<
  WarningKind,
  "low-balance" | "not-covered" | "probably-not-covered" | null
> = {
  risk: null,
  lost: null,
  short: "not-covered",
  below: "low-balance",
  likely: "probably-not-covered",
  cover: "not-covered",
  signin: null,
  stale: null,
};

/** What the money says, as far as it is known and however old it is: its dates are absolute, and where it is shown it is dated. */
function* statesOfMoney(
  account: AccountOverview,
  now: number,
  soonDays: number,
): Generator<AccountState> {
  if (risksOf(account) > 0) yield "domains-at-risk";
  if (lostOf(account, now) > 0) yield "domains-lost";
  if (account.figures?.shortage) yield account.figures.shortage;
  const cover = coverState(account, now, soonDays);
  if (cover) yield cover;
  // A warning is in force until things have clearly recovered, and one of the user's own wishes may lie behind the horizon.
  for (const kind of account.warned) {
    const state = stateOfWarning[kind];
    const isSaid = state === "low-balance" ? account.figures?.shortage != null : cover !== null;
    if (state && !isSaid) yield state;
  }
}

/** What the checks say. */
function* statesOfChecks(account: AccountOverview, now: number): Generator<AccountState> {
  const byFailure = account.trouble && stateOfFailure[account.trouble.failure.kind];
  if (byFailure) yield byFailure;
  if (isStale(account, now)) yield "not-up-to-date";
  if (account.figures === null) yield "unknown";
}

/**
 * All states an account is in at `now` (milliseconds since the epoch), worst first, never none: `well` is
 * earned (rule Unknown is not well). It stands alone, where nothing else is to be said and nothing is missing.
 */
export function statesOf(
  account: AccountOverview,
  now: number,
  context: StateContext,
): AccountState[] {
  if (!account.enabled) return ["off"];
  const states = new Set<AccountState>(statesOfMoney(account, now, context.preferences.soonDays));
  const others: AccountState[] = context.vault.locked
    ? // What a check would tell means nothing while nothing is checked.
      ["locked"]
    : [...statesOfChecks(account, now)];
  // These say already that something is not known, and why.
  if (others.length === 0 && missingOf(account, now, context).length > 0)
    others.push("not-fully-known");
  for (const state of others) states.add(state);
  if (states.size === 0) states.add("well");
  // Of hundreds of accounts most are in one.
  return states.size < 2 ? [...states] : accountStates.filter((state) => states.has(state));
}

/** The worst of the states of an account. */
export const worstOf = (
  account: AccountOverview,
  now: number,
  context: StateContext,
): AccountState => statesOf(account, now, context)[0] ?? "unknown";

/** Orders accounts for switcher and tooltip: LIVE before OT&E, in each the worst state first, else the user's order. */
export function worstFirst(
  accounts: readonly AccountOverview[],
  now: number,
  context: StateContext,
): AccountOverview[] {
  const rank = (account: AccountOverview): number => {
    const place = accountStates.indexOf(worstOf(account, now, context));
    return account.system === "live" ? place : place + accountStates.length;
  };
  // The sort is stable: equals stay in the user's order.
  return accounts
    .map((account) => ({ account, rank: rank(account) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ account }) => account);
}
