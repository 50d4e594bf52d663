import { browserApi } from "../browser-api.ts";
import type { Messages } from "./messages-of.ts";

interface PageBrowserSetup {
  messages: Messages;
  language: string;
  /** What lies in `storage.local`. */
  stored?: Record<string, unknown>;
  /** Match patterns the user has not granted. */
  missingOrigins?: string[];
  /** Optional permissions that the user has granted, by name. */
  granted?: string[];
  /** Whether the user agrees when asked for a host or a permission. */
  grants?: boolean;
  /** The worker's answer to a message. */
  reply?: (message: { name: string }) => unknown;
}

/** The one fake browser as a page finds it: with what is stored, and a worker behind it that answers as told. */
export function createPageBrowser(setup: PageBrowserSetup) {
  const browser = browserApi(setup.language, setup.messages);
  for (const [key, value] of Object.entries(setup.stored ?? {}))
    void browser.storage.local.put(key, value);
  for (const origin of setup.missingOrigins ?? []) browser.missing.add(origin);
  for (const name of setup.granted ?? []) browser.grantedPermissions.add(name);
  browser.user.grants = setup.grants !== false;
  const sent: { name: string }[] = [];
  browser.runtime.onMessage.addListener((message) => {
    const named = message as { name: string };
    sent.push(named);
    return setup.reply?.(named) ?? { ok: true, value: null };
  });
  return {
    browser,
    /** Every message the page has sent. */
    sent,
    asked: browser.asked,
    /** The user takes a permission back, in the browser's own settings. */
    revoke(name: string): void {
      browser.grantedPermissions.delete(name);
      void browser.permissions.onRemoved.emit({ permissions: [name] });
    },
    optionsOpened: () => browser.user.optionsOpened,
    /** What the worker would do: writes a record and tells the pages. */
    write: (key: string, newValue: unknown): void => void browser.storage.local.put(key, newValue),
  };
}

export type PageBrowser = ReturnType<typeof createPageBrowser>;
