import type { Decimal } from "../domain/account.ts";
import { listOf, number, orNull, shape, text, truth } from "../domain/shape.ts";
import { keyedStore } from "./keyed-store.ts";

/** A known balance of an account, as the registrar said it. */
export interface KeptPoint {
  /** Milliseconds since the epoch. */
  at: number;
  balance: Decimal;
  /** null: unknown. */
  deposits: Decimal | null;
  /** Not seen by a check, but asked for later as the balance of a past day (`QueryAccountBalanceList` DATE). */
  past: boolean;
}

/**
 * The points of one account in order of time, in one currency: another one begins a new history. A point later than
 * now was taken under a clock that has been set back since: nothing is to be concluded from it.
 */
export interface History {
  currency: string;
  points: KeptPoint[];
}

export const historyStore = keyedStore<History>({
  database: "history",
  version: 1,
  isValue: shape<History>({
    currency: text,
    points: listOf(
      shape<KeptPoint>({ at: number, balance: text, deposits: orNull(text), past: truth }),
    ),
  }),
});
