import type { Result } from "../domain/failure.ts";
import { withMovedAccount, withoutAccount, withoutWarned } from "../domain/warnings/round.ts";
import { warningsRecord } from "../storage/warnings-record.ts";

/**
 * Of an account that stands for other money from now on: what was warned of the money before would keep the same
 * warning of this one silent. The log stays.
 */
export const forgetWarned = (accountId: string): Promise<Result<unknown>> =>
  warningsRecord.update((before) => withoutWarned(before, accountId));

/** Of an account that was removed, or that is gone for good: the log goes as well. */
export const forgetWarnings = (accountId: string): Promise<Result<unknown>> =>
  warningsRecord.update((before) => withoutAccount(before, accountId));

/** Gives what was warned of one account, and its log, to another one of the same money. */
export const moveWarnings = (from: string, to: string): Promise<Result<unknown>> =>
  warningsRecord.update((before) => withMovedAccount(before, from, to));
