import type { DigestState } from "../domain/digest.ts";
import { orNull, shape, text } from "../domain/shape.ts";
import { storedRecord } from "./stored-record.ts";

/** When all accounts were last told of in the morning. Written by the worker alone; where it is lost, one is told twice at most. */
export const digestRecord = storedRecord<DigestState>({
  key: "digest",
  isValue: shape<DigestState>({ day: orNull(text) }),
  initial: { day: null },
  startsAnew: true,
});
