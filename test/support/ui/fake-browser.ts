import { fillMessage } from "./fill-message.ts";
import type { Messages } from "./messages-of.ts";

type Listener = (...values: unknown[]) => void;

/** An event of the browser API that a test can fire. */
export class FakeEvent {
  readonly listeners = new Set<Listener>();
  addListener = (listener: Listener): void => void this.listeners.add(listener);
  removeListener = (listener: Listener): void => void this.listeners.delete(listener);
  fire = (...values: unknown[]): void => {
    for (const listener of this.listeners) listener(...values);
  };
}

interface Permissions {
  origins?: string[];
  permissions?: string[];
}

interface FakeBrowserSetup {
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

/** As much of the browser API as the pages use, replaceable where `src/platform/browser.ts` stands. */
export function createFakeBrowser(setup: FakeBrowserSetup) {
  const stored: Record<string, unknown> = { ...setup.stored };
  const missing = new Set(setup.missingOrigins ?? []);
  const granted = new Set(setup.granted ?? []);
  const sent: { name: string }[] = [];
  const asked: string[] = [];
  const onChanged = new FakeEvent();
  const onAdded = new FakeEvent();
  const onRemoved = new FakeEvent();
  let optionsOpened = 0;

  return {
    browser: {
      i18n: {
        getUILanguage: () => setup.language,
        getMessage: (name: string, substitutions: string[] = []) =>
          fillMessage(setup.messages, name, substitutions),
      },
      storage: {
        local: { get: async (key: string) => (key in stored ? { [key]: stored[key] } : {}) },
        // No vault is open here: nothing lies in the browser's memory.
        session: { get: async () => ({}) },
        onChanged,
      },
      permissions: {
        contains: async ({ origins = [], permissions = [] }: Permissions) =>
          origins.every((origin) => !missing.has(origin)) &&
          permissions.every((name) => granted.has(name)),
        request: async ({ origins = [], permissions = [] }: Permissions) => {
          asked.push(...origins, ...permissions);
          if (setup.grants === false) return false;
          for (const origin of origins) missing.delete(origin);
          for (const name of permissions) granted.add(name);
          onAdded.fire({ origins, permissions });
          return true;
        },
        onAdded,
        onRemoved,
      },
      runtime: {
        sendMessage: async (message: { name: string }) => {
          sent.push(message);
          return setup.reply?.(message) ?? { ok: true, value: null };
        },
        openOptionsPage: async () => {
          optionsOpened += 1;
        },
        getManifest: () => ({ version: "0.1.0" }),
        getURL: (path: string) => `chrome-extension://own-extension/${path}`,
      },
    },
    /** Every message the page has sent. */
    sent,
    /** Every match pattern and permission the user was asked for. */
    asked,
    /** The user takes a permission back, in the browser's own settings. */
    revoke(name: string): void {
      granted.delete(name);
      onRemoved.fire({ permissions: [name] });
    },
    optionsOpened: () => optionsOpened,
    /** What the worker would do: writes a record and tells the pages. */
    write(key: string, newValue: unknown): void {
      stored[key] = newValue;
      onChanged.fire({ [key]: { newValue } }, "local");
    },
  };
}

export type FakeBrowser = ReturnType<typeof createFakeBrowser>;
