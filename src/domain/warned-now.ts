import { initialAlertSettings } from "./alert-settings.ts";
import type { Overview } from "./overview.ts";
import type { Kept } from "./project-overview.ts";
import { decideAccountWarnings } from "./warnings/decide.ts";
import { kindsOf } from "./warnings/kinds.ts";
import { mayWarn } from "./warnings/watched.ts";

/**
 * The overview with the warnings that are in force at `now` (milliseconds since the epoch), by the same decision that
 * warns: what is decided after an overview is shown would else be in the next one only, and this one say that all is
 * well. Accounts that nothing is decided about keep what was in force.
 */
export const withWarnedNow = (
  overview: Overview,
  { foresights, allAlerts, warned }: Pick<Kept, "foresights" | "allAlerts" | "warned">,
  now: number,
): Overview => ({
  ...overview,
  accounts: overview.accounts.map((account) => {
    if (!mayWarn(account, overview)) return account;
    const { id } = account;
    const foresight = foresights[id] ?? null;
    const watched = { account, foresight, alerts: allAlerts[id] ?? initialAlertSettings };
    const decision = decideAccountWarnings(warned[id] ?? [], watched, now);
    return { ...account, warned: kindsOf(decision.warned) };
  }),
});
