import type { Column } from "./columns.ts";
import type { Proof } from "./registrar-client.ts";
import { isSpeltDeeper, readingsOf, spellingsOf } from "./spellings.ts";

/** So many characters of a secret's beginning tell too much; one that is shorter is looked for as a whole. */
const beginning = 6;
/** A description is looked at as far as this, characters, and dropped beyond: more of it is never kept. */
const longestText = 4000;

/** What a proof holds of secrets, each as it is sent and without the blanks around it. */
export const secretsOf = (proof: Proof): string[] =>
  (proof.kind === "session" ? [proof.session] : [proof.password, proof.oneTimePassword])
    .flatMap((secret) => [secret, secret.trim()])
    .filter((secret) => secret.trim() !== "");

const beginningOf = (secret: string): string => [...secret].slice(0, beginning).join("");

/** What is looked for of a secret. */
interface Sought {
  secret: string;
  /** Its beginning, in lower case. */
  start: string;
  /** That beginning in all spellings. */
  coded: readonly string[];
}

const soughtOf = (secret: string): Sought => ({
  secret,
  start: beginningOf(secret).toLowerCase(),
  coded: spellingsOf(beginningOf(secret)),
});

const quotes = (text: string, { start, coded }: Sought): boolean =>
  readingsOf(text).some(
    (reading) =>
      reading.toLowerCase().includes(start) || coded.some((form) => reading.includes(form)),
  );

/**
 * The text, or nothing where it quotes one of the secrets, or the beginning of one, in whatever spelling: a server
 * may quote what it was sent. It goes as a whole, so that no remainder tells anything.
 */
export function withoutSecrets(text: string, secrets: Iterable<string>): string {
  const looked = text.slice(0, longestText);
  return [...secrets].some((secret) => quotes(looked, soughtOf(secret))) ? "" : looked;
}

const isNumeric = (value: string): boolean => /^[\d\s.,:+-]*$/.test(value);

/** How far the value goes on as the secret does, from `from` on, characters. */
function sharedLength(value: string, from: number, secret: string): number {
  let length = 0;
  while (
    length < secret.length &&
    value.charAt(from + length).toLowerCase() === secret.charAt(length).toLowerCase()
  )
    length += 1;
  return length;
}

/** A value of a list without what it quotes of a secret. The rest stays: names must go on telling rows apart. */
function cleaned(value: string, sought: Sought): string {
  const { secret, start } = sought;
  // Amounts, days and ids are full of such digits by chance, and texts of a few letters.
  if (isNumeric(value) || secret.length < beginning) return value === secret ? "…" : value;
  const from = value.toLowerCase().indexOf(start);
  if (from < 0) return quotes(value, sought) ? "…" : value;
  const to = from + Math.max(1, sharedLength(value, from, secret));
  return `${value.slice(0, from)}…${cleaned(value.slice(to), sought)}`;
}

/**
 * Takes out of a success's values what they quote of the secrets, or of the beginning of one.
 * @param body the answer as it came: where it quotes none of them, as ever, no value has to be looked at
 */
export function cleanColumns(
  body: string,
  columns: ReadonlyMap<string, Column>,
  secrets: Iterable<string>,
): void {
  for (const secret of secrets) {
    const sought = soughtOf(secret);
    if (!isSpeltDeeper(body) && !sought.coded.some((form) => body.includes(form))) continue;
    for (const { inOrder, others } of columns.values()) {
      for (const [row, value] of inOrder.entries()) inOrder[row] = cleaned(value, sought);
      for (const [row, value] of others ?? []) others?.set(row, cleaned(value, sought));
    }
  }
}
