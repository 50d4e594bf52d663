import { type StateContext, worstFirst } from "./account-state.ts";
import { foldedText, isSaid } from "./folded-text.ts";
import { type Needs, needsOf } from "./needs-somebody.ts";
import type { AccountOverview } from "./overview.ts";

/** Accounts that stand together in a list. */
export interface AccountGroup {
  /** Those that need the user; a group of the user's own; those in none; the test systems. They stand in this order. */
  kind: "need" | "named" | "rest" | "test";
  /** What the user calls it; empty where the kind says all. */
  name: string;
  /** Never none. Worst first. */
  accounts: AccountOverview[];
}

/** The groups that accounts stand in, each once as it was first written, in alphabetical order. */
export function groupNames(accounts: readonly Pick<AccountOverview, "group">[]): string[] {
  const names = new Map<string, string>();
  for (const { group } of accounts) {
    const key = foldedText(group);
    if (key !== "" && !names.has(key)) names.set(key, group);
  }
  return [...names].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, name]) => name);
}

/** What is searched for. */
export interface Search {
  /** As it was typed; empty: all are found. */
  typed: string;
  /** The logins by account id, as far as they are known: the overview has none. */
  logins: ReadonlyMap<string, string>;
}

/** Whether a search leads to an account: each word of it stands in the name, the login, the registrar or the group. */
export function isFound(
  { id, name, facts, group, system }: AccountOverview,
  { typed, logins }: Search,
): boolean {
  const place = `${facts.name} ${system === "ote" ? "OT&E" : "LIVE"}`;
  return isSaid(typed, [name, logins.get(id) ?? "", place, group]);
}

/** The accounts of a list that a search leads to, in groups; the numbers are those of all accounts. */
export interface GroupedAccounts extends Pick<Needs, "count" | "all"> {
  groups: AccountGroup[];
}

/**
 * In which groups the accounts stand at `now` (milliseconds since the epoch), each account once: those that need the
 * user, whatever they belong to, then the user's own groups by name, then the others, then the test systems.
 */
export function groupedAccounts(
  accounts: readonly AccountOverview[],
  now: number,
  context: StateContext,
  search: Search = { typed: "", logins: new Map() },
): GroupedAccounts {
  const ordered = worstFirst(accounts, now, context);
  const { needs, count, all } = needsOf(ordered, now, context);
  const needy = new Set(needs.map(({ account }) => account));
  const names = groupNames(accounts);
  const placeOf = new Map(names.map((name, place) => [foldedText(name), place + 1]));
  const [first, rest, test] = [0, names.length + 1, names.length + 2];
  const placed = (account: AccountOverview): number => {
    if (needy.has(account)) return first;
    return account.system === "ote" ? test : (placeOf.get(foldedText(account.group)) ?? rest);
  };
  const groups: AccountGroup[] = Array.from({ length: test + 1 }, (_, place) => {
    const name = names[place - 1] ?? "";
    const kind = place === first ? "need" : place === test ? "test" : name ? "named" : "rest";
    return { kind, name, accounts: [] };
  });
  for (const account of ordered)
    if (isFound(account, search)) groups[placed(account)]?.accounts.push(account);
  return { groups: groups.filter((group) => group.accounts.length > 0), count, all };
}
