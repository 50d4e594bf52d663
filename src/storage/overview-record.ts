import { emptyOverview, type Overview } from "../domain/overview.ts";
import { isOverview } from "./overview-shape.ts";
import { withoutForesights } from "./overview-version.ts";
import { storedRecord } from "./stored-record.ts";

/** What pages paint. Written by the worker alone, derived from the other records: never the only copy. */
export const overviewRecord = storedRecord<Overview>({
  key: "overview",
  isValue: isOverview,
  initial: emptyOverview,
  migrations: [(value) => withoutForesights(value as Overview)],
});
