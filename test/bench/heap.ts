import { type BenchBrowser, launchBenchBrowser } from "./bench-browser.ts";
import type { BenchRow } from "./bench-row.ts";
import { mediansInTurn } from "./median.ts";
import { ratioRow } from "./row.ts";
import { sampleRecords } from "./sample-records.ts";
import { emptyExtension } from "./yardstick-extension.ts";

const second = "new Promise((resolve) => setTimeout(resolve, 1000))";

/** Kilobytes (1000 bytes) of live JavaScript objects in a page one second after its navigation began. */
async function heapOf(browser: BenchBrowser, url: string): Promise<number> {
  const tab = await browser.newTab();
  await tab.navigate(url);
  await tab.evaluate(second);
  // What happens to be garbage at that moment is chance.
  await tab.send("HeapProfiler.collectGarbage");
  await tab.send("Performance.enable");
  const { metrics } = await tab.send("Performance.getMetrics");
  await tab.close();
  const used = metrics.find(({ name }) => name === "JSHeapUsedSize")?.value;
  if (used === undefined) throw new Error("The browser tells no JSHeapUsedSize.");
  return used / 1000;
}

/**
 * The JavaScript heap of the popup with one account, after a garbage collection, beside an empty page of
 * an empty extension. Nothing else of either extension runs: each page has a fresh process to itself, since
 * pages of one process share their heap.
 */
export async function benchHeap(extension: string): Promise<BenchRow[]> {
  const empty = await emptyExtension();
  const browser = await launchBenchBrowser();
  try {
    const product = await browser.load(extension);
    const yardstick = await browser.load(empty.path);
    await product.seed(sampleRecords(1, Date.now()));
    const medians = await mediansInTurn(
      {
        popup: async () => {
          await product.stopWorker();
          return heapOf(browser, `${product.origin}popup.html`);
        },
        empty: async () => {
          await yardstick.stopWorker();
          return heapOf(browser, `${yardstick.origin}empty.html`);
        },
      },
      15,
    );
    const name = "JS heap of the popup after a second; an empty page";
    return [ratioRow(name, "KB", medians.popup, medians.empty, 2)];
  } finally {
    await browser.close();
    await empty.remove();
  }
}
