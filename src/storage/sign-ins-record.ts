import type { UnfinishedSignIn } from "../domain/refresh-policy.ts";
import { number, recordOf, shape } from "../domain/shape.ts";
import { storedRecord } from "./stored-record.ts";

/**
 * Sign-ins that were begun and whose outcome is not kept yet, by account id. Apart from the snapshots: a check that
 * is cut off is repeated soon, a sign-in is not.
 */
export const signInsRecord = storedRecord<Record<string, UnfinishedSignIn>>({
  key: "sign-ins",
  isValue: recordOf(shape<UnfinishedSignIn>({ at: number, count: number })),
  initial: {},
});
