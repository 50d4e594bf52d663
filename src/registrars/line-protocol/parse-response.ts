import { failed, failure, ok, type Result } from "../../domain/failure.ts";
import { type Column, columnName, put } from "./columns.ts";

/** A complete answer of the API, whatever its code. */
export interface ApiResponse {
  /** 200, 530 … */
  code: number;
  /** Plain text as sent, not to be trusted; may be empty. */
  description: string;
  /** Property name, as {@link columnName} writes it → its values. */
  columns: Map<string, Column>;
}

/**
 * Property names, in all their spellings, that one answer may hold, values that may stand out of the order of their
 * rows, and lines. The widest list that is documented has some 40 names and no page has more than 100,000 rows: what has
 * more is no list but a load on the worker.
 */
export const parseLimits = { names: 1000, unordered: 1_000_000, lines: 4_000_000 } as const;

/** One way a property is written before its row number. */
interface Spelling {
  /** For example `PROPERTY[DOMAIN][`, with the blanks before it. */
  prefix: string;
  column: Column;
  /** The spelling that came after this one the last time: lists are sent column by column or row by row. */
  next: Spelling | undefined;
}

const tab = 9;
const carriageReturn = 13;
const space = 32;
const zero = 48;
const equals = 61;
const closingBracket = 93;

/** The value between two places without the blanks around it. */
function trimmed(body: string, from: number, to: number): string {
  let begin = from;
  let end = to;
  for (let c = body.charCodeAt(begin); begin < end && (c === space || c === tab); )
    c = body.charCodeAt(++begin);
  while (end > begin) {
    const c = body.charCodeAt(end - 1);
    if (c !== space && c !== tab && c !== carriageReturn) break;
    end--;
  }
  return body.slice(begin, end);
}

/**
 * Reads a response body in one pass, in time and memory linear in its length, whatever it holds.
 *
 * Lines end in LF or CRLF; space and tab around key, `=` and value do not count; keys are case-insensitive and
 * come in any order; of a key or row that is sent twice the last value counts. Passed over are lines that are
 * neither `key = value` nor `EOF`, properties without a row number of 1 to 9 digits, and all that follows `EOF`.
 * @returns `malformed` beyond {@link parseLimits}, where `EOF` is missing (the answer was cut off), or a CODE of
 * three digits (it is no API response but, say, a proxy's page)
 */
export function parseResponse(body: string): Result<ApiResponse> {
  const columns = new Map<string, Column>();
  const spellings = new Map<string, Spelling>();
  const fields = new Map<string, string>();
  let last: Spelling | undefined;
  let complete = false;
  let unordered = 0;
  let lines = 0;
  let tooMuch = false;
  let searchable = body.length;

  /**
   * Whether a spelling stands at `start`. `indexOf` compares whole words of memory, three times as fast as
   * `startsWith`, but searches on where it fails: three characters are looked at first, and once the searches
   * have cost one more pass over the body, they end.
   */
  function isAt(start: number, spelling: Spelling | undefined): spelling is Spelling {
    if (spelling === undefined) return false;
    const { prefix } = spelling;
    for (let place = prefix.length - 3; place < prefix.length; place++)
      if (body.charCodeAt(start + place) !== prefix.charCodeAt(place)) return false;
    if (searchable <= 0) return body.startsWith(prefix, start);
    const found = body.indexOf(prefix, start);
    if (found !== start) searchable -= (found < 0 ? body.length : found) - start;
    return found === start;
  }

  /** The spelling of a line that holds a property; any other line is kept here and has none. */
  function readKey(start: number, end: number): Spelling | undefined {
    let sign = start;
    while (sign < end && body.charCodeAt(sign) !== equals) sign++;
    const key = body.slice(start, sign);
    const bracket = key.indexOf("][");
    if (bracket < 0) {
      const name = key.trim().toUpperCase();
      if (sign >= end) complete = name === "EOF";
      // Of the others nothing is wanted, however many there are.
      else if (name === "CODE" || name === "DESCRIPTION")
        fields.set(name, trimmed(body, sign + 1, end));
      return undefined;
    }
    const prefix = key.slice(0, bracket + 2);
    const known = spellings.get(prefix);
    if (known !== undefined) return known;
    const open = key.indexOf("[");
    if (key.slice(0, open).trim().toUpperCase() !== "PROPERTY") return undefined;
    const name = columnName(key.slice(open + 1, bracket));
    const column = columns.get(name) ?? { inOrder: [], others: null };
    columns.set(name, column);
    const spelling = { prefix, column, next: undefined };
    spellings.set(prefix, spelling);
    tooMuch ||= spellings.size > parseLimits.names;
    return spelling;
  }

  for (let start = 0, end = 0; start < body.length && !complete && !tooMuch; start = end + 1) {
    tooMuch = ++lines > parseLimits.lines;
    end = body.indexOf("\n", start);
    if (end < 0) end = body.length;
    let spelling = last;
    if (!isAt(start, spelling)) {
      spelling = isAt(start, last?.next) ? last?.next : readKey(start, end);
      if (spelling === undefined) continue;
      if (last !== undefined) last.next = spelling;
      last = spelling;
    }
    const digits = start + spelling.prefix.length;
    let at = digits;
    let row = 0;
    let c = body.charCodeAt(at);
    for (; c >= zero && c < zero + 10; c = body.charCodeAt(++at)) row = row * 10 + c - zero;
    if (at === digits || at > digits + 9 || c !== closingBracket) continue;
    do c = body.charCodeAt(++at);
    while (c === space || c === tab);
    if (c !== equals) continue;
    if (row > spelling.column.inOrder.length) tooMuch ||= ++unordered > parseLimits.unordered;
    put(spelling.column, row, trimmed(body, at + 1, end));
  }
  if (tooMuch)
    return failed(failure("malformed", { text: "The answer holds too many properties" }));

  const code = fields.get("CODE") ?? "";
  if (!/^\d{3}$/.test(code)) return failed(failure("malformed", { text: "Not an API response" }));
  if (!complete) return failed(failure("malformed", { text: "The answer was cut off" }));
  return ok({ code: Number(code), description: fields.get("DESCRIPTION") ?? "", columns });
}
