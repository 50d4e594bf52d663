import type { Result } from "../domain/failure.ts";
import { emptyOverview, type Overview } from "../domain/overview.ts";
import { concealed, isToBeConcealed } from "../domain/project-overview.ts";
import { browser } from "../platform/browser.ts";
import { isOverview } from "./overview-shape.ts";
import { overviewVersion } from "./overview-version.ts";
import { type StoredRecord, storedRecord } from "./stored-record.ts";

const onDisk = storedRecord<Overview>({
  key: "overview",
  isValue: isOverview,
  initial: emptyOverview,
  // An earlier one is read as none that is understood.
  migrations: Array.from({ length: overviewVersion - 1 }, () => () => null),
});
const { key, parse } = onDisk;

/**
 * What pages paint. Written by the worker alone, derived from the other records: never the only copy. Where figures are
 * to be hidden while the vault is locked, those of the open vault are in the browser's memory only: at its next start
 * the vault is locked, and the first page is painted before the worker runs.
 */
export const overviewRecord: Pick<StoredRecord<Overview>, "key" | "parse" | "read" | "replace"> = {
  key,
  parse,
  async read(): Promise<Result<Overview>> {
    const kept = await onDisk.read();
    if (!kept.ok || !kept.value.vault.hidden) return kept;
    const open = (await browser.storage.session.get(key))[key];
    return open === undefined ? kept : parse(open);
  },
  async replace(overview) {
    // What has not its whole shape is refused below, unlooked at.
    if (!isOverview(overview) || !isToBeConcealed(overview)) {
      await browser.storage.session.remove(key);
      return onDisk.replace(overview);
    }
    const written = await onDisk.replace(concealed(overview));
    if (!written.ok) return written;
    await browser.storage.session.set(onDisk.items(overview));
    return { ok: true, value: overview };
  },
};
