import { messagesOf } from "./messages-of.ts";
import { createPageBrowser, type PageBrowser } from "./page-browser.ts";

let current: PageBrowser | null = null;

/** Puts a fresh fake browser in place: in English unless said otherwise. */
export function useFakeBrowser(
  setup: Partial<Parameters<typeof createPageBrowser>[0]> = {},
): PageBrowser {
  const language = setup.language ?? "en";
  const messages = setup.messages ?? messagesOf(language.slice(0, 2));
  current = createPageBrowser({ ...setup, language, messages });
  return current;
}

// What tests put in place of src/platform/browser.ts:
//   vi.mock("../../../src/platform/browser.ts", () => import("./current-browser.ts"));
export const browser = new Proxy({} as PageBrowser["browser"], {
  get: (_, area: keyof PageBrowser["browser"]) => current?.browser[area],
});
