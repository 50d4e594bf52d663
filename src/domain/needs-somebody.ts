import {
  type AccountState,
  accountStates,
  moneyStates,
  type StateContext,
  statesOf,
} from "./account-state.ts";
import type { AccountOverview } from "./overview.ts";
import { byMoney, moneyNumbers } from "./same-money.ts";

/** The states from here on cure themselves, or are nobody's business. */
const firstQuiet = accountStates.indexOf("not-up-to-date");

/** Whether an account is of a test system whose money nobody is to be warned of. */
export const isQuietTest = (
  { system }: AccountOverview,
  { preferences }: Pick<StateContext, "preferences">,
): boolean => system === "ote" && !preferences.warnTestAccounts;

/** The states in which an account waits for the user, at `now` (milliseconds since the epoch): to pay, to sign in, to allow something. */
function needyStates(account: AccountOverview, now: number, context: StateContext): AccountState[] {
  const isQuiet = isQuietTest(account, context);
  return statesOf(account, now, context).filter(
    (state) => accountStates.indexOf(state) < firstQuiet && !(isQuiet && moneyStates.has(state)),
  );
}

/** An account that waits for the user. */
export interface Need {
  account: AccountOverview;
  /**
   * Of an account that was entered twice and waits before in the list: the states in which that entry does not wait.
   * null: it is the first of its money, and all is to be told of it.
   */
  further: AccountState[] | null;
}

/**
 * The accounts that wait for the user, in the order given; one that was entered twice stands there once, with another
 * entry only where that waits for something of its own, a sign-in for instance.
 */
export function needsOnce(
  accounts: readonly AccountOverview[],
  now: number,
  context: StateContext,
): Need[] {
  const moneys = moneyNumbers(accounts);
  const told = new Map<number | undefined, Set<AccountState>>();
  const needs: Need[] = [];
  for (const account of accounts) {
    const states = needyStates(account, now, context);
    if (states.length === 0) continue;
    const money = moneys.get(account);
    const before = told.get(money);
    const further = before ? states.filter((state) => !before.has(state)) : null;
    if (further?.length !== 0) needs.push({ account, further });
    told.set(money, new Set([...(before ?? []), ...states]));
  }
  return needs;
}

/** Who waits for the user, and how that is counted wherever it is told: each money once, of all accounts, also those that are off. */
export interface Needs {
  /** See {@link needsOnce}. */
  needs: Need[];
  count: number;
  /** How many there are. */
  all: number;
}

/** The accounts that wait for the user, in the order given, with the numbers of "3 of 12 accounts need you". */
export function needsOf(
  accounts: readonly AccountOverview[],
  now: number,
  context: StateContext,
): Needs {
  const needs = needsOnce(accounts, now, context);
  return {
    needs,
    // Further entries of a money stand behind its first one.
    count: needs.filter(({ further }) => further === null).length,
    all: byMoney(accounts).length,
  };
}
