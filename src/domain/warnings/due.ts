import type { AccountOverview } from "../overview.ts";
import { type AccountWarning, kindOfKey } from "./kinds.ts";
import type { LoggedWarning, WarningSummary } from "./summarise.ts";

/** What is to be shown now about one account, and the keys that it settles. */
export interface DueWarnings {
  account: AccountOverview;
  keys: AccountWarning[];
  /** The worst first. */
  warnings: LoggedWarning[];
}

/** From so many accounts on whose money is warned of at one moment, one notification tells of all. */
const manyAccounts = 4;

/** What lies behind a warning, where it may be the same at several accounts: a line that is dead, a refusal. */
const causeOf = ({ warning: { key, facts } }: WarningSummary): string | null => {
  const said = kindOfKey(key)?.sayCause?.(facts);
  return said ? JSON.stringify(said) : null;
};

const dueOf = (account: AccountOverview, told: readonly WarningSummary[]): DueWarnings => ({
  account,
  keys: told.flatMap(({ keys }) => keys),
  warnings: told.map(({ warning }) => warning),
});

/**
 * The notifications that tell of all this, each with the accounts that it is about: one for a cause that several
 * accounts share, else one for an account (rule Once).
 */
export function notificationsOf(
  all: readonly { account: AccountOverview; told: readonly WarningSummary[] }[],
): DueWarnings[][] {
  const counts = new Map<string, number>();
  for (const { told } of all)
    for (const summary of told) {
      const cause = causeOf(summary);
      if (cause !== null) counts.set(cause, (counts.get(cause) ?? 0) + 1);
    }
  const shared = new Map<string, DueWarnings[]>();
  const own: DueWarnings[] = [];
  for (const { account, told } of all) {
    const rest: WarningSummary[] = [];
    for (const summary of told) {
      const cause = causeOf(summary);
      if (cause === null || (counts.get(cause) ?? 0) < 2) rest.push(summary);
      else shared.set(cause, [...(shared.get(cause) ?? []), dueOf(account, [summary])]);
    }
    if (rest.length > 0) own.push(dueOf(account, rest));
  }
  const apart = own.length >= manyAccounts ? [own] : own.map((due) => [due]);
  return [...apart, ...shared.values()];
}
