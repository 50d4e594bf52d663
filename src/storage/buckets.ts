/** Storage buckets, as far as they are used here: each has databases, and in Chromium files, of its own. */
export interface Buckets {
  open(name: string, options: { persisted: boolean }): Promise<{ indexedDB: IDBFactory }>;
}
type WithBuckets = Partial<typeof navigator> & { storageBuckets?: Buckets };

/** The browser's storage buckets; undefined where it has none (Firefox). */
export const bucketsOf = (): Buckets | undefined =>
  ((globalThis.navigator ?? {}) as WithBuckets).storageBuckets;
