/** The sections of the settings, in the order of their navigation; each is a hash of the page and the id of its heading. */
export const sections = [
  "accounts",
  "warnings",
  "security",
  "appearance",
  "data",
  "about",
] as const;
export type Section = (typeof sections)[number];
