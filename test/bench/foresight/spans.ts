/** Days before the judged year, in which the accounts live and nothing is judged; the year; and what comes after it. */
export const spans = { before: 100, judged: 365, after: 21 } as const;
export const days = spans.before + spans.judged + spans.after;
