import { type BenchTab, openTab } from "./bench-tab.ts";
import type { DevTools } from "./devtools.ts";

export interface BenchExtension {
  /** `chrome-extension://…/` */
  readonly origin: string;
  /** Whether its worker runs now. */
  isWorkerRunning(): Promise<boolean>;
  /** Wakes its worker where it is stopped; resolves when it has answered a message. */
  wakeWorker(): Promise<void>;
  /** Stops its worker, and those of the other extensions, and resolves when it has stopped. */
  stopWorker(): Promise<void>;
  /** Puts records into its storage, in place of all that was there. */
  seed(records: object): Promise<void>;
  /** A tab with a file of the extension that holds no code, to speak to the worker and the storage. */
  probe(): Promise<BenchTab>;
}

interface Versions {
  versions: { scriptURL: string; runningStatus: string }[];
}

/** The extension of that id, loaded already. */
export function extensionOf(browser: DevTools, id: string): BenchExtension {
  const origin = `chrome-extension://${id}/`;
  const probe = async (): Promise<BenchTab> => {
    const tab = await openTab(browser);
    await tab.navigate(`${origin}manifest.json`);
    return tab;
  };
  const withProbe = async (use: (tab: BenchTab) => Promise<unknown>): Promise<void> => {
    const tab = await probe();
    await use(tab);
    await tab.close();
  };
  return {
    origin,
    probe,
    isWorkerRunning: async () => {
      const { targetInfos } = await browser.send("Target.getTargets");
      return targetInfos.some(
        ({ type, url }) => type === "service_worker" && url.startsWith(origin),
      );
    },
    wakeWorker: () =>
      withProbe((tab) => tab.evaluate('chrome.runtime.sendMessage({ name: "check-due" })')),
    seed: (records) =>
      withProbe((tab) =>
        tab.evaluate(`chrome.storage.local.clear()
          .then(() => chrome.storage.local.set(${JSON.stringify(records)}))`),
      ),
    stopWorker: () =>
      withProbe(async (tab) => {
        const stopped = new Promise<void>((resolve) => {
          const end = browser.on("ServiceWorker.workerVersionUpdated", (event) => {
            const { versions } = event as Versions;
            const own = versions.filter(({ scriptURL }) => scriptURL.startsWith(origin));
            if (own.length === 0 || own.some(({ runningStatus }) => runningStatus !== "stopped"))
              return;
            end();
            resolve();
          });
        });
        await tab.send("ServiceWorker.enable");
        await tab.send("ServiceWorker.stopAllWorkers");
        await stopped;
      }),
  };
}
