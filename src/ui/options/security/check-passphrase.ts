import type { FailureKind } from "../../../domain/failure.ts";
import { passphraseLimits } from "../../../domain/passphrase-limits.ts";

/** What can be done about the passphrase. */
export type PassphraseTask = "set" | "change" | "remove";

/** What stands in the fields, as typed. */
export interface PassphraseValues {
  currentPassphrase: string;
  newPassphrase: string;
  againPassphrase: string;
}
export type PassphraseField = keyof PassphraseValues;

/** What is wrong with a field; all but `wrong` have their text in `_locales` as `problem_…`. */
export type PassphraseProblem =
  | "empty"
  | "passphrase_short"
  | "passphrase_long"
  | "passphrase_differs"
  | "wrong";
export type PassphraseProblems = Partial<Record<PassphraseField, PassphraseProblem>>;

/** The fields of each task, in the order they stand in. */
export const fieldsOf: Record<PassphraseTask, readonly PassphraseField[]> = {
  set: ["newPassphrase", "againPassphrase"],
  change: ["currentPassphrase", "newPassphrase", "againPassphrase"],
  remove: ["currentPassphrase"],
};

/** What is wrong with what was typed; empty: it can be sent. */
export function checkPassphrase(
  task: PassphraseTask,
  { currentPassphrase, newPassphrase, againPassphrase }: PassphraseValues,
): PassphraseProblems {
  const problems: PassphraseProblems = {};
  if (task !== "set" && currentPassphrase === "") problems.currentPassphrase = "empty";
  if (task === "remove") return problems;
  if (newPassphrase === "") problems.newPassphrase = "empty";
  else if ([...newPassphrase].length < passphraseLimits.min)
    problems.newPassphrase = "passphrase_short";
  else if (newPassphrase.length > passphraseLimits.max) problems.newPassphrase = "passphrase_long";
  else if (againPassphrase !== newPassphrase) problems.againPassphrase = "passphrase_differs";
  return problems;
}

/** Which field the worker's refusal is about; empty where it is about none. */
export function problemsOfRefusal(task: PassphraseTask, kind: FailureKind): PassphraseProblems {
  if (kind === "weak-passphrase" && task !== "remove") return { newPassphrase: "passphrase_short" };
  // Of a task without the current passphrase: another window has set one meanwhile.
  if (kind === "wrong-passphrase" && task !== "set") return { currentPassphrase: "wrong" };
  return {};
}
