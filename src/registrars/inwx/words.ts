import type { NextAction } from "../../domain/foresight/upcoming-charge.ts";

// The API's own words, as far as a decision hangs on them.

/** Statuses of a renewal that was tried and did not come through, however the name is to be renewed from then on. */
export const failedStatuses: readonly string[] = ["RENEWAL FAILED", "RENEWAL DELAYED"];

/** Statuses of a name that is to be renewed and was not: the vendor's list of them, of which none says why. */
export const statusesAtRisk: readonly string[] = [
  ...failedStatuses,
  "EXPIRE INITIATED",
  "DELETE INITIATED",
];

export const renewalModes: Partial<Record<string, NextAction>> = {
  AUTORENEW: "pay",
  AUTOEXPIRE: "expire",
  AUTODELETE: "delete",
};

/** Entries after a failed renewal that end it: it came through after all, or the owner took the name elsewhere. */
export const endsOfFailure: ReadonlySet<string> = new Set([
  "RENEWAL SUCCESSFUL",
  "PUSH SUCCESSFUL",
  "TRANSFER-OUT SUCCESSFUL",
  "USERTRANSFER-OUT SUCCESSFUL",
]);

/** All of them: they stay as they are, also where a password begins as one does. */
export const ownWords: ReadonlySet<string> = new Set([
  ...statusesAtRisk,
  ...Object.keys(renewalModes),
  ...endsOfFailure,
]);
