import type { Account } from "../domain/account.ts";
import { listOf, number, shape } from "../domain/shape.ts";
import { isAccount } from "./accounts-record.ts";
import { eachItem } from "./salvage.ts";
import { storedRecord } from "./stored-record.ts";

/** An account that was taken out of the accounts and may still be taken back. */
export interface Removal {
  account: Account;
  /** Its place among the accounts, from 0. */
  place: number;
  /** When it was removed, milliseconds since the epoch. */
  at: number;
}

const isRemoval = shape<Removal>({ account: isAccount, place: number, at: number });

/**
 * What was removed and is still kept for a moment: the account alone, what is kept about it lies where it always lies.
 * An account is written here and out of the accounts by one write.
 */
export const removalsRecord = storedRecord<Removal[]>({
  key: "removals",
  isValue: listOf(isRemoval),
  initial: [],
  salvage: eachItem(isRemoval),
});
