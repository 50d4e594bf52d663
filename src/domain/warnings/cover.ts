import { optionalWhole } from "../setting.ts";
import { number } from "../shape.ts";
import { counted, warningKind } from "./kind.ts";
import { daysState, decideStates, nothing } from "./states.ts";

/** Fewer days covered than wished for. */
export const cover = warningKind({
  name: "cover",
  about: "money",
  settings: { coverDays: optionalWhole(null, { min: 1, max: 90 }, "days") },
  facts: {
    /** The last UTC day that is covered. */
    day: number,
    /** The days wished for. */
    count: number,
  },
  isKey: (key: string): key is "cover" => key === "cover",
  decide(previous, { forecast, today }, { coverDays }) {
    if (coverDays === null) return nothing;
    const covered = forecast?.covered;
    // A day that is at most reached is none that is.
    const isKnown = covered && covered.kind !== "unknown" && covered.kind !== "at-most-until";
    const state = isKnown ? daysState(covered.day + 1 - today, coverDays) : null;
    // That nothing is promised for longer does not mean that it is short then.
    return decideStates(previous, [["cover", state && covered?.kind !== "until" ? null : state]]);
  },
  tell([key], { forecast }, { coverDays }) {
    const covered = forecast?.covered;
    return key !== undefined && covered?.kind === "until"
      ? { key, facts: { day: covered.day, count: coverDays } }
      : null;
  },
  say: ({ day, count }) =>
    day === null || count === null ? [] : [counted("watch_cover", count, { day })],
});
