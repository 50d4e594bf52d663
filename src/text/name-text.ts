/** What turns text around or is no text at all. Joiners and the like stay: a name that a person typed may need them. */
const turning = /[\p{Cc}\p{Bidi_Control}]/gu;

const inIsolate = (name: string): string => `\u2068${name.replace(turning, "")}\u2069`;

/** Letters of ASCII run as the languages of the interface do, from left to right. */
const runsAlong = /^[ -~]*$/;

/**
 * A name (of an account, a domain, a user) inside a text that is not markup: in an isolate of its own (U+2068 to
 * U+2069), so that whatever direction it has it leaves the text and the amounts beside it in theirs. What could
 * end the isolate or reach out of it is taken from the name. A name of ASCII alone turns nothing and stays as it is.
 */
export const isolated = (name: string): string => (runsAlong.test(name) ? name : inIsolate(name));

const longest = 40;

/** Never within a surrogate pair. */
const cut = (name: string): string =>
  name.length > longest ? `${name.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, "")}…` : name;

/** A name inside a sentence: cut where it is too long, and isolated in any case. */
export const nameText = (name: string): string => inIsolate(cut(name));

/** A name in a list of names, where there is no room for a long one. */
export const shortName = (name: string): string => isolated(cut(name));
