import type { CheckedAccount } from "../checked-account.ts";
import { optionalWhole } from "../setting.ts";
import { number } from "../shape.ts";
import { said, warningKind } from "./kind.ts";
import { isReason } from "./reason.ts";
import { decideStates, nothing } from "./states.ts";

const hour = 3_600_000;

/**
 * When the figures count as not up to date, milliseconds since the epoch; null: unknown, or never. What counts is how
 * long checks have failed, up to the last of them: neither how often, nor how old the figures are. A computer that slept
 * did not check, and right after it wakes the network is often late.
 */
function staleFrom(
  { figures, trouble, failingSince, nextCheckAt }: CheckedAccount,
  staleHours: number | null,
): number | null {
  if (figures === null || trouble === null || failingSince === null || staleHours === null)
    return null;
  const from = failingSince + staleHours * hour;
  // Checks that have stopped will not start again by themselves.
  return nextCheckAt === null || trouble.at >= from ? from : null;
}

/** Figures that are not up to date, as checks have failed for so long. */
export const stale = warningKind({
  name: "stale",
  about: "login",
  settings: { staleHours: optionalWhole(24, { min: 1, max: 720 }, "hours") },
  facts: {
    /** Of when the figures are, milliseconds since the epoch. */
    since: number,
    /** Why. */
    reason: isReason,
  },
  isKey: (key: string): key is "stale" => key === "stale",
  decide(previous, { account, now }, { staleHours }) {
    if (staleHours === null) return nothing;
    const from = staleFrom(account, staleHours);
    const state =
      account.trouble === null ? account.figures && false : (from !== null && now >= from) || null;
    return decideStates(previous, [["stale", state]]);
  },
  tell: ([key], { account: { figures, trouble } }) =>
    key !== undefined && figures && trouble
      ? { key, facts: { since: figures.at, reason: trouble.failure.kind } }
      : null,
  say: ({ since, reason }, { at }) => [said("watch_stale", { moment: since ?? at }, { reason })],
  sayCause: ({ reason }) => said("notify_stale", { reason }),
  dueAt({ account, now }, { staleHours }) {
    const from = staleFrom(account, staleHours);
    return from !== null && from > now ? from : null;
  },
});
