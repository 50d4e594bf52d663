import { number, orNull, shape, text } from "../domain/shape.ts";
import { keyedStore } from "./keyed-store.ts";

/** What tells whose the lists of an account are, also after the account itself is gone. */
export interface KnownAccount {
  /** `sameAccountKey` of the login; null: nobody knows (its lists were found without it). */
  accountKey: string | null;
  /** When it was first missed among the accounts, milliseconds since the epoch; null: it is there. */
  goneAt: number | null;
  /** When the time of grace was first found to be over, milliseconds since the epoch; null: it is not. */
  overAt: number | null;
}

/**
 * By account id. Beside that it marks, apart from `storage.local`, that accounts were set up: where the browser hands
 * out none although there are such marks, they were lost.
 */
export const knownAccounts = keyedStore<KnownAccount>({
  database: "known-accounts",
  version: 1,
  isValue: shape<KnownAccount>({
    accountKey: orNull(text),
    goneAt: orNull(number),
    overAt: orNull(number),
  }),
});
