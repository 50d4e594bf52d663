import { nextActions } from "../../domain/foresight/upcoming-charge.ts";
import { cleanerFor } from "../http/without-secrets.ts";
import type { Column } from "./columns.ts";

/** What comes next of an object, by which it is at risk or not. */
const ownWords: ReadonlySet<string> = new Set(nextActions.map((action) => action.toUpperCase()));

/**
 * Takes out of a success's values what they quote of the secrets, or of the beginning of one.
 * @param kept secrets that no request was sent with, cut out where they stand whole
 * @param body the answer as it came: where it quotes none of them, as ever, no value has to be looked at
 */
export function cleanColumns(
  body: string,
  columns: ReadonlyMap<string, Column>,
  secrets: Iterable<string>,
  kept: Iterable<string> = [],
): void {
  const clean = cleanerFor(body, secrets, kept, ownWords);
  if (clean === null) return;
  for (const { inOrder, others } of columns.values()) {
    for (let row = 0; row < inOrder.length; row++) {
      const value = inOrder[row] ?? "";
      const kept = clean(value);
      if (kept !== value) inOrder[row] = kept;
    }
    for (const [row, value] of others ?? []) others?.set(row, clean(value));
  }
}
