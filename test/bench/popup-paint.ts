import { type BenchBrowser, launchBenchBrowser } from "./bench-browser.ts";
import type { BenchExtension } from "./bench-extension.ts";
import type { BenchRow } from "./bench-row.ts";
import { paintOf, paintTime, stillOf } from "./largest-paint.ts";
import { mediansInTurn } from "./median.ts";
import { ratioRow } from "./row.ts";
import { sampleRecords } from "./sample-records.ts";
import { copyForStaticPages } from "./yardstick-extension.ts";

interface Pages {
  browser: BenchBrowser;
  product: BenchExtension;
  copy: BenchExtension;
  popup: string;
  /** The static page. */
  still: string;
}

/** Throws where the static page does not paint what the popup paints. */
async function compare({ browser, popup, still }: Pages): Promise<void> {
  const [a, b] = [await paintOf(browser, popup), await paintOf(browser, still)];
  if (a.size !== b.size || a.text !== b.text)
    throw new Error(`The popup's largest element is ${a.text}, the static page's ${b.text}.`);
}

/** No other page of the two extensions is open, as when a user clicks. */
const besideStatic = (
  { browser, product, copy, popup, still }: Pages,
  prepare: (extension: BenchExtension) => Promise<void>,
) =>
  mediansInTurn({
    popup: async () => {
      await prepare(product);
      return paintTime(browser, popup);
    },
    still: async () => {
      await prepare(copy);
      return paintTime(browser, still);
    },
  });

/** Another page of the extension stays open, so its process is there with the worker and without. */
async function besideRunning({ browser, product, popup }: Pages) {
  const other = await product.probe();
  const medians = await mediansInTurn({
    running: async () => {
      await product.wakeWorker();
      return paintTime(browser, popup);
    },
    stopped: async () => {
      await product.stopWorker();
      return paintTime(browser, popup);
    },
  });
  await other.close();
  return medians;
}

/**
 * Largest contentful paint of the popup in a new tab, with 1 and with 50 accounts stored, beside a static
 * page with the same content and style in it, and beside itself with the worker stopped.
 */
export async function benchPopupPaint(extension: string): Promise<BenchRow[]> {
  const folder = await copyForStaticPages(extension);
  const browser = await launchBenchBrowser();
  const rows: BenchRow[] = [];
  try {
    const product = await browser.load(extension);
    const copy = await browser.load(folder.path);
    for (const count of [1, 50]) {
      await product.wakeWorker();
      await product.seed(sampleRecords(count, Date.now()));
      const popup = `${product.origin}popup.html`;
      const file = `static-${count}.html`;
      await folder.write(file, await stillOf(browser, popup));
      const pages = { browser, product, copy, popup, still: copy.origin + file };
      await compare(pages);
      const most = count === 1 ? 1.3 : 1.6;
      const accounts = count === 1 ? "1 account" : `${count} accounts`;
      const warm = await besideStatic(pages, (either) => either.wakeWorker());
      const worker = await besideRunning(pages);
      // Nothing of the extension runs: the browser starts a process for the page.
      const cold = await besideStatic(pages, (either) => either.stopWorker());
      rows.push(
        ratioRow(
          `popup, largest contentful paint, ${accounts}; a static page`,
          "ms",
          warm.popup,
          warm.still,
          most,
        ),
        ratioRow(
          `the same with the worker stopped, ${accounts}; with it running`,
          "ms",
          worker.stopped,
          worker.running,
          1.1,
        ),
        ratioRow(
          `the same from cold, ${accounts}; a static page from cold`,
          "ms",
          cold.popup,
          cold.still,
          most,
        ),
      );
    }
  } finally {
    await browser.close();
    await folder.remove();
  }
  return rows;
}
