import { asFlag, asText, asWhole, member, readJson } from "./json.ts";
import { pageSize } from "./window.ts";

/** Where a list of charges goes on. */
export interface Cursor {
  /** Place of the domain that the next page begins with, from 0. */
  first: number;
  /** Rows that a page can have. */
  largest: number;
  /** The last domain of the page before, which the next one must have again; empty: there was none. */
  last: string;
  /** Different domains so far: as many as stand before the end of the page, unless some came in before it. */
  seen: number;
  /** Charges so far. */
  made: number;
  /** Whether rows are asked for with all their details, as the others have none but names. */
  wide: boolean;
  /** Whether the rows kept to the order of their days so far. */
  ordered: boolean;
  /** Whether a name was charged more than once so far, the later times among domains of pages that are still to come. */
  repeats: boolean;
  /** Day of renewal of the last domain that has one, milliseconds since the epoch. */
  lastAt: number;
}

export const firstCursor: Cursor = {
  first: 0,
  largest: pageSize,
  last: "",
  seen: 0,
  made: 0,
  wide: false,
  ordered: true,
  repeats: false,
  lastAt: 0,
};

export const writeCursor = (cursor: Cursor): string => JSON.stringify(cursor);

/** null: it was written by nobody here. */
export function readCursor(text: string): Cursor | null {
  const read = readJson(text);
  if (!read.ok) return null;
  const whole = (name: string) => asWhole(member(read.value, name));
  const [first, largest, seen, made, lastAt] = [
    whole("first"),
    whole("largest"),
    whole("seen"),
    whole("made"),
    whole("lastAt"),
  ];
  const last = asText(member(read.value, "last"));
  const wide = asFlag(member(read.value, "wide"));
  const ordered = asFlag(member(read.value, "ordered"));
  const repeats = asFlag(member(read.value, "repeats"));
  if (first === null || largest === null || largest === 0 || seen === null) return null;
  if (made === null || lastAt === null || last === undefined || wide === null) return null;
  if (ordered === null || repeats === null) return null;
  return { first, largest, last, seen, made, wide, ordered, repeats, lastAt };
}
