import { foldedText } from "./folded-text.ts";
import type { AccountOverview } from "./overview.ts";

/** The groups that accounts stand in, each once as it was first written, in alphabetical order. */
export function groupNames(accounts: readonly Pick<AccountOverview, "group">[]): string[] {
  const names = new Map<string, string>();
  for (const { group } of accounts) {
    const key = foldedText(group);
    if (key !== "" && !names.has(key)) names.set(key, group);
  }
  return [...names].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, name]) => name);
}
