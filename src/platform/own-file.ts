import { browser } from "./browser.ts";

/** What a JSON file of the extension itself holds; never leaves the machine. Rejects where the file is damaged. */
export const readOwnFile = async (path: string): Promise<unknown> =>
  (await fetch(browser.runtime.getURL(path))).json();
