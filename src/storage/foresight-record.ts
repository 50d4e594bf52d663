import type { AccountForesight } from "../domain/foresight/account-foresight.ts";
import { recordOf } from "../domain/shape.ts";
import { isForesight } from "./foresight-shape.ts";
import { derivedEntries } from "./salvage.ts";
import { storedRecord } from "./stored-record.ts";

/** What is foreseen for every account, by account id. Derived from the lists in IndexedDB: never the only copy. */
export const foresightRecord = storedRecord<Record<string, AccountForesight>>({
  key: "foresight",
  isValue: recordOf(isForesight),
  initial: {},
  salvage: derivedEntries(isForesight),
  startsAnew: true,
  // Version 2 is of another shape: what was foreseen is made anew at the next look.
  migrations: [() => ({})],
});
