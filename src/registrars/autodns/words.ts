// The API's own words, as far as a decision hangs on them.

/** What became of a request. All but an error are successes: done, accepted, or done with a remark. */
const successes = ["SUCCESS", "NOTIFY", "NOTICE", "NICCOM_NOTIFY"] as const;
export const successTypes: ReadonlySet<string> = new Set(successes);
export const error = "ERROR";

/** A value is missing or wrong: which one is said by the type of an object beside it. */
export const wrongValue = "EF01000";

/** Whether a name is renewed; `ONCE`: one more time. */
export const renewed: ReadonlySet<string> = new Set(["TRUE", "ONCE"]);
export const renewedOnce = "ONCE";
export const notRenewed = "FALSE";

/** A name that is to leave: it is deleted, or goes back to the registry or to another registrar. */
const deletions = ["DELETE", "DELETE_EXPIRE"] as const;
const departures = ["TRANSIT", "TRANSIT_EXPIRE", "PREACK", "PREACK_EXPIRE"] as const;
export const deleting: ReadonlySet<string> = new Set(deletions);
export const leaving: ReadonlySet<string> = new Set(departures);

/** How a name is renewed, of the price list's and the ledger's business cases, in lower case. */
export const renewal = "renew";

/** Rows of the ledger: what was taken, and what was given back. */
const taken = ["INVOICE", "CHARGE"] as const;
const given = ["CREDIT", "REFUND"] as const;
export const takenTypes: ReadonlySet<string> = new Set(taken);
export const givenTypes: ReadonlySet<string> = new Set(given);
/** What it was taken for has been done. */
export const provided = "SUCCESS";

/** All of them, in upper case: they stay as they are, also where a password begins as one does. */
export const ownWords: ReadonlySet<string> = new Set([
  ...successes,
  ...deletions,
  ...departures,
  ...renewed,
  ...taken,
  ...given,
  error,
  notRenewed,
  wrongValue,
  renewal.toUpperCase(),
  "YEAR",
  "MONTH",
  "NET",
  "GROSS",
  "EUR",
  "USD",
  "CHF",
  "GBP",
]);
