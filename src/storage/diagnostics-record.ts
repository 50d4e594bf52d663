import { isLogEntry, type LogEntry } from "../domain/diagnostic-log.ts";
import { listOf } from "../domain/shape.ts";
import { storedRecord } from "./stored-record.ts";

/** What the worker did of late, for whoever looks for a fault. Nothing hangs on it: it may be lost. */
export const diagnosticsRecord = storedRecord<LogEntry[]>({
  key: "diagnostics",
  isValue: listOf(isLogEntry),
  initial: [],
});
