import { systems } from "../domain/account.ts";
import { failureKinds } from "../domain/failure.ts";
import type { AccountWarning } from "../domain/foresight/account-warnings.ts";
import type { LoggedWarning, WarningFacts } from "../domain/foresight/warning-facts.ts";
import { logLimit, noWarnings, type WarningState } from "../domain/foresight/warning-round.ts";
import {
  type Check,
  listOf,
  number,
  oneOf,
  orNull,
  recordOf,
  shape,
  such,
  text,
} from "../domain/shape.ts";
import { storedRecord } from "./stored-record.ts";

const keyPattern = /^(?:risk:|(?:below:-?\d+(?:\.\d+)?|more:\d+|cover|short|likely|signin|stale)$)/;
const isKey = such(text, (key) => keyPattern.test(key)) as Check<AccountWarning>;

const isFacts = shape<WarningFacts>({
  amount: orNull(text),
  short: orNull(text),
  currency: orNull(text),
  day: orNull(number),
  by: orNull(number),
  object: orNull(text),
  count: orNull(number),
  since: orNull(number),
  reason: orNull(oneOf(failureKinds)),
});

const isLogged = shape<LoggedWarning>({
  at: number,
  accountId: text,
  accountName: text,
  system: oneOf(systems),
  key: isKey,
  facts: isFacts,
});

/** What was warned of. Written by the worker alone. */
export const warningsRecord = storedRecord<WarningState>({
  key: "warnings",
  isValue: shape<WarningState>({
    warned: recordOf(listOf(isKey)),
    held: recordOf(listOf(isKey)),
    log: such(listOf(isLogged), ({ length }) => length <= logLimit),
  }),
  initial: noWarnings,
});
