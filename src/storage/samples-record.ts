import { number, orNull, shape } from "../domain/shape.ts";
import { browser } from "../platform/browser.ts";
import { storedRecord } from "./stored-record.ts";

/** Since when the sample accounts are shown, milliseconds since the epoch. */
interface Samples {
  since: number;
}

/** Whether the sample accounts are shown; null: they are not. All else about them follows from the clock, and is kept nowhere. */
export const samplesRecord = storedRecord<Samples | null>({
  key: "samples",
  isValue: orNull(shape<Samples>({ since: number })),
  initial: null,
  startsAnew: true,
});

/** Takes the record away: not even an empty one stays. Rejects as the browser does. */
export const removeSamplesRecord = (): Promise<void> =>
  browser.storage.local.remove(samplesRecord.key);
