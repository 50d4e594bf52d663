/** The longest that anybody looks at what is older than it needs to be, milliseconds. */
const longest = 1000;

/** Up to so long a publication is in nobody's way, milliseconds. */
const short = 100;

/**
 * How long what comes one by one is gathered before it is published again, so that checks of hundreds of accounts leave
 * the browser time for the pages that show them: twice as long as the last publication took, where that was long at all.
 * Milliseconds.
 */
export const publicationPause = (took: number): number =>
  took < short ? 0 : Math.min(longest, 2 * took);
