/** The longest that anybody looks at what is older than it needs to be, milliseconds. */
const longest = 1000;

/**
 * How long what comes one by one is gathered before it is published again, so that checks of hundreds of accounts leave
 * the browser time for the pages that show them: twice as long as the last publication took. Milliseconds.
 */
export const publicationPause = (took: number): number => Math.min(longest, 2 * Math.max(0, took));
