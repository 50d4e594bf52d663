import { isLogEntry, type LogEntry, plainEntry, withEntries } from "../domain/diagnostic-log.ts";
import { diagnosticsRecord } from "../storage/diagnostics-record.ts";

// What was noted since the last write. It may die with the worker: nothing but a look at the past hangs on it.
let noted: LogEntry[] = [];

/** Notes something for the diagnostics; it is written with the next publication. */
export function noteForDiagnostics(entry: LogEntry): void {
  const plain = plainEntry(entry);
  if (isLogEntry(plain)) noted = withEntries(noted, [plain]);
}

/** Writes what was noted, if anything was. Never rejects: a full disk is said elsewhere. */
export async function keepDiagnostics(): Promise<void> {
  if (noted.length === 0) return;
  const more = noted;
  noted = [];
  try {
    const kept = await diagnosticsRecord.update((log) => withEntries(log, more));
    // A log that cannot be read is begun anew.
    if (!kept.ok) await diagnosticsRecord.replace(withEntries([], more));
  } catch {
    // The next ones are tried again.
  }
}
