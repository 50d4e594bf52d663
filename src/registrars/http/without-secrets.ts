import { ok, type Result } from "../../domain/failure.ts";
import { visibleText } from "../../domain/visible-text.ts";
import type { Authorization, HttpEnvironment } from "../contract.ts";
import { anySign, mayBeSpelt, readingsOf, spellingsOf } from "./spellings.ts";

/** So many characters of a secret's beginning tell too much; one that is shorter is looked for as a whole. */
const beginning = 6;
/** In lists, one that is shorter than this is looked for as a whole value only: it stands in every other name. */
const shortest = 3;
/** In a host's name less than this part of a secret's beginning tells nothing: a shop's own name begins many a password. */
const tellingPart = 2 / 3;
/** A description is looked at as far as this, characters, and dropped beyond: more of it is never kept. */
const longestText = 4000;

/**
 * What is looked at in one answer's values at most, where they may be spelt: characters of one value, and of all
 * that such values may be read as. And how often a secret is cut out of one value. What has more is dropped unread.
 */
export const cleaningLimits = { spelt: 65_536, read: 4_000_000, cuts: 100 } as const;

/** A secret as it is sent, and without the blanks around it; one of blanks alone is none. */
const spelt = (secret: string): string[] => (secret.trim() === "" ? [] : [secret, secret.trim()]);

/** What an authorization holds of secrets. */
export const secretsOf = (authorization: Authorization): string[] =>
  (authorization.kind === "session"
    ? [authorization.session]
    : [...Object.values(authorization.secretFields), authorization.oneTimePassword]
  ).flatMap(spelt);

/** What is cut out of an account's answers. */
export interface NotedSecrets {
  /** What requests were sent with: also the beginning of one is cut out, for a server may shorten what it quotes. */
  sent: Set<string>;
  /**
   * What the login keeps secret beside: no request had it, so that a server which quotes it has it from elsewhere, whole.
   * Its beginning alone stands in names by chance: the shop's own name begins many a password.
   */
  kept: Set<string>;
}

export const nothingNoted = (): NotedSecrets => ({ sent: new Set(), kept: new Set() });

/** Notes what a request is sent with, and what its login keeps secret beside. Fails as reading the kept ones does. */
export async function noteSecrets(
  noted: NotedSecrets,
  authorization: Authorization,
  { secrets }: Pick<HttpEnvironment, "secrets">,
): Promise<Result<null>> {
  for (const secret of secretsOf(authorization)) noted.sent.add(secret);
  const kept = secrets === undefined ? ok([]) : await secrets();
  if (!kept.ok) return kept;
  for (const secret of kept.value.flatMap(spelt)) noted.kept.add(secret);
  return ok(null);
}

/** All of them, for a text that goes as a whole where it quotes one. */
export const allOf = ({ sent, kept }: NotedSecrets): string[] => [...sent, ...kept];

/** Case does not count. As long as the text itself: U+0130 alone would grow, and what a sigma becomes depends on what follows it. */
const lower = (text: string): string =>
  text.replaceAll("\u0130", "I").toLowerCase().replaceAll("\u03c2", "\u03c3");

/** As it will be seen, without case: what draws nothing is left out before a text is shown. */
const folded = (text: string): string => lower(visibleText(text));

/** Accents apart from their letters, and letters of another width, written in one way. */
const unified = (text: string): string =>
  /^[\0-\x7f]*$/.test(text) ? text : folded(text.normalize("NFKC"));

/** What is looked for of a secret. */
interface Sought {
  secret: string;
  /** All of it, folded. */
  whole: string;
  /** Its beginning, folded. */
  start: string;
  /** That beginning in all spellings, folded, the plain one among them. */
  coded: readonly string[];
  /** That beginning, any sign of which but a plain letter or digit may be written by a name that is not known here. */
  named: RegExp;
}

/** @param length characters of its beginning that are looked for already; what was never sent is quoted whole or not at all */
function soughtOf(secret: string, length = beginning): Sought {
  const first = [...secret].slice(0, length).join("");
  const start = folded(first) || first;
  const named = Array.from(start, (sign) =>
    /[a-z0-9]/.test(sign) ? sign : `(?:\\u{${sign.codePointAt(0)?.toString(16)}}|${anySign})`,
  );
  return {
    secret,
    whole: folded(secret) || secret,
    start,
    coded: [...new Set([start, unified(start), ...spellingsOf(first).map(lower)])],
    named: new RegExp(named.join(""), "u"),
  };
}

const saysOneOf = (text: string, forms: readonly string[]): boolean => {
  const seen = folded(text);
  const other = unified(text);
  return forms.some((form) => seen.includes(form) || (other !== seen && other.includes(form)));
};

const quotes = (readings: readonly string[], sought: Sought): boolean =>
  readings.some(
    (reading) =>
      saysOneOf(reading, sought.coded) ||
      (reading.includes(anySign) && sought.named.test(folded(reading))),
  );

/**
 * The text, or nothing where it quotes one of the secrets, or the beginning of one, in whatever spelling: a server
 * may quote what it was sent. It goes as a whole, so that no remainder tells anything.
 */
export function withoutSecrets(text: string, secrets: Iterable<string>): string {
  const looked = text.slice(0, longestText);
  const readings = readingsOf(looked);
  return [...secrets].some((secret) => quotes(readings, soughtOf(secret))) ? "" : looked;
}

/**
 * The text as it will be seen, without what draws nothing, or nothing where it quotes one of the secrets: what stood between
 * its signs may have hidden one.
 */
