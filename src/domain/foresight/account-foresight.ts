import type { Decimal } from "../account.ts";
import type { Failure } from "../failure.ts";
import type { AtRisk } from "./at-risk.ts";
import type { FundsForecast } from "./funds-forecast.ts";
import type { LostDomains } from "./lost-domains.ts";
import type { ForesightPart } from "./parts.ts";

/** How many objects at risk are named in a {@link AccountForesight}; the rest are in its count only. */
export const namedRisks = 20;

/** What an account spends beside listed charges, and whether that grows. Estimates in its currency. */
export interface Spending {
  /** Mean of a day of the last 30, listed charges included; a float, shown rounded and marked as an average. */
  perDay: number;
  /** That of the 30 days before; null: not known. */
  before: number | null;
}

/**
 * What the worker foresees for one account: small, kept beside its snapshot, painted by the popup. Dates are
 * absolute, so that an older one stays true as what was foreseen then.
 */
export interface AccountForesight {
  /** When it was made, milliseconds since the epoch. */
  at: number;
  /** The UTC day number it was made for. */
  today: number;
  currency: string;
  /**
   * The funds it began with, as the registrar told them at `at` (milliseconds since the epoch), in the same round as
   * the list of charges: what may be spent is the available ones and the credit line.
   */
  funds: { at: number; balance: Decimal; spendable: Decimal };
  /** Whether the registrar has told other funds since, to which no list belongs yet: what stands here is of before. */
  isBehind: boolean;
  /**
   * Whether those prove that more is missing than was foreseen before: it is made from them then, and of the list only
   * from what is still to come. Absent: they do not, or nobody noted it (versions 0.1.0 and 0.2.0).
   */
  isProven?: boolean;
  forecast: FundsForecast;
  /** Soonest lost first, at most {@link namedRisks}. null: the list is not known. */
  atRisk: AtRisk | null;
  /** Domains lost for want of money; null: not known. */
  lost: LostDomains | null;
  /** When the list of charges was last asked for and came through, milliseconds since the epoch; null: never. */
  loadedAt: number | null;
  /** While the list is loading: rows so far, and how many there are (null: not told). */
  loading: { seen: number; total: number | null } | null;
  /** Available funds at the end of each of the last 30 UTC days as far as known, oldest first: a picture, no figures. */
  spark: number[];
  spending: Spending | null;
  /** Why a part is not known, or not fresh. */
  failures: Partial<Record<ForesightPart, Failure>>;
}

/** The list is asked for every six hours: what is foreseen is old after two rounds without it. Milliseconds. */
export const foresightOldAfter = 12 * 3_600_000;

/** Of when the older half of it is: the list of charges, or the funds. Milliseconds since the epoch. */
export const foreseenAt = ({
  funds,
  loadedAt,
}: Pick<AccountForesight, "funds" | "loadedAt">): number =>
  loadedAt !== null && loadedAt < funds.at ? loadedAt : funds.at;

/** Whether a list of `at` is old at `now`, or from the future (the clock was set back); milliseconds since the epoch. */
export const isListOld = (at: number, now: number): boolean =>
  now - at > foresightOldAfter || now - at < -60_000;

/** Whether it is to be shown with its date. */
export const isForesightOld = (
  foresight: Pick<AccountForesight, "funds" | "loadedAt">,
  now: number,
): boolean => isListOld(foreseenAt(foresight), now);
