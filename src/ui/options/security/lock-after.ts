import { formatMinutes } from "../../../text/format-time.ts";
import { translate } from "../../../text/translate.ts";

// Minutes.
const offered = [5, 15, 30, 60, 240, 720];

/**
 * The times to choose from, each with its text: the shortest first, and last that only the browser's exit
 * locks.
 * @param current minutes; a time that is not among the usual ones is offered too
 */
export function lockAfterChoices(current: number | null): [string, string][] {
  const all = current === null ? offered : [...new Set([...offered, current])];
  return [
    ...[...all]
      .sort((a, b) => a - b)
      .map((minutes): [string, string] => [String(minutes), formatMinutes(minutes)]),
    ["null", translate("lock_after_exit")],
  ];
}

/** A choice's time in minutes; null: when the browser exits. */
export const lockAfterOf = (choice: string): number | null =>
  choice === "null" ? null : Number(choice);
