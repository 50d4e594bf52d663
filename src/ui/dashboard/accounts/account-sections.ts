import { groupNames } from "../../../domain/account-groups.ts";
import { type StateContext, worstFirst } from "../../../domain/account-state.ts";
import { foldedText } from "../../../domain/folded-text.ts";
import { needsOnce } from "../../../domain/needs-somebody.ts";
import type { AccountOverview } from "../../../domain/overview.ts";

/** A part of the list of accounts, under one heading. */
export interface AccountSection {
  kind: "need" | "group" | "other" | "test";
  /** The user's own word for a group; empty: another kind. */
  name: string;
  /** Worst first. */
  accounts: AccountOverview[];
}

/** What of the list is wanted. */
export interface AccountChoice {
  search: string;
  /** Only those that need somebody. */
  isNeedingOnly: boolean;
}

const matches = ({ name, group, facts }: AccountOverview, wanted: string): boolean =>
  [name, group, facts.name].some((part) => foldedText(part).includes(wanted));

/**
 * The accounts as they are listed: those that need somebody first, then the user's groups, then the others, and what is
 * left of the test system. None stands twice.
 * @param now milliseconds since the epoch
 */
export function accountSections(
  all: readonly AccountOverview[],
  { search, isNeedingOnly }: AccountChoice,
  now: number,
  context: StateContext,
): AccountSection[] {
  const wanted = foldedText(search);
  const ordered = worstFirst(all, now, context);
  const needing = new Set(needsOnce(ordered, now, context).map(({ account }) => account));
  const found = ordered.filter((account) => wanted === "" || matches(account, wanted));
  const rest = isNeedingOnly ? [] : found.filter((account) => !needing.has(account));
  const live = rest.filter(({ system }) => system === "live");
  const keyOf = ({ group }: AccountOverview) => foldedText(group);
  const sections: AccountSection[] = [
    { kind: "need", name: "", accounts: found.filter((account) => needing.has(account)) },
    ...groupNames(live).map((name) => ({
      kind: "group" as const,
      name,
      accounts: live.filter((account) => keyOf(account) === foldedText(name)),
    })),
    { kind: "other", name: "", accounts: live.filter((account) => keyOf(account) === "") },
    { kind: "test", name: "", accounts: rest.filter(({ system }) => system === "ote") },
  ];
  return sections.filter(({ accounts }) => accounts.length > 0);
}
