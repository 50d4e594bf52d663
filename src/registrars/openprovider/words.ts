// The API's own words, as far as a decision hangs on them.

/** A name that is held. */
export const active = "ACT";

/** A name that was deleted and may still be restored. */
export const deleted = "DEL";

/** Whether a name is renewed; `default`: as the account's setting says. */
export const renewals: readonly string[] = ["on", "off", "default"];

/** What a name is renewed for. */
export const units: readonly string[] = ["y", "q", "m"];

/** All of them, in upper case: they stay as they are, also where a password begins as one does. */
export const ownWords: ReadonlySet<string> = new Set(
  [active, deleted, ...renewals, ...units].map((word) => word.toUpperCase()),
);
