import { listOf, number, orNull, recordOf, shape, such, truth, wholeOf } from "../domain/shape.ts";
import { type Watch, watchLimits } from "../domain/watch.ts";
import { isDecimal } from "./account-status-shape.ts";
import { storedRecord } from "./stored-record.ts";

const { coverDays, staleHours, lead } = watchLimits;

/** The fields of {@link Watch}, shared with the message that carries them. */
export const watchFields = {
  amounts: such(listOf(isDecimal), ({ length }) => length <= watchLimits.amounts),
  coverDays: orNull(wholeOf(coverDays.least, coverDays.most)),
  short: truth,
  likely: truth,
  atRisk: truth,
  signIn: truth,
  staleHours: orNull(wholeOf(staleHours.least, staleHours.most)),
  lead: wholeOf(lead.least, lead.most),
  unit: isDecimal,
  snoozedUntil: orNull(number),
};

/** What to warn of, by account id; an account without an entry has `initialWatch`. */
export const watchRecord = storedRecord<Record<string, Watch>>({
  key: "watch",
  isValue: recordOf(shape<Watch>(watchFields)),
  initial: {},
});
