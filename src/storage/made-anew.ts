import { browser } from "../platform/browser.ts";

/** How long the first picture after an update waits for the worker, milliseconds. */
const patience = 2000;

interface Versioned {
  version?: unknown;
}

/**
 * What the worker writes in the place of a record of an earlier version, which it does as soon as it is updated; what was
 * kept, where it writes nothing for two seconds. Rejects where nothing can be read.
 * @param key the record's name in `storage.local`
 * @param stored what was read there
 */
export async function madeAnew(key: string, stored: Versioned): Promise<unknown> {
  let end = (): void => undefined;
  const written = new Promise<unknown>((resolve) => {
    const changed = (changes: Record<string, { newValue?: unknown }>): void => {
      if (changes[key]) resolve(changes[key].newValue);
    };
    const timer = setTimeout(() => resolve(stored), patience);
    browser.storage.local.onChanged.addListener(changed);
    end = () => {
      clearTimeout(timer);
      browser.storage.local.onChanged.removeListener(changed);
    };
  });
  try {
    // It may have been written before anybody listened.
    const kept = (await browser.storage.local.get(key))[key] as Versioned | undefined;
    return kept?.version === stored.version ? await written : kept;
  } finally {
    end();
  }
}
