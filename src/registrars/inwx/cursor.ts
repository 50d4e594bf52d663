import { newWalk, readWalk, type Walk } from "../derive/walk.ts";
import { asFlag, member, readJson } from "../json/json.ts";
import { pageSize } from "./window.ts";

/** Where a list of charges goes on. */
export interface Cursor extends Walk {
  /** Whether rows are asked for with all their details, as the others have none but names. */
  wide: boolean;
}

export const firstCursor: Cursor = { ...newWalk(pageSize), wide: false };

export const writeCursor = (cursor: Cursor): string => JSON.stringify(cursor);

/** null: it was written by nobody here. */
export function readCursor(text: string): Cursor | null {
  const read = readJson(text);
  if (!read.ok) return null;
  const walk = readWalk(read.value);
  const wide = asFlag(member(read.value, "wide"));
  return walk === null || wide === null ? null : { ...walk, wide };
}
