import { browser } from "../platform/browser.ts";
import { bucketsOf } from "./buckets.ts";
import { inTime } from "./limited-store.ts";
import { finished, settled } from "./settled-request.ts";

/** In the browser's memory, so that the next worker knows as well: since when no list could be written. */
const key = "lists-full-since";
/** Milliseconds between two looks whether there is room again. */
const lookEvery = 60_000;
/** What must fit before lists are written again, bytes: more than any of them takes at once. */
const room = 4 * 1024 * 1024;

const outOfSpace = new Set(["QuotaExceededError", "UnknownError", "AbortError", "TimeoutError"]);

/** Whether a write failed as it does where the disk is full or cannot be written (both browsers name it so), or came to no end. */
const isOfSpace = (error: unknown): boolean =>
  error instanceof DOMException && outOfSpace.has(error.name);

/** Notes a write that failed: no list is written any more until there is room. */
export async function noteFailedWrite(error: unknown, now: number): Promise<void> {
  if (isOfSpace(error)) await browser.storage.session.set({ [key]: now });
}

/** Writes so much into a database that holds nothing else, and removes it; rejects where that cannot be done. */
async function tryRoom(): Promise<void> {
  const name = "room";
  // Where it can be, not among the lists: a bucket has files of its own.
  const bucket = await bucketsOf()?.open(name, { persisted: false });
  const databases = bucket?.indexedDB ?? indexedDB;
  const request = databases.open(name);
  request.onupgradeneeded = () => request.result.createObjectStore("bytes");
  const database = await settled(request);
  try {
    const transaction = database.transaction("bytes", "readwrite");
    const bytes = transaction.objectStore("bytes");
    bytes.put(crypto.getRandomValues(new Uint8Array(65_536)), 0);
    for (let part = 1; part < room / 65_536; part++)
      bytes.put(new Uint8Array(65_536).fill(part), part);
    await finished(transaction);
  } finally {
    database.close();
  }
  await settled(databases.deleteDatabase(name));
}

/** Whether there is room for lists again. Whatever the reason: what cannot be written now is not tried with the lists. */
const hasRoom = (): Promise<boolean> =>
  inTime(tryRoom()).then(
    () => true,
    () => false,
  );

/**
 * Whether lists may be written at `now` (milliseconds since the epoch). A database that goes on being written on a full
 * disk is damaged, and Chromium then throws all of an origin's away: the history with it, which nobody can send again.
 */
export async function mayWriteLists(now: number): Promise<boolean> {
  const since: unknown = (await browser.storage.session.get(key))[key];
  if (typeof since !== "number") return true;
  const isWaiting = now >= since && now < since + lookEvery;
  if (isWaiting) return false;
  if (await hasRoom()) {
    await browser.storage.session.remove(key);
    return true;
  }
  await browser.storage.session.set({ [key]: now });
  return false;
}
