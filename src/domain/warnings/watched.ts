import { isStale } from "../account-state.ts";
import type { AlertSettings } from "../alert-settings.ts";
import type { Figures } from "../figures.ts";
import type { AccountForesight } from "../foresight/account-foresight.ts";
import { dayOf } from "../foresight/bank-days.ts";
import { leftOf } from "../foresight/lost-domains.ts";
import { payAdvice } from "../foresight/pay-advice.ts";
import type { AccountOverview, Overview } from "../overview.ts";
import type { WarningInput } from "./kind.ts";

/** One account with all that its warnings follow from. */
export interface Watched {
  account: AccountOverview;
  /** With all the objects at risk it names, more than the overview's; null: nothing is foreseen. */
  foresight: AccountForesight | null;
  alerts: AlertSettings;
}

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

/** The figures as far as they are up to date. */
const freshFigures = ({ account }: Watched, now: number): Figures | null =>
  isStale(account, now) ? null : account.figures;

/**
 * The foresight as far as it can be warned by: made for today, and from figures that are up to date. At a
 * start it is made for the new day from the figures of the last one, before the check that may bring a top-up;
 * and after a check it is for a moment that of the figures before.
 */
function foresightInForce(watched: Watched, now: number): AccountForesight | null {
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

/** What may be warned by, at `now` (milliseconds since the epoch). */
export function inputOf(watched: Watched, now: number): WarningInput {
  const { account, alerts } = watched;
  const foresight = foresightInForce(watched, now);
  return {
    now,
    today: dayOf(now),
    account,
    available: isAwaited(watched, now) ? null : (freshFigures(watched, now)?.available ?? null),
    forecast: foresight?.forecast ?? null,
    atRisk: foresight?.atRisk ?? null,
    lost: foresight?.lost ? leftOf(foresight.lost, now) : null,
    currency: foresight?.currency ?? null,
    pay: payAdvice(foresight, alerts.payFor),
  };
}
