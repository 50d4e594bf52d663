import {
  boolean,
  listOf,
  number,
  oneOf,
  orNull,
  recordOf,
  refine,
  shape,
  text,
  textOf,
  wholeOf,
} from "../domain/shape.ts";
import {
  holidayCalendars,
  initialWatch,
  payFors,
  type Watch,
  watchLimits,
} from "../domain/watch.ts";
import { isDecimal } from "./account-status-shape.ts";
import { eachEntry, soundFields } from "./salvage.ts";
import { markedAsWritten, whyUnwritten } from "./set-up.ts";
import { storedRecord } from "./stored-record.ts";

const { coverDays, staleHours, lead } = watchLimits;

/** The fields of `WatchPart`, shared with the message that carries some of them. */
export const watchPartFields = {
  payFor: oneOf(payFors),
  paymentNote: textOf(0, watchLimits.paymentNote),
  reserved: orNull(refine(isDecimal, (value) => !value.startsWith("-"))),
};

const isCurrency = refine(text, (value) => /^[A-Z]{3}$/.test(value));

/** The fields of {@link Watch}, shared with the message that carries them. */
export const watchFields = {
  amounts: refine(listOf(isDecimal), ({ length }) => length <= watchLimits.amounts),
  coverDays: orNull(wholeOf(coverDays.least, coverDays.most)),
  short: boolean,
  likely: boolean,
  atRisk: boolean,
  signIn: boolean,
  staleHours: orNull(wholeOf(staleHours.least, staleHours.most)),
  lead: wholeOf(lead.least, lead.most),
  unit: isDecimal,
  snoozedUntil: orNull(number),
  snoozedAt: orNull(number),
  ...watchPartFields,
  reservedIn: orNull(isCurrency),
  currency: orNull(isCurrency),
  holidays: oneOf(holidayCalendars),
};

const withNewFields = (watches: unknown): unknown =>
  Object.fromEntries(
    Object.entries(watches as Record<string, object>).map(([id, watch]) => [
      id,
      { ...initialWatch, ...watch },
    ]),
  );

const isWatch = shape<Watch>(watchFields);

/** What to warn of, by account id; an account without an entry has `initialWatch`. */
export const watchRecord = storedRecord<Record<string, Watch>>({
  key: "watch",
  isValue: recordOf(isWatch),
  initial: {},
  // Version 2 added payFor, paymentNote, reserved, currency and holidays, version 3 snoozedAt, version 4 reservedIn.
  migrations: [withNewFields, withNewFields, withNewFields],
  salvage: eachEntry(isWatch, soundFields(watchFields, initialWatch)),
  startsAnew: true,
  whyUnwritten,
  ...markedAsWritten("watch"),
});
