import type { DevTools, Target } from "./devtools.ts";

export interface BenchTab extends Target {
  /** Opens an address; resolves when the browser has committed to it. */
  navigate(url: string): Promise<void>;
  /** The value of an expression in the page, awaited. Rejects with the page's own error. */
  evaluate<T>(expression: string): Promise<T>;
  /** Resolves when the tab has gone. */
  close(): Promise<void>;
}

/** Closes a page; resolves when it has gone. */
export async function closeTarget(browser: DevTools, id: string): Promise<void> {
  const gone = new Promise<void>((resolve) => {
    const end = browser.on("Target.targetDestroyed", (event) => {
      if ((event as { targetId: string }).targetId !== id) return;
      end();
      resolve();
    });
  });
  await browser.send("Target.closeTarget", { targetId: id });
  await gone;
}

/** Opens an empty tab of the size of the popup. */
export async function openTab(browser: DevTools): Promise<BenchTab> {
  const { targetId } = await browser.send("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await browser.send("Target.attachToTarget", { targetId, flatten: true });
  const { send } = browser.target(sessionId);
  await send("Emulation.setDeviceMetricsOverride", {
    width: 380,
    height: 600,
    deviceScaleFactor: 1,
    mobile: false,
  });
  return {
    send,
    navigate: async (url) => {
      const { errorText } = await send("Page.navigate", { url });
      if (errorText) throw new Error(`${url}: ${errorText}`);
    },
    evaluate: async <T>(expression: string) => {
      const { result, exceptionDetails } = await send("Runtime.evaluate", {
        expression,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? expression);
      return result.value as T;
    },
    close: () => closeTarget(browser, targetId),
  };
}
