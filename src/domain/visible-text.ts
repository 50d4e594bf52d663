/** Nothing but the visible signs of ASCII: most texts, and let through without a closer look. */
const plain = /^[ -~]*$/;

/** What separates lines and columns: it becomes a space, so that words stay apart. */
const breaks = /[\t-\r\u0085\u2028\u2029]+/g;

/**
 * What draws nothing itself: controls (C0, C1), what turns the direction of the text around it (Unicode
 * Bidi_Control), and all that is left out when text is drawn (zero-width spaces and joiners, soft hyphens, tags,
 * fillers: Default_Ignorable_Code_Point; interlinear marks).
 */
const invisible = /[\p{Cc}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/gu;

/**
 * A foreign text as it can be seen, for texts that are read from a registrar's answer: a name with hidden
 * controls would turn the amounts beside it around, and pass for another name that looks the same.
 */
export const visibleText = (text: string): string =>
  plain.test(text) ? text : text.replace(breaks, " ").replace(invisible, "");
