// The API's own words, as far as a decision hangs on them.

/** A name that stands like this, and is to be renewed, will be charged. Its list of words may be empty as well. */
const usual = [
  "ok",
  "active",
  "inactive",
  "addPeriod",
  "renewPeriod",
  "autoRenewPeriod",
  "transferPeriod",
  "pendingRenew",
  "pendingUpdate",
  "clientHold",
  "clientDeleteProhibited",
  "clientTransferProhibited",
  "clientUpdateProhibited",
  "serverHold",
  "serverDeleteProhibited",
  "serverTransferProhibited",
  "serverUpdateProhibited",
] as const;
export const usualStatuses: ReadonlySet<string> = new Set(usual);

/** It was deleted: what brings it back costs more than a renewal. */
const deleted = ["redemptionPeriod", "pendingRestore", "pendingDelete"] as const;
export const deletedStatuses: ReadonlySet<string> = new Set(deleted);

/** What is asked for a price of. */
export const renewal = "renew";
/** A price that is one name's own. */
export const premium = "premium";
/** Years. */
export const yearUnit = "y";

/** All of them, in upper case: they stay as they are, also where a token begins as one does. */
export const ownWords: ReadonlySet<string> = new Set(
  [...usual, ...deleted, renewal, premium, yearUnit, "EUR", "USD", "GBP", "TWD"].map((word) =>
    word.toUpperCase(),
  ),
);
