import type { FailureKind } from "./failure.ts";
import { dayOf } from "./foresight/bank-days.ts";
import type { AccountOverview, Overview } from "./overview.ts";

/**
 * The states of an account, worst first. An account can be in several at once (low, and not up to date);
 * an account that is `off` is in that one only.
 */
export const accountStates = [
  "domains-at-risk",
  "overdraft",
  "low-balance",
  "short-soon",
  "sign-in-failed",
  "no-permission",
  "not-up-to-date",
  "locked-out",
  "offline",
  "locked",
  "unknown",
  "off",
] as const;
export type AccountState = (typeof accountStates)[number];

const stateOfFailure: Partial<Record<FailureKind, AccountState>> = {
  "not-configured": "sign-in-failed",
  vault: "sign-in-failed",
  "sign-in-failed": "sign-in-failed",
  "otp-needed": "sign-in-failed",
  "address-refused": "sign-in-failed",
  "no-permission": "no-permission",
  "not-allowed": "no-permission",
  "locked-out": "locked-out",
  offline: "offline",
};

/** Age in milliseconds from which a value is marked: two check intervals (rule of truth 2). */
export const staleAfter = (account: Pick<AccountOverview, "checkEvery">): number =>
  2 * account.checkEvery * 60_000;

/** Whether the figures are older than two check intervals, or from the future (the clock was set back). */
export function isStale(account: AccountOverview, now: number): boolean {
  if (account.figures === null) return false;
  const age = now - account.figures.at;
  return age > staleAfter(account) || age < -60_000;
}

/** How many objects of an account are at risk, as last foreseen; 0 also where it is not known. */
export const risksOf = ({ foresight }: Pick<AccountOverview, "foresight">): number =>
  foresight?.atRisk?.count ?? 0;

/** Whether listed charges will be short within `soonDays` days from now, or were to be short by now. */
function isShortSoon({ foresight }: AccountOverview, now: number, soonDays: number): boolean {
  const day = foresight?.forecast.shortfall?.day;
  return day !== undefined && day - dayOf(now) <= soonDays;
}

/** What the states depend on beside the account. */
export type StateContext = Pick<Overview, "vault" | "preferences">;

/**
 * All states an account is in at `now` (milliseconds since the epoch), worst first; empty means all is well.
 * What was foreseen stays, however old: its dates are absolute, and where it is shown it is dated.
 */
export function statesOf(
  account: AccountOverview,
  now: number,
  { vault, preferences }: StateContext,
): AccountState[] {
  if (!account.enabled) return ["off"];
  const states = new Set<AccountState>();
  if (risksOf(account) > 0) states.add("domains-at-risk");
  if (account.figures?.shortage) states.add(account.figures.shortage);
  if (isShortSoon(account, now, preferences.soonDays)) states.add("short-soon");
  // What a check would tell (age, trouble) means nothing while nothing is checked.
  if (vault.locked) states.add("locked");
  else {
    const byFailure = account.trouble && stateOfFailure[account.trouble.failure.kind];
    if (byFailure) states.add(byFailure);
    if (isStale(account, now)) states.add("not-up-to-date");
    if (account.figures === null) states.add("unknown");
  }
  return accountStates.filter((state) => states.has(state));
}

/** Orders accounts for switcher and tooltip: LIVE before OT&E, in each the worst state first, else the user's order. */
export function worstFirst(
  accounts: readonly AccountOverview[],
  now: number,
  context: StateContext,
): AccountOverview[] {
  const rank = (account: AccountOverview): number => {
    const [worst] = statesOf(account, now, context);
    const place = worst ? accountStates.indexOf(worst) : accountStates.indexOf("off") - 0.5;
    return account.system === "live" ? place : place + accountStates.length;
  };
  // The sort is stable: equals stay in the user's order.
  return accounts
    .map((account) => ({ account, rank: rank(account) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ account }) => account);
}
