import type { System } from "../account.ts";
import { type AccountWarning, kinds, noFacts, type WarningFacts } from "./kinds.ts";
import { inputOf, type Watched } from "./watched.ts";

/** A warning that came, as it was then. */
export interface LoggedWarning {
  /** Milliseconds since the epoch. */
  at: number;
  accountId: string;
  accountName: string;
  system: System;
  /** Of several of one kind at the same time the worst. */
  key: AccountWarning;
  facts: WarningFacts;
}

/** Warnings of one kind, with what they say together. */
export interface WarningSummary {
  keys: AccountWarning[];
  warning: LoggedWarning;
}

/** The longest name that is kept, in UTF-16 code units: a domain has 253 at most. */
const longestName = 255;

/**
 * What these warnings say together, one for each kind, the worst first; one that another tells of as well, one cause
 * lying behind both, is one with that. A kind that things no longer bear out, or of which nothing is known at the
 * moment, is left out.
 * @param now milliseconds since the epoch
 */
export function summarise(
  keys: readonly AccountWarning[],
  watched: Watched,
  now: number,
): WarningSummary[] {
  const { id, name, system } = watched.account;
  const input = inputOf(watched, now);
  const keysOf = (kind: string | null): AccountWarning[] =>
    keys.filter((key) => kinds.some((each) => each.name === kind && each.isKey(key)));
  const toldBy = new Map<string, string>();
  for (const kind of kinds) {
    const other = keysOf(kind.name).length > 0 ? kind.tellsOf?.(input) : null;
    if (other) toldBy.set(other, kind.name);
  }
  return kinds.flatMap((kind) => {
    if (toldBy.has(kind.name)) return [];
    const own = keysOf(kind.name);
    const found = kind.tell(own, input, watched.alerts);
    if (found === null) return [];
    const facts: WarningFacts = { ...noFacts, ...found.facts };
    facts.object = facts.object?.slice(0, longestName) ?? null;
    const warning = { at: now, accountId: id, accountName: name, system, key: found.key, facts };
    const others = [...toldBy].flatMap(([other, by]) => (by === kind.name ? keysOf(other) : []));
    return [{ keys: [...own, ...others], warning }];
  });
}
