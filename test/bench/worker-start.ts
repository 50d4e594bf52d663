import { launchBenchBrowser } from "./bench-browser.ts";
import type { BenchExtension } from "./bench-extension.ts";
import type { BenchRow } from "./bench-row.ts";
import { mediansInTurn } from "./median.ts";
import { ratioRow } from "./row.ts";
import { emptyExtension } from "./yardstick-extension.ts";

// The page's own clock: the way of the command from here to the browser is not in it.
const timeToAnswer = `(async () => {
  const start = performance.now();
  const answer = await chrome.runtime.sendMessage({ name: "check-due" });
  const took = performance.now() - start;
  if (answer?.ok !== true) throw new Error(JSON.stringify(answer));
  return took;
})()`;

/** Milliseconds from sending a message to a stopped worker until its answer. */
async function startTime(extension: BenchExtension): Promise<number> {
  const page = await extension.probe();
  await extension.stopWorker();
  const took = await page.evaluate<number>(timeToAnswer);
  await page.close();
  return took;
}

/**
 * The time a stopped worker takes until it answers "check-due" with no account kept, beside an extension
 * whose worker does nothing but answer. A page of the extension is open, so its process is there already.
 */
export async function benchWorkerStart(extension: string): Promise<BenchRow[]> {
  const empty = await emptyExtension();
  const browser = await launchBenchBrowser();
  try {
    const product = await browser.load(extension);
    const yardstick = await browser.load(empty.path);
    const medians = await mediansInTurn({
      product: () => startTime(product),
      empty: () => startTime(yardstick),
    });
    const name = "start of a stopped worker until it answers; an empty worker";
    return [ratioRow(name, "ms", medians.product, medians.empty, 2)];
  } finally {
    await browser.close();
    await empty.remove();
  }
}