export const seenWithoutSecrets = (text: string, secrets: Iterable<string>): string => {
  const all = [...secrets];
  return withoutSecrets(visibleText(withoutSecrets(text, all)), all);
};

const isNumeric = (value: string): boolean => /^[\d\s.,:+-]*$/.test(value);

const isLong = ({ secret }: Sought): boolean => secret.length >= beginning;

/** A host's name with all its labels, in either script. */
const isHostName = (value: string): boolean =>
  /^[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+$/u.test(value);

/** Where the secret, or its beginning of `least` units, stands in a folded text from `from` on, units; null: nowhere. */
function nextQuote(text: string, from: number, sought: Sought, least = 0): [number, number] | null {
  const { whole, start } = sought;
  for (let at = text.indexOf(start, from); at >= 0; at = text.indexOf(start, at + 1)) {
    let to = at + start.length;
    while (to < text.length && to - at < whole.length && text[to] === whole[to - at]) to++;
    // One of a few letters counts only as a word: names are full of them by chance.
    const isWord = !/[a-z0-9]/.test(`${text[at - 1] ?? ""}${text[to] ?? ""}`);
    if (to - at >= least && (isLong(sought) || isWord)) return [at, to];
  }
  return null;
}

/**
 * A value of a list without what it quotes of a secret as it is, "…" in its place: names must go on telling rows apart.
 * What draws nothing goes with it, so that nothing is put together again when it is left out.
 */
function cut(value: string, sought: Sought): string {
  const text = visibleText(value);
  const seen = lower(text);
  const least = isHostName(value) ? sought.whole.length * tellingPart : 0;
  const parts: string[] = [];
  let from = 0;
  for (;;) {
    const found = nextQuote(seen, from, sought, least);
    if (found === null) break;
    if (parts.length === cleaningLimits.cuts) return "…";
    parts.push(text.slice(from, found[0]));
    from = found[1];
  }
  return parts.length === 0 ? value : [...parts, text.slice(from)].join("…");
}

/** What is looked for in one answer, and how much may still be read of what is spelt in it, characters. */
interface Cleaning {
  sought: readonly Sought[];
  /** Values that stay, in upper case. */
  ownWords: ReadonlySet<string>;
  /** The spellings that the answer has somewhere. */
  present: readonly string[];
  /** Whether it has one of the signs that a decoder looks for. */
  hasMarks: boolean;
  left: number;
}

/** What a value may be read as, but itself; null: it is too much to be read. */
function readingsWithin(value: string, cleaning: Cleaning): string[] | null {
  if (!cleaning.hasMarks || !mayBeSpelt(value)) return [];
  if (cleaning.left <= 0 || value.length > cleaningLimits.spelt) return null;
  const readings = readingsOf(value);
  for (const reading of readings) cleaning.left -= reading.length;
  return readings;
}

/** Nothing but the visible signs of ASCII: it is seen as it is. */
const isPlain = (value: string): boolean => /^[ -~]*$/.test(value);

/** A value of a list without what it quotes of the secrets. */
function cleaned(value: string, cleaning: Cleaning): string {
  const { sought, present, hasMarks } = cleaning;
  if (present.length === 0 && !hasMarks && isPlain(value)) return value;
  if (cleaning.ownWords.has(value.toUpperCase())) return value;
  // Amounts, days and ids are full of such digits by chance.
  if (isNumeric(value)) return sought.some(({ secret }) => secret === value) ? "…" : value;
  const readings = readingsWithin(value, cleaning);
  if (readings === null) return "…";
  if (readings.length === 0 && isPlain(value)) {
    const seen = lower(value);
    if (!present.some((form) => seen.includes(form))) return value;
  }
  let kept = value;
  for (const each of sought) {
    if (each.secret.length < shortest) kept = kept === each.secret ? "…" : kept;
    else kept = cut(kept, each);
  }
  const isHost = isHostName(value);
  const isSpelt = sought.some((each) =>
    isLong(each)
      ? quotes(isHost ? [] : [kept, ...readings.slice(1)], each) ||
        (isHost &&
          saysOneOf(
            kept,
            each.coded.filter((form) => form !== each.start),
          ))
      : each.secret.length >= shortest &&
        readings.slice(1).some((reading) => nextQuote(folded(reading), 0, each)),
  );
  return isSpelt ? "…" : kept;
}

/**
 * What takes out of an answer's values what they quote of the secrets, or of the beginning of one.
 * @param body the answer as it came
 * @param kept secrets that are looked for as a whole alone
 * @param ownWords the API's words on which decisions hang, in upper case: a value that is one of them tells nothing of a
 * secret, though that may begin as it does
 * @returns null where the body quotes none of them, as ever: then no value has to be looked at
 */
export function cleanerFor(
  body: string,
  secrets: Iterable<string>,
  kept: Iterable<string> = [],
  ownWords: ReadonlySet<string> = new Set(),
): ((value: string) => string) | null {
  const sought = [
    ...Array.from(secrets, (secret) => soughtOf(secret)),
    ...Array.from(kept, (secret) => soughtOf(secret, secret.length)),
  ];
  const seen = lower(body);
  const present = sought.flatMap(({ coded }) => coded).filter((form) => seen.includes(form));
  const hasMarks = ["%", "&", "\\"].some((mark) => body.includes(mark));
  if (present.length === 0 && !hasMarks && /^[\n\r -~]*$/.test(body)) return null;
  const cleaning: Cleaning = { sought, ownWords, present, hasMarks, left: cleaningLimits.read };
  return (value) => cleaned(value, cleaning);
}
