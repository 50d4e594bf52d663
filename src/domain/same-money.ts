import type { AccountOverview } from "./overview.ts";

/** The accounts by the money they stand for: one that was entered twice (main login and role user) stands with its first. */
export function byMoney(accounts: readonly AccountOverview[]): AccountOverview[][] {
  const groups: AccountOverview[][] = [];
  const groupOf = new Map<string, AccountOverview[]>();
  for (const account of accounts) {
    const known = account.sameAs ? groupOf.get(account.sameAs) : undefined;
    if (known) {
      known.push(account);
      continue;
    }
    const group = [account];
    groups.push(group);
    // The first may be left out here (it is off, say): the others are of one money all the same.
    groupOf.set(account.sameAs ?? account.id, group);
  }
  return groups;
}

/** Which of the moneys, numbered from 0, each of the accounts stands for. */
export const moneyNumbers = (accounts: readonly AccountOverview[]): Map<AccountOverview, number> =>
  new Map(
    byMoney(accounts).flatMap((group, place) => group.map((account) => [account, place] as const)),
  );

const atOf = ({ figures }: AccountOverview): number => figures?.at ?? Number.NEGATIVE_INFINITY;

/** Of those that stand for one money, the one whose figures are the newest. */
const newest = (group: readonly AccountOverview[]): AccountOverview | undefined =>
  group.reduce<AccountOverview | undefined>(
    (best, account) => (best && atOf(best) >= atOf(account) ? best : account),
    undefined,
  );

/** Each money once, by the account whose figures of it are the newest (rule "Like with like"). */
export const eachMoneyOnce = (accounts: readonly AccountOverview[]): AccountOverview[] =>
  byMoney(accounts).flatMap((group) => newest(group) ?? []);
