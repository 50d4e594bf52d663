import { useEffect, useState } from "preact/hooks";
import type { Result } from "../../domain/failure.ts";
import { browser } from "../../platform/browser.ts";
import type { StoredRecord } from "../../storage/stored-record.ts";

/**
 * A stored record's value, renewed whenever the worker writes it.
 * @param first what was read before the page was painted
 * @returns the value, and a way to set one that was read outside
 */
export function useRecord<T>(
  record: Pick<StoredRecord<T>, "key" | "parse">,
  first: Result<T>,
): [Result<T>, (value: Result<T>) => void] {
  const [value, setValue] = useState(first);
  useEffect(() => {
    const changed = (changes: Record<string, { newValue?: unknown }>, area: string) => {
      const change = changes[record.key];
      if (area === "local" && change) setValue(record.parse(change.newValue));
    };
    browser.storage.onChanged.addListener(changed);
    return () => browser.storage.onChanged.removeListener(changed);
  }, [record]);
  return [value, setValue];
}
