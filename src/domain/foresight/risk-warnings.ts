import type { AtRisk } from "./at-risk.ts";

/** One object at risk by its class and name, or how many more there are that are not named. */
export type RiskKey = `risk:${string}` | `more:${number}`;

export const isRiskKey = (key: string): key is RiskKey => /^(?:risk|more):/.test(key);

// What is stored may be of another version: a number that is none counts for nothing.
const unnamed = (keys: readonly RiskKey[]): number =>
  keys.reduce((sum, key) => sum + (/^more:(\d+)$/.exec(key) ? Number(key.slice(5)) : 0), 0);

/**
 * What to warn of among the objects at risk: each name once, again after it was saved. Of a long list only
 * the first are named: a name that moves up into it may have been among the unnamed ones that were warned of,
 * so it is taken for new only where there are more objects than before.
 * @param previous the keys of the last decision, first []
 * @param now null: not known, nothing changes
 * @param isPartial what is missing in the list may still be at risk
 */
export function decideRisks(
  previous: readonly RiskKey[],
  now: AtRisk | null,
  isPartial: boolean,
): { warned: RiskKey[]; raise: RiskKey[] } {
  if (now === null) return { warned: [...previous], raise: [] };
  const names = now.charges.map(
    ({ objectClass, object }): RiskKey => `risk:${objectClass} ${object}`,
  );
  const fresh = names.filter((key) => !previous.includes(key));
  if (isPartial) return { warned: [...previous, ...fresh], raise: fresh };
  const rest = now.count - names.length;
  const more: RiskKey[] = rest > 0 ? [`more:${rest}`] : [];
  const restBefore = unnamed(previous);
  const namesBefore = previous.filter((key) => key.startsWith("risk:"));
  const isMore = now.count > namesBefore.length + restBefore;
  const raise = restBefore === 0 || isMore ? fresh : [];
  return { warned: [...names, ...more], raise: raise.length === 0 && isMore ? more : raise };
}
