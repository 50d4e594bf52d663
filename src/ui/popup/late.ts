import { options } from "preact";
import { useEffect, useState } from "preact/hooks";
import { type AccountState, statesOf, worstFirst } from "../../domain/account-state.ts";
import type { Result } from "../../domain/failure.ts";
import { chosenPayment } from "../../domain/foresight/payments.ts";
import type { Overview } from "../../domain/overview.ts";
import { firstShown } from "./first-shown.ts";
import { putStyle } from "./put-style.ts";

export type LateParts = typeof import("./late-parts.ts");

let parts: LateParts | null = null;

/** Loads the popup's second script, once; rejects where the browser cannot (a file of the extension is damaged). */
export async function loadLate(): Promise<LateParts> {
  if (parts === null) {
    const style = putStyle("late-style");
    const script = await import("./late-parts.ts");
    await style;
    parts = script;
    // Preact's own: the second script has none.
    parts.nameMasks(options);
  }
  return parts;
}

/** What is said without the second script. */
const calm: ReadonlySet<AccountState> = new Set(["probably-not-covered", "well"]);

/**
 * Whether the first picture at `now` (milliseconds since the epoch) needs the second script: then it waits for it, so
 * that nothing comes in later and moves what is being read. What is merely folded or hidden does not count.
 */
export function needsLate(found: Result<Overview>, now: number): boolean {
  if (!found.ok) return true;
  const { accounts, preferences, problem, sample, vault } = found.value;
  const shown = firstShown(accounts, () => worstFirst(accounts, now, found.value));
  if (
    !shown ||
    shown.system === "ote" ||
    problem ||
    sample ||
    vault.locked ||
    preferences.hideAmounts
  )
    return true;
  // What to pay is asked of the whole horizon, a state only of the days that the user looks ahead.
  if (chosenPayment(shown.foresight?.forecast.pay ?? null, shown.payFor)) return true;
  return !statesOf(shown, now, found.value).every((state) => calm.has(state));
}

/** Loads what the first picture needs beside the first script; rejects where the record is too broken to tell. */
export async function lateFor(found: Result<Overview>, now: number): Promise<void> {
  if (needsLate(found, now)) await (await loadLate()).rareFor(found);
}

export interface Late {
  parts: LateParts | null;
  /** Why it cannot be had; null: it is there, or on its way. */
  problem: string | null;
}

/** The second script, loaded after the first paint if it is not there yet. */
export function useLate(): Late {
  const [late, setLate] = useState<Late>({ parts, problem: null });
  const isHere = late.parts !== null;
  useEffect(() => {
    if (isHere) return;
    loadLate().then(
      (loaded) => setLate({ parts: loaded, problem: null }),
      (error: unknown) => setLate({ parts: null, problem: String(error) }),
    );
  }, [isHere]);
  return late;
}
