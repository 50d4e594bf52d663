/**
 * The fields that a registrar's documents name in the answer to each of our requests, parted by blanks: paths as
 * `ProbedRequest` has them, `*` for any one name. `?` behind a path: it does not always come. What an answer has beside
 * them is news, also what the documents have and nobody here reads: personal data are left out on purpose.
 */
export type Documented = Readonly<Record<string, string>>;

/** What a list of the line protocol has beside its rows. */
export const listFields = "FIRST LAST COUNT LIMIT TOTAL";
