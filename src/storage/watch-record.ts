import { checksOf } from "../domain/setting.ts";
import { recordOf, shape } from "../domain/shape.ts";
import { initialWatch, type Watch, watchSettings } from "../domain/watch.ts";
import { completedEach, eachEntry, soundFields } from "./salvage.ts";
import { markedAsWritten, whyUnwritten } from "./set-up.ts";
import { type Migration, storedRecord } from "./stored-record.ts";

const checks = checksOf(watchSettings);
const isWatch = shape<Watch>(checks);

const asItWas: Migration = (watches) => watches;

/** What to warn of, by account id; an account without an entry has `initialWatch`. */
export const watchRecord = storedRecord<Record<string, Watch>>({
  key: "watch",
  isValue: recordOf(isWatch),
  initial: {},
  complete: completedEach(initialWatch),
  // Versions 2 to 4 added members. A new one needs no version any more: absent, it has its initial value.
  migrations: [asItWas, asItWas, asItWas],
  salvage: eachEntry(isWatch, soundFields(checks, initialWatch)),
  startsAnew: true,
  whyUnwritten,
  ...markedAsWritten("watch"),
});
