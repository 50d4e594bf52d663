let current = new AbortController();

/** Aborted by the next lock: whatever is asked of a registrar under what is unlocked now hangs on it. */
export const lockSignal = (): AbortSignal => current.signal;

/** Ends every request that hangs on the present signal, and lets none that does begin any more. */
export function endUnlockedSpan(): void {
  current.abort();
  current = new AbortController();
}
