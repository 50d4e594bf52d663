import type { ValuesOf } from "../setting.ts";
import type { Decision, WarningInput } from "./kind.ts";
import { type AccountWarning, kinds, type warningSettings } from "./kinds.ts";
import { inputOf, type Watched } from "./watched.ts";

/** What the user wants to be warned of. */
export type WarningSettings = ValuesOf<typeof warningSettings>;

/**
 * Decides what to warn of. A warning is raised when it begins to hold, and again only after it has recovered. What is
 * not known changes nothing. To hold warnings back (quiet hours, snoozed), do not call it: what still holds afterwards
 * is raised then, once.
 * @param previous the keys that were warned of and have not recovered: `warned` of the last decision, first []
 */
export function decideWarnings(
  previous: readonly AccountWarning[],
  input: WarningInput,
  settings: WarningSettings,
): Decision<AccountWarning> {
  const all = kinds.map((kind) => kind.decide(previous.filter(kind.isKey), input, settings));
  return { warned: all.flatMap(({ warned }) => warned), raise: all.flatMap(({ raise }) => raise) };
}

/** The same about an account for which `mayWarn` holds, at `now` (milliseconds since the epoch). */
export const decideAccountWarnings = (
  previous: readonly AccountWarning[],
  watched: Watched,
  now: number,
): Decision<AccountWarning> => decideWarnings(previous, inputOf(watched, now), watched.alerts);

/** When the passing of time alone will bring a warning, milliseconds since the epoch; null: never. */
export function dueByTime(
  watched: Watched,
  warned: readonly AccountWarning[],
  now: number,
): number | null {
  const input = inputOf(watched, now);
  const moments = kinds
    .filter((kind) => !warned.some(kind.isKey))
    .flatMap((kind) => kind.dueAt?.(input, watched.alerts) ?? []);
  return moments.length > 0 ? Math.min(...moments) : null;
}
