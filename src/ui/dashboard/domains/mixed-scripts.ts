/** The scripts that one label may mix, and be read by those who write so (Unicode UTS 39, highly restrictive). */
const together: readonly (readonly string[])[] = [
  ["Latin", "Han", "Hiragana", "Katakana"],
  ["Latin", "Han", "Bopomofo"],
  ["Latin", "Han", "Hangul"],
];

const scripts = [
  ...["Latin", "Han", "Hiragana", "Katakana", "Bopomofo", "Hangul", "Cyrillic", "Greek", "Arabic"],
  ...[
    "Hebrew",
    "Thai",
    "Devanagari",
    "Bengali",
    "Tamil",
    "Telugu",
    "Armenian",
    "Georgian",
    "Khmer",
  ],
  ...["Lao", "Myanmar", "Sinhala", "Gujarati", "Gurmukhi", "Kannada", "Malayalam", "Ethiopic"],
] as const;

const tests = scripts.map((script) => [script, new RegExp(`\\p{Script=${script}}`, "u")] as const);

/** Letters of all of them, marks and digits that belong to any script, and the hyphen. */
const known = new RegExp(
  `^[${scripts.map((script) => `\\p{Script=${script}}`).join("")}\\p{Mn}\\p{Mc}\\p{Nd}\\-・ー]*$`,
  "u",
);

/** Letters of Cyrillic and Greek that look like those of Latin: a label of nothing else passes for another one. */
const alike = /^[асԁеһіјӏорԛѕυνωухуԝѵοαικρτ0-9-]+$/u;

const isMixed = (label: string): boolean => {
  const found = scripts.filter((_, place) => tests[place]?.[1].test(label));
  return (
    !known.test(label) ||
    (found.length > 1 &&
      !together.some((allowed) => found.every((script) => allowed.includes(script))))
  );
};

const looksLatin = (label: string): boolean => alike.test(label) && /\p{L}/u.test(label);

/**
 * Whether a name in Unicode could be taken for another one: a label of it mixes scripts that nobody writes together, has
 * signs of a rare one, or is of Cyrillic or Greek letters that all look like Latin ones, under a top level that is not of
 * their script.
 */
export const couldDeceive = (labels: readonly string[]): boolean =>
  labels.some(isMixed) || (/^[a-z0-9-]+$/.test(labels.at(-1) ?? "") && labels.some(looksLatin));
