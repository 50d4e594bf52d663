import { type Failure, failed, failure, ok, type Result } from "../domain/failure.ts";
import { browser } from "../platform/browser.ts";
import type { Held } from "./held-record.ts";
import { type Found, type Parsing, parsed } from "./parsed.ts";
import { withAsides } from "./set-aside.ts";
import type { Migration } from "./understood.ts";

export type { Migration } from "./understood.ts";

interface Layout<T> extends Omit<Parsing<T>, "migrations"> {
  /** `migrations[0]` leads from version 1 to 2, and so on: the version of the record is their count + 1. */
  migrations?: readonly Migration[];
  /** Why an absent record is not `initial`, asked where none is found; null: it is. */
  whyAbsent?: () => Promise<Failure | null>;
  /** Why an absent record is not to be written anew, asked where none is found; null: it may be. */
  whyUnwritten?: () => Promise<Failure | null>;
  /** Whether an absent record was there once, asked where none is found: that is said as if its bytes were not understood. */
  wasWritten?: () => Promise<boolean>;
  /** Items that every write of the record carries along. */
  along?: Record<string, unknown>;
}

export interface StoredRecord<T> {
  readonly key: string;
  /**
   * The value; `initial` when absent; a `storage` failure where the bytes cannot be understood: they are kept.
   * Of a record that is salvaged part by part, what is sound.
   * Reads at the same time share one answer, with nothing written between them: a hundred checks would else
   * have the browser hand over all records a hundred times. It is not to be changed in place.
   */
  read(): Promise<Result<T>>;
  /** The same for the record's one writer: sets aside, in one write, what is not understood, and keeps the rest. */
  settle(): Promise<Result<T>>;
  /**
   * Read-modify-write, one after the other, also while `change` waits; changes that wait together share one
   * read and one write. Not written when a change hands back the very same object. `also` gives items of other records for the same write: all of them are kept, or none.
   */
  update(
    change: (value: T) => T | Promise<T>,
    also?: () => Record<string, unknown>,
  ): Promise<Result<T>>;
  /**
   * Runs `work` while nobody else changes the record: for one write of several records. They are held one inside the
   * other, the accounts first, or two such changes would wait for each other for ever.
   */
  hold<R>(work: (held: Held<T>) => Promise<R>): Promise<R>;
  /** Writes without reading: for records that are derived from others, never for an only copy. */
  replace(value: T): Promise<Result<T>>;
  /** The value as items of `storage.local.set`; not checked. */
  items(value: T): Record<string, unknown>;
  /** Understands bytes read elsewhere (one `storage.local.get` for several records, a change event). */
  parse(stored: unknown): Result<T>;
}

interface Waiting<T> {
  change: (value: T) => T | Promise<T>;
  also: (() => Record<string, unknown>) | undefined;
  resolve: (result: Result<T>) => void;
  reject: (error: unknown) => void;
}

let writes = 0;

const nothing = (): void => undefined;

/** The one way to write to `storage.local`: what is read from then on is read anew. Rejects as the browser does. */
export const writeItems = (items: Record<string, unknown>): Promise<void> =>
  browser.storage.local.set(items).finally(() => {
    writes += 1;
  });

/** Removes all items there are, by one stroke. Rejects as the browser does. */
export const clearItems = (): Promise<void> =>
  browser.storage.local.clear().finally(() => {
    writes += 1;
  });

/**
 * A versioned record `{version, value}` in `storage.local`, checked against its shape at every read
 * and before every write: what could not be read again is not written. Bytes that no migration understands
 * are never overwritten: `update` fails and leaves them. Where the layout says how, bad parts are set aside
 * (kept under a name of their own, in the same write) and the sound ones go on. A record of a newer version
 * stays as it is.
 */
