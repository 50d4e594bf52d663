import { translate } from "../../platform/translate.ts";

const longest = 40;

/** A foreign name inside a sentence: cut where it is long, and isolated from the sentence's direction (U+2068, U+2069). */
export const nameText = (name: string): string =>
  `\u2068${name.length > longest ? `${name.slice(0, longest - 1)}…` : name}\u2069`;

/** A sum that is the least possible one is called so. */
export const atLeast = (isLeast: boolean, sum: string): string =>
  isLeast ? translate("card_at_least", sum) : sum;
