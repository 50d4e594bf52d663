/** One of an API's numbered pages, and which of its rows are wanted, from 0. */
export interface PageWindow {
  page: number;
  size: number;
  from: number;
  /** Before which one they end; null: all that come. */
  to: number | null;
}

/**
 * The page of at most `largest` rows that has the row `first` (from 0) and the most of those behind it. Pages are
 * numbered, so that where one can begin depends on its size.
 */
export function windowFrom(first: number, largest: number): PageWindow {
  let best: PageWindow = { page: first + 1, size: 1, from: 0, to: null };
  for (let size = 2; size <= largest; size++) {
    const page = Math.floor(first / size);
    const from = first - page * size;
    if (size - from >= best.size - best.from) best = { page: page + 1, size, from, to: null };
  }
  return best;
}
