import { accountStates, moneyStates, type StateContext, statesOf } from "./account-state.ts";
import type { AccountOverview } from "./overview.ts";

/** The states from here on cure themselves, or are nobody's business. */
const firstQuiet = accountStates.indexOf("not-up-to-date");

/** Whether an account is of a test system whose money nobody is to be warned of. */
export const isQuietTest = (
  { system }: AccountOverview,
  { preferences }: Pick<StateContext, "preferences">,
): boolean => system === "ote" && !preferences.warnTestAccounts;

/** Whether an account waits for the user, at `now` (milliseconds since the epoch): to pay, to sign in, to allow something. */
export function needsSomebody(
  account: AccountOverview,
  now: number,
  context: StateContext,
): boolean {
  const isQuiet = isQuietTest(account, context);
  return statesOf(account, now, context).some(
    (state) => accountStates.indexOf(state) < firstQuiet && !(isQuiet && moneyStates.has(state)),
  );
}
