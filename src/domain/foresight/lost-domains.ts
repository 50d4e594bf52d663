/** A domain that left the account because its renewal could not be paid, and that a paid restore brings back. */
export interface LostDomain {
  name: string;
  /** When it was deleted, milliseconds since the epoch, UTC; null: not told. */
  deletedAt: number | null;
  /** Until when a restore is possible (CNR `STATUS UNTIL`), milliseconds since the epoch, UTC; null: not told. */
  restorableUntil: number | null;
  /** In redemption it can be restored; pending deletion it is as good as gone. */
  status: "redemption" | "pending-delete";
}

/** What an account lost for want of money and still stands with the registry. */
export interface LostDomains {
  /** When it was read, milliseconds since the epoch. */
  at: number;
  /** Soonest gone first; at most {@link namedLost}. */
  domains: LostDomain[];
  /** All of them, named or not. */
  count: number;
}

/** How many lost domains are named; the rest are in the count only. */
export const namedLost = 20;
