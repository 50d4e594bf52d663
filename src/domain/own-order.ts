import { groupNames } from "./account-groups.ts";
import { foldedText } from "./folded-text.ts";

/** What of an account decides where it stands. */
interface Placed {
  id: string;
  /** As the user calls it; empty: none. */
  group: string;
  system: "live" | "ote";
}

/** Accounts that stand together in the user's own order. */
export interface OwnGroup<T> {
  /** A group of the user's own; the accounts in none; the test systems. They stand in this order. */
  kind: "named" | "rest" | "test";
  /** What the user calls it; empty where the kind says all. */
  name: string;
  /** Never none. */
  accounts: T[];
}

/** The accounts in the user's order, group by group: the user's own by name, then those in none, then the test systems. */
export function ownGroups<T extends Placed>(accounts: readonly T[]): OwnGroup<T>[] {
  const names = groupNames(accounts.filter(({ system }) => system === "live"));
  const live = (key: string): T[] =>
    accounts.filter(({ system, group }) => system === "live" && foldedText(group) === key);
  const groups: OwnGroup<T>[] = [
    ...names.map((name) => ({ kind: "named" as const, name, accounts: live(foldedText(name)) })),
    { kind: "rest", name: "", accounts: live("") },
    { kind: "test", name: "", accounts: accounts.filter(({ system }) => system === "ote") },
  ];
  return groups.filter((group) => group.accounts.length > 0);
}

/** Where an account of a group is to go: a step up or down, or before everything. */
export type Move = "up" | "down" | "top";

/**
 * The order of all accounts after one has changed its place in its group: whoever stands in other groups keeps his order.
 * @param ids all accounts in the order that is kept
 * @param group the ids of the group, in the same order
 * @param place the place in the group that `id` gets, from 0; one outside of it is the nearest within
 */
export function movedTo(
  ids: readonly string[],
  group: readonly string[],
  id: string,
  place: number,
): string[] {
  const others = group.filter((other) => other !== id);
  const at = Math.min(Math.max(place, 0), others.length);
  const rest = ids.filter((other) => other !== id);
  const [before, after] = [others[at], others[at - 1]];
  if (before !== undefined) return rest.toSpliced(rest.indexOf(before), 0, id);
  // Last of its group, wherever the others end.
  return after === undefined ? [...ids] : rest.toSpliced(rest.indexOf(after) + 1, 0, id);
}

/** The place in its group that a move leads to. */
export const placeAfter = (move: Move, place: number): number =>
  move === "top" ? 0 : place + (move === "up" ? -1 : 1);