export function storedRecord<T>(layout: Layout<T>): StoredRecord<T> {
  const { key, isValue, migrations = [], along = {} } = layout;
  const version = migrations.length + 1;
  const parsing: Parsing<T> = { ...layout, migrations };
  const unreadable = (text: string) => failed(failure("storage", { text: `${key}: ${text}` }));
  const broken = (error: unknown): Found<T> => ({
    result: unreadable(String(error)),
    bad: [],
    version: null,
    isAbsent: false,
  });

  const parse = (stored: unknown): Result<T> => parsed(stored, parsing).result;

  async function look(): Promise<Found<T>> {
    try {
      const found = parsed((await browser.storage.local.get(key))[key], parsing);
      const why = found.isAbsent ? await layout.whyAbsent?.() : null;
      if (why) return { ...found, result: failed(why) };
      const isGone = found.isAbsent && (await layout.wasWritten?.()) === true;
      return isGone ? { ...found, bad: [{ key: null, bytes: null }] } : found;
    } catch (error) {
      return broken(error);
    }
  }

  let shared: { asOf: number; found: Promise<Found<T>> } | null = null;
  function find(): Promise<Found<T>> {
    if (shared?.asOf === writes) return shared.found;
    const found = look().finally(() => {
      if (shared?.found === found) shared = null;
    });
    shared = { asOf: writes, found };
    return found;
  }
  const read = async (): Promise<Result<T>> => (await find()).result;

  const items = (value: T): Record<string, unknown> => ({ [key]: { version, value }, ...along });

  async function write(
    value: T,
    also: Record<string, unknown> = {},
    found: Found<T> | null = null,
  ): Promise<Result<T>> {
    if (!isValue(value)) return unreadable("not written: shape");
    try {
      const { version: from = null, bad = [] } = found ?? {};
      await withAsides([{ record: key, version: from, bad }], (aside) =>
        writeItems({ ...items(value), ...also, ...aside }),
      );
      return ok(value);
    } catch (error) {
      return unreadable(String(error));
    }
  }

  let waiting: Waiting<T>[] = [];
  let last: Promise<void> = Promise.resolve();

  /** One change; a value that could not be read again is refused to its own caller and harms no other. */
  async function made(value: T, { change, resolve, reject }: Waiting<T>): Promise<T | undefined> {
    try {
      const next = await change(value);
      if (isValue(next)) return next;
      resolve(unreadable("not written: shape"));
    } catch (error) {
      reject(error);
    }
    return undefined;
  }

  /**
   * Makes all the changes that wait, one after the other, between one read and one write: a hundred checks
   * that end together would else read and write the whole record a hundred times.
   */
  async function makeChanges(): Promise<void> {
    const { found, before } = await findToWrite();
    // A change that other records hang on is written before the next one is begun: that may read them.
    const cut = waiting.findIndex(({ also }) => also !== undefined);
    const changes = cut < 0 ? waiting : waiting.slice(0, cut + 1);
    waiting = waiting.slice(changes.length);
    await (before.ok ? makeThese(changes, before.value, found) : answer(changes, before));
    if (waiting.length > 0 && cut >= 0) await makeChanges();
  }

  async function findToWrite(): Promise<{ found: Found<T>; before: Result<T> }> {
    const found = await find();
    const refused = found.isAbsent ? await whyUnwritten() : null;
    return { found, before: refused ? failed(refused) : found.result };
  }

  async function whyUnwritten(): Promise<Failure | null> {
    try {
      return (await layout.whyUnwritten?.()) ?? null;
    } catch (error) {
      return failure("storage", { text: `${key}: ${String(error)}` });
    }
  }

  function answer(changes: readonly Waiting<T>[], result: Result<T>): void {
    for (const { resolve } of changes) resolve(result);
  }

  async function makeThese(
    changes: readonly Waiting<T>[],
    before: T,
    found: Found<T>,
  ): Promise<void> {
    let value = before;
    const also: Record<string, unknown> = {};
    const waitingForWrite: Waiting<T>[] = [];
    for (const each of changes) {
      const next = await made(value, each);
      if (next === undefined) continue;
      if (next !== value) Object.assign(also, each.also?.());
      value = next;
      waitingForWrite.push(each);
    }
    const isSame = value === before && found.bad.length === 0;
    answer(waitingForWrite, isSame ? ok(before) : await write(value, also, found));
  }

  const update: StoredRecord<T>["update"] = (change, also) =>
    new Promise((resolve, reject) => {
      waiting.push({ change, also, resolve, reject });
      // Only the first in line starts a round; neither read nor replace ever rejects.
      if (waiting.length === 1) last = last.then(makeChanges);
    });

  const hold: StoredRecord<T>["hold"] = (work) => {
    const done = last.then(async () => {
      const { found, before } = await findToWrite();
      const isLost = found.isAbsent && !before.ok && before.failure.kind === "records-lost";
      return work({
        before: (isBegunAnew = false) => (isBegunAnew && isLost ? ok(layout.initial) : before),
        next: (value) => ({
          record: key,
          version: found.version,
          bad: found.bad,
          items: items(value),
          isSound: isValue(value),
        }),
      });
    });
    last = done.then(nothing, nothing);
    return done;
  };

  async function settle(): Promise<Result<T>> {
    const { result, bad } = await find();
    return result.ok && bad.length > 0 ? update((value) => value) : result;
  }

  const replace = (value: T): Promise<Result<T>> => write(value);

  return { key, read, settle, update, hold, replace, items, parse };
}
