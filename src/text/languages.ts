/** The languages that there are texts in, by their folders in `_locales`; a test compares them. */
export const languages: readonly string[] = ["de", "en"];
