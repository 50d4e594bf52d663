import { type Failure, type FailureKind, failure } from "../../domain/failure.ts";
import type { AccountOverview } from "../../domain/overview.ts";
import { hostOf, useGranted } from "./use-granted.ts";

export type Cure = "off" | "settings" | "grant" | "panel" | "again" | "wait";

// What helps where the user has to act: the note stands at the top, in amber. All else cures itself, and
// its note stands at the foot, where it moves no figure when it comes and goes.
const cures: Partial<Record<FailureKind, Cure>> = {
  "not-configured": "settings",
  "no-permission": "grant",
  "sign-in-failed": "settings",
  "otp-needed": "settings",
  "second-factor": "settings",
  "not-allowed": "panel",
  "address-refused": "panel",
  "locked-out": "wait",
  vault: "settings",
};

export interface TroubleFound {
  failure: Failure | null;
  cure: Cure;
  mustAct: boolean;
}

/**
 * What is wrong with an account, and whether the user has to act; null where nothing is.
 * @param granted whether the browser lets the extension reach its host
 * @param ofRefresh how a refresh by hand failed; null: it did not
 */
export function troubleOf(
  account: AccountOverview,
  granted: boolean,
  ofRefresh: Failure | null,
  isLocked: boolean,
): TroubleFound | null {
  if (!account.enabled) return { failure: null, cure: "off", mustAct: false };
  const found = granted ? (account.trouble?.failure ?? ofRefresh) : failure("no-permission");
  // While locked nothing is checked: what a check said before, or that it was locked, is of no use.
  if (!found || isLocked || found.kind === "locked") return null;
  const cure = cures[found.kind];
  return { failure: found, cure: cure ?? "again", mustAct: cure !== undefined };
}

/** The same, asking the browser by itself. */
export function useTrouble(
  account: AccountOverview,
  ofRefresh: Failure | null,
  isLocked: boolean,
): TroubleFound | null {
  const granted = useGranted(hostOf(account));
  return troubleOf(account, granted, ofRefresh, isLocked);
}
