import { createFakeBrowser, type FakeBrowser } from "./fake-browser.ts";
import { messagesOf } from "./messages-of.ts";

let current: FakeBrowser | null = null;

/** Puts a fresh fake browser in place: in English unless said otherwise. */
export function useFakeBrowser(
  setup: Partial<Parameters<typeof createFakeBrowser>[0]> = {},
): FakeBrowser {
  const language = setup.language ?? "en";
  const messages = setup.messages ?? messagesOf(language.slice(0, 2));
  current = createFakeBrowser({ ...setup, language, messages });
  return current;
}

// What tests put in place of src/platform/browser.ts:
//   vi.mock("../../../src/platform/browser.ts", () => import("./current-browser.ts"));
export const browser = new Proxy({} as FakeBrowser["browser"], {
  get: (_, area: keyof FakeBrowser["browser"]) => current?.browser[area],
});
