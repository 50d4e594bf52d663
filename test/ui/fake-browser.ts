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

interface FakeBrowserSetup {
  messages: Messages;
  language: string;
  /** What lies in `storage.local`. */
  stored?: Record<string, unknown>;
  /** Match patterns the user has not granted. */
  missingOrigins?: string[];
  /** Whether the user agrees when asked for a host. */
  grants?: boolean;
  /** The worker's answer to a message. */
  reply?: (message: { name: string }) => unknown;
}

/** As much of the browser API as the pages use, replaceable where `src/platform/browser.ts` stands. */
export function createFakeBrowser(setup: FakeBrowserSetup) {
  const stored: Record<string, unknown> = { ...setup.stored };
  const missing = new Set(setup.missingOrigins ?? []);
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
        onChanged,
      },
      permissions: {
        contains: async ({ origins }: { origins: string[] }) =>
          origins.every((origin) => !missing.has(origin)),
        request: async ({ origins }: { origins: string[] }) => {
          asked.push(...origins);
          if (setup.grants === false) return false;
          for (const origin of origins) missing.delete(origin);
          onAdded.fire({ origins });
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
      },
    },
    /** Every message the page has sent. */
    sent,
    /** Every match pattern the user was asked for. */
    asked,
    optionsOpened: () => optionsOpened,
    /** What the worker would do: writes a record and tells the pages. */
    write(key: string, newValue: unknown): void {
      stored[key] = newValue;
      onChanged.fire({ [key]: { newValue } }, "local");
    },
  };
}

export type FakeBrowser = ReturnType<typeof createFakeBrowser>;
