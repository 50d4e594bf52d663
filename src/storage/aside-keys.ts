/** What stands between the key that bytes lay under and the name that they are kept aside by. */
export const asideMark = "/aside/";

/** A name of its own for bytes that were found under `key` and are not understood. */
export const asideKey = (key: string): string => `${key}${asideMark}${crypto.randomUUID()}`;

export const isAsideKey = (key: string): boolean => key.includes(asideMark);

/** The account that a key is about. */
export const accountOfKey = (key: string): string => key.split("/")[0] ?? key;

/**
 * The key that an only copy lies under. Version 0.1.0 used the bare id, and writes over what it does not understand
 * there: it never sees this one, so that going back to it costs nothing.
 */
export const keptKey = (accountId: string): string => `${accountId}/kept`;

export const isFormerKey = (key: string): boolean => !key.includes("/");
