import { ensureBrowser } from "../../scripts/browsers.ts";
import { buildIfOld } from "./built-extension.ts";

/** Before the first end-to-end file: files run at once, and each would build, or install a browser. */
export async function setup(): Promise<void> {
  ensureBrowser("chromium");
  ensureBrowser("firefox");
  await buildIfOld();
}
