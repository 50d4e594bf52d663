import {
  type AccountState,
  accountStates,
  lostOf,
  moneyStates,
  risksOf,
  statesOf,
  worstFirst,
} from "./account-state.ts";
import type { FailureKind } from "./failure.ts";
import { type Missing, missingOf } from "./missing.ts";
import { isQuietTest, needsOf } from "./needs-somebody.ts";
import type { AccountOverview, Overview } from "./overview.ts";
import { byMoney } from "./same-money.ts";
import { type WhenWell, whenWell } from "./when-well.ts";

/** `calm` is no warning: what is well, told by the user's choice. */
export type BadgeTone = "red" | "amber" | "grey" | "calm";

/** One account as the tooltip tells of it. */
export interface BadgeLine {
  account: AccountOverview;
  /** All of them, worst first. */
  states: AccountState[];
  /** Whether it waits for the user; of one that was entered twice only the first, and another for what is its own. */
  needs: boolean;
  /** See {@link Need}. */
  further: AccountState[] | null;
  /** Test money that nobody is to be warned of. */
  isQuiet: boolean;
  missing: Missing[];
}

export interface BadgeView {
  /** At most four characters; empty: no badge, or {@link well}. */
  text: string;
  tone: BadgeTone | null;
  /** What stands there while all is well, by the user's choice; null: nothing does. */
  well: WhenWell | null;
  /** In the order of `worstFirst`, for the tooltip. Accounts that are off are left out. */
  lines: BadgeLine[];
  /** How many accounts need the user, and of how many: see `needsOf`. */
  needing: number;
  all: number;
  /** There is no account at all; with accounts that are all off it is false, and there are no lines either. */
  isEmpty: boolean;
  /** Records could not be read or written: the lines may be old or incomplete, and the tooltip says so. */
  isBlind: boolean;
  /** The lines are of sample accounts. */
  isSample: boolean;
  /** What happened to the records; null: nothing. */
  problem: FailureKind | null;
}

/** Replaced by `-` where the system's badge font has no such sign: see {@link BadgeView.text}. */
export const lockSign = "\u{1f512}";

const badges: Partial<Record<AccountState, { text: string; tone: BadgeTone }>> = {
  // Their number follows.
  "domains-at-risk": { text: "!", tone: "red" },
  "domains-lost": { text: "!", tone: "red" },
  "not-covered-now": { text: "NOW", tone: "red" },
  overdraft: { text: "LOW", tone: "red" },
  "low-balance": { text: "LOW", tone: "red" },
  "not-covered": { text: "SOON", tone: "amber" },
  "probably-not-covered": { text: "~", tone: "amber" },
  "sign-in-failed": { text: "!", tone: "grey" },
  "no-permission": { text: "!", tone: "grey" },
  "not-up-to-date": { text: "?", tone: "grey" },
  locked: { text: lockSign, tone: "grey" },
  unknown: { text: "?", tone: "grey" },
};

const order = accountStates.filter((state) => state in badges);

/** The number in four characters with the sign before it. */
const numberText = (count: number): string => (count < 1000 ? `${count}` : "1k+");

/** The states of an account that may reach the badge: test money never warns unless asked (rule of truth 6). */
function badgeStates(
  account: AccountOverview,
  states: AccountState[],
  overview: Overview,
): AccountState[] {
  const isQuiet = isQuietTest(account, overview);
  return states.filter((state) => {
    if (isQuiet && moneyStates.has(state)) return false;
    // Before the first answer there is nothing to be missed yet.
    return state !== "unknown" || account.trouble !== null;
  });
}

/** An account that was entered twice has its objects once. */
const sumOnce = (
  accounts: readonly AccountOverview[],
  countOf: (account: AccountOverview) => number,
): number => byMoney(accounts).reduce((sum, group) => sum + Math.max(...group.map(countOf)), 0);

/** The badge and its tooltip's content at `now` (milliseconds since the epoch): the worst account wins. */
export function badgeView(overview: Overview, now: number): BadgeView {
  const ordered = worstFirst(overview.accounts, now, overview);
  const accounts = ordered.filter(({ enabled }) => enabled);
  const counted = needsOf(ordered, now, overview);
  const needs = new Map(counted.needs.map((need) => [need.account, need] as const));
  const lines = accounts.map((account) => ({
    account,
    states: statesOf(account, now, overview),
    needs: needs.has(account),
    further: needs.get(account)?.further ?? null,
    isQuiet: isQuietTest(account, overview),
    missing: missingOf(account, now, overview),
  }));
  const present = new Set<AccountState>();
  const [risky, losers]: [AccountOverview[], AccountOverview[]] = [[], []];
  for (const { account, states } of lines)
    for (const state of badgeStates(account, states, overview)) {
      present.add(state);
      if (state === "domains-at-risk") risky.push(account);
      if (state === "domains-lost") losers.push(account);
    }
  const risks = sumOnce(risky, risksOf) + sumOnce(losers, (account) => lostOf(account, now));
  const worst = order.find((state) => present.has(state));
  // Records that cannot be read hide the accounts: never a clean icon over an unknown state.
  const isBlind = overview.problem !== null;
  const badge = badges[worst ?? (isBlind ? "unknown" : "off")];
  const well = badge ? null : whenWell(overview, now);
  return {
    text: (badge?.text ?? "") + (risks > 0 ? numberText(risks) : ""),
    tone: badge?.tone ?? (well && "calm"),
    well,
    lines,
    needing: counted.count,
    all: counted.all,
    isEmpty: overview.accounts.length === 0,
    isBlind,
    isSample: overview.sample === true,
    problem: overview.problem?.kind ?? null,
  };
}
