import { systems } from "../domain/account.ts";
import { failureKinds } from "../domain/failure.ts";
import type { AccountWarning } from "../domain/warnings/watched.ts";
import { type Pay, savings } from "../domain/foresight/pay.ts";
import type { LoggedWarning, WarningFacts } from "../domain/warnings/summarise.ts";
import { logLimit, noWarnings, type WarningState } from "../domain/warnings/round.ts";
import {
  boolean,
  type Check,
  listOf,
  number,
  oneOf,
  orNull,
  recordOf,
  refine,
  shape,
  text,
} from "../domain/shape.ts";
import { isDecimal } from "./account-status-shape.ts";
import { attempt, type BadPart, eachEntryOf, isObject, type Salvage } from "./salvage.ts";
import { markedAsWritten, whyUnwritten } from "./set-up.ts";
import { type Migration, storedRecord } from "./stored-record.ts";

// Any text: a kind of warning that another version knew keeps nobody from reading or writing the rest. It is compared
// with what holds now, which it never equals, and so is gone at the next decision; a page shows it as it stands.
const isKey = text as Check<unknown> as Check<AccountWarning>;

const isPay = shape<Pay>({
  amount: isDecimal,
  currency: text,
  through: number,
  by: orNull(number),
  due: orNull(number),
  saves: oneOf(savings),
});

const isFacts = shape<WarningFacts>({
  amount: orNull(text),
  short: orNull(text),
  currency: orNull(text),
  day: orNull(number),
  by: orNull(number),
  object: orNull(text),
  count: orNull(number),
  pay: orNull(isPay),
  atOnce: orNull(boolean),
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

const isLog = listOf(isLogged);
const areKeys = recordOf(listOf(isKey));
const eachAccount = eachEntryOf(listOf(isKey));

/** Facts that version 0.1.0 did not keep are not known. */
const withNewFacts = (entry: unknown): unknown =>
  isObject(entry) && isObject(entry.facts) && "reason" in entry.facts
    ? {
        ...entry,
        facts: { ...entry.facts, pay: entry.facts.pay ?? null, atOnce: entry.facts.atOnce ?? null },
      }
    : entry;

const withNewLog: Migration = (value) =>
  isObject(value) && Array.isArray(value.log)
    ? { ...value, log: value.log.map(withNewFacts) }
    : value;

/** Account by account, and entry by entry of the log. */
const salvage: Salvage<WarningState> = (value, migrate) => {
  const migrated = attempt(() => migrate(value));
  if (!isObject(migrated)) return null;
  const [warned, held] = [eachAccount(migrated.warned), eachAccount(migrated.held)];
  const log = Array.isArray(migrated.log) ? migrated.log : [];
  const bad: BadPart[] = [
    ...warned.bad.map(({ key, bytes }) => ({ key: `warned/${key}`, bytes })),
    ...held.bad.map(({ key, bytes }) => ({ key: `held/${key}`, bytes })),
    ...log.flatMap((bytes: unknown, place) =>
      isLogged(bytes) ? [] : [{ key: `log/${place}`, bytes }],
    ),
    ...(Array.isArray(migrated.log) ? [] : [{ key: "log", bytes: migrated.log }]),
  ];
  const sound = log.filter(isLogged);
  return { value: { warned: warned.value, held: held.value, log: sound.slice(0, logLimit) }, bad };
};

/** What was warned of. Written by the worker alone. */
export const warningsRecord = storedRecord<WarningState>({
  key: "warnings",
  isValue: shape<WarningState>({
    warned: areKeys,
    held: areKeys,
    log: refine(isLog, ({ length }) => length <= logLimit),
  }),
  initial: noWarnings,
  migrations: [withNewLog],
  salvage,
  startsAnew: true,
  whyUnwritten,
  ...markedAsWritten("warnings"),
});
