import { boolean } from "../domain/shape.ts";
import { storedRecord } from "./stored-record.ts";

/** Whether everything is to be deleted: written first and gone last, so that a worker that dies in between leaves that to the next. */
export const deletionRecord = storedRecord<boolean>({
  key: "deletion",
  isValue: boolean,
  initial: false,
  startsAnew: true,
});
