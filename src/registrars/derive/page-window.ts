import { type Failure, failed, ok, type Result } from "../../domain/failure.ts";

// Lists whose pages are numbered, so that where one can begin depends on its size.

/** One of an API's numbered pages, and which of its rows are wanted, from 0. */
export interface PageWindow {
  page: number;
  size: number;
  from: number;
  /** Before which one they end; null: all that come. */
  to: number | null;
}

/**
 * The page of at least `least` and at most `largest` rows that has the row `first` (from 0) and the most of those behind
 * it. Where no page can be that large, it is as large as can be.
 */
export function windowFrom(first: number, largest: number, least = 1): PageWindow {
  const windowOf = (size: number): PageWindow => {
    const page = Math.floor(first / size);
    return { page: page + 1, size, from: first - page * size, to: null };
  };
  let best = windowOf(Math.max(1, Math.min(least, largest)));
  for (let size = best.size + 1; size <= largest; size++) {
    const next = windowOf(size);
    if (next.size - next.from >= best.size - best.from) best = next;
  }
  return best;
}

/** A page as it came. */
export interface NumberedPage<R> {
  /** null: they cannot be read. */
  rows: readonly R[] | null;
  /** How many the list has in all. */
  count: number;
}

/** What of a page was wanted. */
export interface WindowRows<R> {
  rows: readonly R[];
  /** How many the list has in all. */
  count: number;
  /** The most rows that a page is known to have: fewer than were asked for where the API lowered it. */
  largest: number;
}

/** How often a page is asked for with a smaller size, because the one before was lowered. */
const lowerings = 4;

/**
 * The rows of a page of a counted list. Without rows where it says that there are some, it fails as `unreadable` says: a
 * list that is absent must not pass for an empty one. A page of another size than the one that was asked for begins
 * elsewhere: it is asked for again with the size that the API gave.
 * @param windowOf the page, by the most rows that a page can have
 */
export async function rowsOfWindow<R>(
  pageOf: (page: number, size: number) => Promise<Result<NumberedPage<R>>>,
  windowOf: (largest: number) => PageWindow,
  largest: number,
  unreadable: Failure,
): Promise<Result<WindowRows<R>>> {
  let max = largest;
  for (let tries = 0; tries < lowerings; tries++) {
    const { page, size, from, to } = windowOf(max);
    const told = await pageOf(page, size);
    if (!told.ok) return told;
    const { rows, count } = told.value;
    const expected = Math.max(0, Math.min(size, count - (page - 1) * size));
    // More than were asked for are taken where that is the beginning of the list, which is where they begin.
    const isTooMuch = rows !== null && page > 1 && rows.length > expected;
    if (rows === null || isTooMuch || (rows.length === 0 && expected > 0)) break;
    const isLowered = rows.length < expected;
    if (isLowered) max = Math.min(max, rows.length);
    if (isLowered && (page > 1 || to !== null || from >= rows.length)) continue;
    const wanted = rows.slice(from, to ?? rows.length);
    return ok({ rows: wanted, count: Math.max(count, rows.length), largest: max });
  }
  return failed(unreadable);
}
