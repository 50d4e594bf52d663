import { systems } from "../domain/account.ts";
import {
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
import {
  type AccountWarning,
  factChecks,
  noFacts,
  type WarningFacts,
} from "../domain/warnings/kinds.ts";
import { logLimit, noWarnings, type WarningState } from "../domain/warnings/round.ts";
import type { LoggedWarning } from "../domain/warnings/summarise.ts";
import {
  attempt,
  type BadPart,
  completed,
  eachEntryOf,
  isObject,
  type Salvage,
} from "./salvage.ts";
import { markedAsWritten, whyUnwritten } from "./set-up.ts";
import { storedRecord } from "./stored-record.ts";

// Any text: a kind of warning that another version knew keeps nobody from reading or writing the rest. It is compared
// with what holds now, which it never equals, and so is gone at the next decision; a page shows it as it stands.
const isKey = text as Check<unknown> as Check<AccountWarning>;

const isFacts = shape<WarningFacts>(
  Object.fromEntries(
    Object.entries(factChecks).map(([name, isFact]) => [name, orNull<unknown>(isFact)]),
  ) as { [K in keyof WarningFacts]: Check<WarningFacts[K]> },
);

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

/** Facts that an earlier version did not keep are not known. */
const withFacts = (entry: unknown): unknown =>
  isObject(entry) && isObject(entry.facts) && "reason" in entry.facts
    ? { ...entry, facts: completed(noFacts)(entry.facts) }
    : entry;

const withAllFacts = (value: unknown): unknown =>
  isObject(value) && Array.isArray(value.log) ? { ...value, log: value.log.map(withFacts) } : value;

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
  complete: withAllFacts,
  // Version 2 added facts. A new one needs no version any more: absent, it is not known.
  migrations: [(value) => value],
  salvage,
  startsAnew: true,
  whyUnwritten,
  ...markedAsWritten("warnings"),
});
