import { isStale } from "../account-state.ts";
import type { FailureKind } from "../failure.ts";
import { isZero, subtract } from "../money.ts";
import type { AccountOverview, Figures, Overview } from "../overview.ts";
import type { Watch } from "../watch.ts";
import { dayOf } from "../foresight/bank-days.ts";
import type { Foresight } from "../foresight/foresight.ts";
import { leftOf } from "../foresight/lost-domains.ts";
import { decideWarnings, type WarningKey } from "./decide.ts";

/** All that can be warned of about an account: its money, a refused sign-in, figures that grow old. */
export type AccountWarning = WarningKey | "signin" | "stale";

/** One account with all that its warnings follow from. */
export interface Watched {
  account: AccountOverview;
  /** With all the objects at risk it names, more than the overview's; null: nothing is foreseen. */
  foresight: Foresight | null;
  watch: Watch;
}

const hour = 3_600_000;
/** For a foresight that never comes, milliseconds. */
const longestWait = 60_000;

/**
 * Whether anything may be decided about an account. While the vault is locked nothing is checked, an account
 * that is off never warns, and a test account only if asked (rule of truth 6).
 */
export const mayWarn = (
  { enabled, system }: AccountOverview,
  { vault, preferences }: Pick<Overview, "vault" | "preferences">,
): boolean => enabled && !vault.locked && (system === "live" || preferences.warnTestAccounts);

// Without those where the user has removed the password: they know.
const refusals: ReadonlySet<FailureKind> = new Set([
  "sign-in-failed",
  "otp-needed",
  "address-refused",
  "vault",
]);

/** true: refused; false: it succeeded; null: the last check failed of something else. */
function signInState({ trouble, figures }: AccountOverview): boolean | null {
  if (trouble === null) return figures && false;
  return refusals.has(trouble.failure.kind) || null;
}

/**
 * When the figures count as not up to date, milliseconds since the epoch; null: unknown. What counts is how long
 * checks have failed, up to the last of them: neither how often, nor how old the figures are. A computer that slept
 * did not check, and right after it wakes the network is often late.
 */
function staleFrom({ account, watch }: Watched): number | null {
  const { figures, trouble, failingSince, nextCheckAt } = account;
  if (figures === null || trouble === null || failingSince === null || watch.staleHours === null)
    return null;
  const from = failingSince + watch.staleHours * hour;
  // Checks that have stopped will not start again by themselves.
  return nextCheckAt === null || trouble.at >= from ? from : null;
}

function staleState(watched: Watched, now: number): boolean | null {
  if (watched.account.trouble === null) return watched.account.figures && false;
  const from = staleFrom(watched);
  return (from !== null && now >= from) || null;
}

/** When the passing of time alone will bring a warning, milliseconds since the epoch; null: never. */
export function dueByTime(
  watched: Watched,
  warned: readonly AccountWarning[],
  now: number,
): number | null {
  const from = staleFrom(watched);
  return from !== null && from > now && !warned.includes("stale") ? from : null;
}

/** Every amount once: the account's own, then the others. None while they are meant in another currency. */
function amountsOf({ account, watch }: Watched): string[] {
  const all: string[] = [];
  if (account.figures?.amountsIn) return all;
  for (const amount of [account.warnBelow, ...watch.amounts])
    if (!all.some((other) => isZero(subtract(other, amount)))) all.push(amount);
  return all;
}

/** The figures as far as they are up to date. */
const freshFigures = ({ account }: Watched, now: number): Figures | null =>
  isStale(account, now) ? null : account.figures;

/**
 * The foresight as far as it can be warned by: made for today, and from figures that are up to date. At a
 * start it is made for the new day from the figures of the last one, before the check that may bring a top-up;
 * and after a check it is for a moment that of the figures before.
 */
export function foresightInForce(watched: Watched, now: number): Foresight | null {
  const { foresight } = watched;
  const figures = freshFigures(watched, now);
  return foresight && figures && foresight.today === dayOf(now) && foresight.at >= figures.at
    ? foresight
    : null;
}

/**
 * Whether the figures have just come and the foresight that follows from them is still being made: both are
 * decided together then, so that what began at one moment is said in one notification.
 */
const isAwaited = ({ account: { figures }, foresight }: Watched, now: number): boolean =>
  foresight !== null &&
  figures !== null &&
  foresight.at < figures.at &&
  now - figures.at < longestWait;

/**
 * Decides what to warn of about an account for which {@link mayWarn} holds, at `now` (milliseconds since the
 * epoch): each thing when it begins to hold, and again only after it has recovered. What is unknown, figures
 * that are not up to date included, changes nothing.
 * @param previous `warned` of the last decision, first []
 */
export function decideAccountWarnings(
  previous: readonly AccountWarning[],
  watched: Watched,
  now: number,
): { warned: AccountWarning[]; raise: AccountWarning[] } {
  const { account, watch } = watched;
  const foresight = foresightInForce(watched, now);
  const before = previous.filter((key) => key !== "signin" && key !== "stale");
  const money = decideWarnings(
    before,
    {
      today: dayOf(now),
      available: isAwaited(watched, now) ? null : (freshFigures(watched, now)?.available ?? null),
      forecast: foresight?.forecast ?? null,
      atRisk: foresight?.atRisk ?? null,
      lost: foresight?.lost ? leftOf(foresight.lost, now) : null,
    },
    { ...watch, amounts: amountsOf(watched) },
  );
  const states: [AccountWarning, boolean | null][] = [];
  if (watch.signIn) states.push(["signin", signInState(account)]);
  if (watch.staleHours !== null) states.push(["stale", staleState(watched, now)]);
  const others = states
    .filter(([key, state]) => state ?? previous.includes(key))
    .map(([key]) => key);
  return {
    warned: [...money.warned, ...others],
    raise: [...money.raise, ...others.filter((key) => !previous.includes(key))],
  };
}
