import type { Account } from "../domain/account.ts";
import { boolean, listOf, number, shape, text } from "../domain/shape.ts";
import { isAccount } from "./accounts-record.ts";
import { eachItem } from "./salvage.ts";
import { storedRecord } from "./stored-record.ts";

/** An account that was taken out of the accounts and may still be taken back. */
export interface Removal {
  account: Account;
  /** The ids of the accounts that stood before it, those that were removed earlier among them; see `putBack`. */
  behind: string[];
  /** When it was removed, milliseconds since the epoch. */
  at: number;
  /** Whether what is kept about it has begun to go: written before the first of it goes, as it cannot be taken back from then on. */
  isBegun: boolean;
}

const isRemoval = shape<Removal>({
  account: isAccount,
  behind: listOf(text),
  at: number,
  isBegun: boolean,
});

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
