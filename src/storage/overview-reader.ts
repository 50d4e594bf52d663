import { failed, failure, ok, type Result } from "../domain/failure.ts";
import { emptyOverview, type Overview } from "../domain/overview.ts";
import { browser } from "../platform/browser.ts";
import { overviewVersion } from "./overview-version.ts";
import type { StoredRecord } from "./stored-record.ts";

const key = "overview";

const unreadable = (text: string): Result<Overview> => failed(failure("storage", { text }));

interface Envelope {
  version?: unknown;
  value?: Overview | null;
}

function parse(stored: unknown): Result<Overview> {
  if (stored === undefined) return ok(emptyOverview);
  const { version, value } = (stored ?? {}) as Envelope;
  if (version !== overviewVersion) return unreadable("overview: version");
  return Array.isArray(value?.accounts) ? ok(value) : unreadable("overview: shape");
}

async function storedNow(): Promise<unknown> {
  const stored = (await browser.storage.local.get(key))[key] as Envelope | undefined;
  const isEarlier = typeof stored?.version === "number" && stored.version < overviewVersion;
  if (!isEarlier) return stored;
  const { madeAnew } = await import("./made-anew.ts");
  return madeAnew(key, stored);
}

/**
 * Reads `overviewRecord` for the popup, without the writing half and without looking at every member again,
 * which would be a twentieth of the popup's script: the writer checks the whole shape before each write, so
 * a record of the right version has it. What is broken nevertheless, the popup meets when it paints (`Popup`).
 */
export const overviewReader: Pick<StoredRecord<Overview>, "key" | "parse" | "read"> = {
  key,
  parse,
  read: async () => {
    try {
      const kept = parse(await storedNow());
      if (!kept.ok || !kept.value.vault.hidden) return kept;
      // What is hidden on the disk may be in the browser's memory, while the vault is open.
      const open = (await browser.storage.session.get(key))[key];
      return open === undefined ? kept : parse(open);
    } catch (error) {
      return unreadable(String(error));
    }
  },
};
