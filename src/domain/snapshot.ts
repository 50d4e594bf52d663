import type { AccountStatus, Statistic } from "./account-status.ts";
import type { Failure } from "./failure.ts";

/** What is known of one account: the last good values, each with its age, and the last failure. All times in milliseconds since the epoch. */
export interface Snapshot {
  status: { at: number; value: AccountStatus } | null;
  statistics: { at: number; rows: Statistic[] } | null;
  /** The last check's failure; null after a success. */
  trouble: { at: number; failure: Failure } | null;
  /** When the last check ended. */
  attemptedAt: number | null;
  /** null: never by itself, until the user acts. */
  nextCheckAt: number | null;
  /** Failed checks in a row. */
  failures: number;
  /**
   * When the first of them failed that no pause lies behind, milliseconds since the epoch: a computer that slept
   * did not check. null after a success.
   */
  failingSince: number | null;
}

/** Of an account that was never checked: due at once. */
export const emptySnapshot: Snapshot = {
  status: null,
  statistics: null,
  trouble: null,
  attemptedAt: null,
  nextCheckAt: 0,
  failures: 0,
  failingSince: null,
};

/** The worker's own choices that are not about one account. */
export interface Preferences {
  /** Whether test accounts may turn the badge red (rule of truth 6). */
  warnTestAccounts: boolean;
  /** With a passphrase: minutes without use after which the vault locks itself; null: when the browser exits. */
  lockAfter: number | null;
  /** Whether the figures are hidden while the vault is locked. */
  hideWhenLocked: boolean;
  /** Whether warnings are shown as notifications of the system; the browser's permission is asked for with it. */
  notify: boolean;
  /** No notifications between these minutes of the local day (1320 and 420: from 22:00 to 7:00); null: at any time. */
  quiet: { from: number; to: number } | null;
  /** Days ahead within which charges must be covered for an account to be well; the badge says SOON where they are not. */
  soonDays: number;
}

/** Minutes. */
export const lockAfterLimits = { least: 5, most: 720 } as const;

/** Days. */
export const soonDaysLimits = { least: 1, most: 90 } as const;

export const initialPreferences: Preferences = {
  warnTestAccounts: false,
  lockAfter: 60,
  hideWhenLocked: false,
  notify: false,
  quiet: null,
  soonDays: 14,
};
