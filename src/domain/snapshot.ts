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
