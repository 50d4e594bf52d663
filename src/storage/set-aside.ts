import { boolean, listOf, number, orNull, shape, text } from "../domain/shape.ts";
import { browser } from "../platform/browser.ts";
import type { BadPart } from "./salvage.ts";

/** Bytes of a record that were not understood, kept as they were found until a person or a later version can use them. */
interface Aside extends BadPart {
  /** When they were set aside, milliseconds since the epoch. */
  at: number;
  /** Of the record they were found in; null: it had none. */
  version: number | null;
  /** The user was told, and has said so. */
  seen: boolean;
}

const areAsides = listOf(
  shape<Aside>({
    key: orNull(text),
    bytes: (_bytes): _bytes is unknown => true,
    at: number,
    version: orNull(number),
    seen: boolean,
  }),
);

const nameOf = (record: string): string => `aside:${record}`;

/** Whatever lies under the name is kept: what is no list of asides is one itself. */
function asidesIn(found: unknown): Aside[] {
  if (found === undefined) return [];
  return areAsides(found)
    ? found
    : [{ key: null, bytes: found, at: 0, version: null, seen: false }];
}

let last: Promise<unknown> = Promise.resolve();
const afterwards = (): void => undefined;

/** Runs one at a time what reads and writes asides. Rejects as `work` does. */
function inLine<T>(work: () => Promise<T>): Promise<T> {
  const result = last.then(work);
  last = result.then(afterwards, afterwards);
  return result;
}

async function read(records: readonly string[]): Promise<[string, Aside[]][]> {
  const found = await browser.storage.local.get(records.map(nameOf));
  return records.map((record) => [record, asidesIn(found[nameOf(record)])]);
}

/** What of a record is to be set aside. */
export interface ToSetAside {
  record: string;
  /** Of the bytes; null: none is told. */
  version: number | null;
  bad: readonly BadPart[];
}

/** Has `write` put the bad parts beside what was set aside of their records before, in the same write as the rest. */
export const withAsides = (
  all: readonly ToSetAside[],
  write: (items: Record<string, unknown>) => Promise<void>,
): Promise<void> => {
  const some = all.filter(({ bad }) => bad.length > 0);
  if (some.length === 0) return write({});
  return inLine(async () => {
    const before = new Map(await read(some.map(({ record }) => record)));
    const items = some.map(({ record, version, bad }) => [
      nameOf(record),
      [
        ...(before.get(record) ?? []),
        ...bad.map(({ key, bytes }) => ({
          key,
          bytes: bytes ?? null,
          at: Date.now(),
          version,
          seen: false,
        })),
      ],
    ]);
    await write(Object.fromEntries(items));
  });
};

/** How many parts of each record lie aside without the user having seen it. Rejects as the browser does. */
export async function unseenAsides(records: readonly string[]): Promise<Map<string, number>> {
  const counts = (await read(records)).map(
    ([record, asides]) => [record, asides.filter(({ seen }) => !seen).length] as const,
  );
  return new Map(counts.filter(([, count]) => count > 0));
}

/** The bytes that were set aside of one record. Rejects as the browser does. */
export async function bytesAside(record: string): Promise<unknown[]> {
  const [[, asides] = ["", []]] = await read([record]);
  return asides.map(({ bytes }) => bytes);
}

/** Notes that the user has seen them all; the bytes stay. Rejects as the browser does. */
export const markSeen = (records: readonly string[]): Promise<void> =>
  inLine(async () => {
    const all = (await read(records)).filter(([, asides]) => asides.some(({ seen }) => !seen));
    const items = all.map(([record, asides]) => [
      nameOf(record),
      asides.map((aside) => ({ ...aside, seen: true })),
    ]);
    if (items.length > 0) await browser.storage.local.set(Object.fromEntries(items));
  });

/**
 * Reports what lies aside in a database: there the bytes stay, here is only that they do.
 * @param keys the names they are kept by
 * @param areAll whether these are all there are: reports of others are withdrawn then
 */
export const reportAside = (
  database: string,
  keys: readonly string[],
  areAll: boolean,
): Promise<void> =>
  inLine(async () => {
    const [[, before] = ["", []]] = await read([database]);
    const known = new Set(before.map(({ key }) => key));
    const kept = before.filter(({ key }) => !areAll || (key !== null && keys.includes(key)));
    const fresh = keys.filter((key) => !known.has(key));
    if (fresh.length === 0 && kept.length === before.length) return;
    const added = fresh.map((key) => ({
      key,
      bytes: null,
      at: Date.now(),
      version: null,
      seen: false,
    }));
    await browser.storage.local.set({ [nameOf(database)]: [...kept, ...added] });
  });

/** Removes for good what was set aside under one key of a record, null: all of it. For secrets that are to be gone. Rejects as the browser does. */
export const dropAside = (record: string, dropped: string | null): Promise<void> =>
  inLine(async () => {
    const [[, before] = ["", []]] = await read([record]);
    const kept = before.filter(({ key }) => dropped !== null && key !== dropped);
    if (kept.length < before.length) await browser.storage.local.set({ [nameOf(record)]: kept });
  });
