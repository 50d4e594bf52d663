/** How long a removal can be taken back, milliseconds. */
export const undoSpan = 10_000;

/** Whether the time to take back a removal of `at` is over at `now`, both milliseconds since the epoch; a clock set back since ends it as well. */
export const isUndoOver = (at: number, now: number): boolean => now < at || now - at >= undoSpan;
