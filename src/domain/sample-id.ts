const prefix = "sample-";

/** The id of one of the sample accounts, which nobody ever set up. A real account's is a UUID, and never the like. */
export const sampleId = (name: string): string => `${prefix}${name}`;

export const isSampleId = (accountId: string): boolean => accountId.startsWith(prefix);
