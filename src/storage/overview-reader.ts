import { failed, failure, ok, type Result } from "../domain/failure.ts";
import { emptyOverview, type Overview } from "../domain/overview.ts";
import { oneOf, shape } from "../domain/shape.ts";
import { browser } from "../platform/browser.ts";
import { isOverview } from "./overview-shape.ts";
import type { StoredRecord } from "./stored-record.ts";

const key = "overview";
const isEnvelope = shape<{ version: 1; value: Overview }>({
  version: oneOf([1]),
  value: isOverview,
});

const unreadable = (words: string): Result<Overview> =>
  failed(failure("storage", { text: `${key}: ${words}` }));

const parse = (stored: unknown): Result<Overview> => {
  if (stored === undefined) return ok(emptyOverview);
  return isEnvelope(stored) ? ok(stored.value) : unreadable("shape");
};

/**
 * Reads `overviewRecord` for the popup, without the writing half, which the popup would carry for nothing.
 * A test holds both to the same answers.
 */
export const overviewReader: Pick<StoredRecord<Overview>, "key" | "parse" | "read"> = {
  key,
  parse,
  read: async () => {
    try {
      return parse((await browser.storage.local.get(key))[key]);
    } catch (error) {
      return unreadable(String(error));
    }
  },
};
