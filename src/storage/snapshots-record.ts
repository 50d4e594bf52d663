import { number, orNull, recordOf, shape } from "../domain/shape.ts";
import { emptySnapshot, type Snapshot } from "../domain/snapshot.ts";
import { isAccountStatus } from "./account-status-shape.ts";
import { eachEntry, soundFields } from "./salvage.ts";
import { whyUnwritten } from "./set-up.ts";
import { areStatistics, isTrouble } from "./shared-shapes.ts";
import { storedRecord } from "./stored-record.ts";

const fields = {
  status: orNull(shape({ at: number, value: isAccountStatus })),
  statistics: areStatistics,
  trouble: isTrouble,
  attemptedAt: orNull(number),
  nextCheckAt: orNull(number),
  failures: number,
  failingSince: orNull(number),
};
const isSnapshot = shape<Snapshot>(fields);

/** The last good values and the last failure of every account, by account id. */
export const snapshotsRecord = storedRecord<Record<string, Snapshot>>({
  key: "snapshots",
  isValue: recordOf(isSnapshot),
  initial: {},
  // Version 2 added failingSince. How long checks had failed before is not known: it counts from the last failure.
  migrations: [
    (before) =>
      Object.fromEntries(
        Object.entries(before as Record<string, Omit<Snapshot, "failingSince"> | null>).map(
          ([id, snapshot]) => [id, { ...snapshot, failingSince: snapshot?.trouble?.at ?? null }],
        ),
      ),
  ],
  salvage: eachEntry(isSnapshot, soundFields(fields, emptySnapshot)),
  startsAnew: true,
  whyUnwritten,
});
