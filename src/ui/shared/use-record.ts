import { useEffect, useState } from "preact/hooks";
import type { Result } from "../../domain/failure.ts";
import { browser } from "../../platform/browser.ts";
import type { StoredRecord } from "../../storage/stored-record.ts";

const isHidden = (stored: unknown): boolean =>
  (stored as { value?: { vault?: { hidden?: unknown } } } | undefined)?.value?.vault?.hidden ===
  true;

/**
 * A stored record's value, renewed whenever the worker writes it.
 * @param first what was read before the page was painted
 * @returns the value, and a way to set one that was read outside
 */
export function useRecord<T>(
  record: Pick<StoredRecord<T>, "key" | "parse" | "read">,
  first: Result<T>,
): [Result<T>, (value: Result<T>) => void] {
  const [value, setValue] = useState(first);
  useEffect(() => {
    const changed = (changes: Record<string, { newValue?: unknown }>, area: string) => {
      const change = changes[record.key];
      if (!change) return;
      // What a vault hides is whole in the browser's memory while it is open: the record knows where to look.
      if (area === "session" || isHidden(change.newValue)) void record.read().then(setValue);
      else if (area === "local") setValue(record.parse(change.newValue));
    };
    browser.storage.onChanged.addListener(changed);
    return () => browser.storage.onChanged.removeListener(changed);
  }, [record]);
  return [value, setValue];
}
