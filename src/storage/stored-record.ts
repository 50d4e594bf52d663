import { failed, failure, ok, type Result } from "../domain/failure.ts";
import { type Check, shape, wholeOf } from "../domain/shape.ts";
import { browser } from "../platform/browser.ts";

/** Turns the value of the version before into the value of the next one. */
export type Migration = (value: unknown) => unknown;

interface Layout<T> {
  key: string;
  isValue: Check<T>;
  /** What an absent record means. */
  initial: T;
  /** `migrations[0]` leads from version 1 to 2, and so on: the version of the record is their count + 1. */
  migrations?: readonly Migration[];
}

export interface StoredRecord<T> {
  readonly key: string;
  /**
   * The value; `initial` when absent; a `storage` failure where the bytes cannot be understood: they are kept.
   * Reads at the same time share one answer, with nothing written between them: a hundred checks would else
   * have the browser hand over all records a hundred times. It is not to be changed in place.
   */
  read(): Promise<Result<T>>;
  /**
   * Read-modify-write, one after the other, also while `change` waits; changes that wait together share one
   * read and one write. Not written when a change hands back the very same object. `also` gives items of other records for the same write: all of them are kept, or none.
   */
  update(
    change: (value: T) => T | Promise<T>,
    also?: () => Record<string, unknown>,
  ): Promise<Result<T>>;
  /** Writes without reading: for records that are derived from others, never for an only copy. */
  replace(value: T): Promise<Result<T>>;
  /** The value as an item of `storage.local.set`. */
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

const isEnvelope = shape<{ version: number }>({ version: wholeOf(1, Number.MAX_SAFE_INTEGER) });

let writes = 0;

/** The one way to write to `storage.local`: what is read from then on is read anew. Rejects as the browser does. */
export const writeItems = (items: Record<string, unknown>): Promise<void> =>
  browser.storage.local.set(items).finally(() => {
    writes += 1;
  });

/**
 * A versioned record `{version, value}` in `storage.local`, checked against its shape at every read
 * and before every write: what could not be read again is not written. Bytes that no migration understands
 * are never overwritten: `update` fails and leaves them.
 */
export function storedRecord<T>(layout: Layout<T>): StoredRecord<T> {
  const { key, isValue, initial, migrations = [] } = layout;
  const version = migrations.length + 1;
  const unreadable = (text: string) => failed(failure("storage", { text: `${key}: ${text}` }));

  function parse(stored: unknown): Result<T> {
    if (stored === undefined) return ok(initial);
    if (!isEnvelope(stored)) return unreadable("no version");
    if (stored.version > version) return unreadable("written by a newer version");
    let value: unknown = "value" in stored ? stored.value : undefined;
    try {
      for (const migrate of migrations.slice(stored.version - 1)) value = migrate(value);
    } catch (error) {
      return unreadable(`migration failed: ${String(error)}`);
    }
    return isValue(value) ? ok(value) : unreadable("shape");
  }

  async function look(): Promise<Result<T>> {
    try {
      return parse((await browser.storage.local.get(key))[key]);
    } catch (error) {
      return unreadable(String(error));
    }
  }

  let shared: { asOf: number; result: Promise<Result<T>> } | null = null;
  function read(): Promise<Result<T>> {
    if (shared?.asOf === writes) return shared.result;
    const result = look().finally(() => {
      if (shared?.result === result) shared = null;
    });
    shared = { asOf: writes, result };
    return result;
  }

  const items = (value: T): Record<string, unknown> => ({ [key]: { version, value } });

  async function replace(value: T, also: Record<string, unknown> = {}): Promise<Result<T>> {
    if (!isValue(value)) return unreadable("not written: shape");
    try {
      await writeItems({ ...items(value), ...also });
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
    const before = await read();
    // A change that other records hang on is written before the next one is begun: that may read them.
    const cut = waiting.findIndex(({ also }) => also !== undefined);
    const changes = cut < 0 ? waiting : waiting.slice(0, cut + 1);
    waiting = waiting.slice(changes.length);
    await (before.ok ? makeThese(changes, before.value) : answer(changes, before));
    if (waiting.length > 0 && cut >= 0) await makeChanges();
  }

  function answer(changes: readonly Waiting<T>[], result: Result<T>): void {
    for (const { resolve } of changes) resolve(result);
  }

  async function makeThese(changes: readonly Waiting<T>[], before: T): Promise<void> {
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
    answer(waitingForWrite, value === before ? ok(before) : await replace(value, also));
  }

  const update: StoredRecord<T>["update"] = (change, also) =>
    new Promise((resolve, reject) => {
      waiting.push({ change, also, resolve, reject });
      // Only the first in line starts a round; neither read nor replace ever rejects.
      if (waiting.length === 1) last = last.then(makeChanges);
    });

  return { key, read, update, replace, items, parse };
}
