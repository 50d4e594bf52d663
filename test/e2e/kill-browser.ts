import type { ChromiumProduct } from "./chromium-product.ts";

/** The process of a running browser, to be killed later without asking it anything. */
export interface BrowserProcess {
  /** SIGKILL: nothing is written any more. Resolves when the browser is gone. */
  kill(): Promise<void>;
}

/** Finds the browser's own process. */
export async function browserProcess({ browser }: ChromiumProduct): Promise<BrowserProcess> {
  const { context } = browser;
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error("There is no browser.");
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const found = processInfo.find(({ type }) => type === "browser");
  if (!found) throw new Error("The browser has no process.");
  await session.detach();
  return {
    kill: async () => {
      const gone = new Promise<void>((resolve) => context.once("close", () => resolve()));
      process.kill(found.id, "SIGKILL");
      await gone;
    },
  };
}
