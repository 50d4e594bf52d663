/** What stands between the key that bytes lay under and the name that they are kept aside by. */
export const asideMark = "/aside/";

/** A name of its own for bytes that were found under `key` and are not understood. */
export const asideKey = (key: string): string => `${key}${asideMark}${crypto.randomUUID()}`;

export const isAsideKey = (key: string): boolean => key.includes(asideMark);

/** The key that bytes lay under before they were set aside; any other key is its own. */
export const baseKey = (key: string): string => key.split(asideMark)[0] ?? key;

/** The account that a key is about. */
export const accountOfKey = (key: string): string => key.split("/")[0] ?? key;
