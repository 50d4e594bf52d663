import { type BenchBrowser, launchBenchBrowser } from "./bench-browser.ts";
import type { BenchExtension } from "./bench-extension.ts";
import type { BenchRow } from "./bench-row.ts";
import { paintOf, paintTime, stillOf } from "./largest-paint.ts";
import { mediansInTurn } from "./median.ts";
import { ratioRow, toldRow } from "./row.ts";
import { hasForecasts, sampleRecords } from "./sample-records.ts";
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
  slowness: number,
  prepare: (extension: BenchExtension) => Promise<void>,
) =>
  mediansInTurn({
    popup: async () => {
      await prepare(product);
      return paintTime(browser, popup, slowness);
    },
    still: async () => {
      await prepare(copy);
      return paintTime(browser, still, slowness);
    },
  });

/** Another page of the extension stays open, so its process is there with the worker and without. */
async function besideRunning({ browser, product, popup }: Pages, slowness: number) {
  const other = await product.probe();
  const medians = await mediansInTurn({
    running: async () => {
      await product.wakeWorker();
      return paintTime(browser, popup, slowness);
    },
    stopped: async () => {
      await product.stopWorker();
      return paintTime(browser, popup, slowness);
    },
  });
  await other.close();
  return medians;
}

/** How many accounts, and how many times a static page's time the popup may take. */
const sizes = [
  [1, 1.3],
  [3, 1.3],
  [50, 1.5],
] as const;

/** How much slower the processor is made; the targets hold up to `held`. */
const slownesses = [1, 2, 4] as const;
const held = 2;

const slowly = (slowness: number): string =>
  slowness === 1 ? "" : `, processor slowed to a ${slowness === 2 ? "half" : "quarter"}`;

async function rowsOf(pages: Pages, accounts: string, max: number): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const slowness of slownesses) {
    const what = `${accounts}${slowly(slowness)}`;
    const warm = await besideStatic(pages, slowness, (either) => either.wakeWorker());
    const name = `popup, largest contentful paint, ${what}; a static page`;
    if (slowness > held) {
      rows.push(toldRow(name, "ms", warm.popup, warm.still));
      continue;
    }
    rows.push(ratioRow(name, "ms", warm.popup, warm.still, max));
    const worker = await besideRunning(pages, slowness);
    rows.push(
      ratioRow(
        `the same with the worker stopped, ${what}; with it running`,
        "ms",
        worker.stopped,
        worker.running,
        1.05,
      ),
    );
  }
  // Nothing of the extension runs: the browser starts a process for the page.
  const cold = await besideStatic(pages, 1, (either) => either.stopWorker());
  const name = `the same from cold, ${accounts}; a static page from cold`;
  return [...rows, toldRow(name, "ms", cold.popup, cold.still)];
}

/** Throws where the worker has made another overview of the records than the popup is to paint. */
async function expectForecasts(product: BenchExtension): Promise<void> {
  await product.wakeWorker();
  const probe = await product.probe();
  const found = await probe.evaluate<boolean>(hasForecasts);
  await probe.close();
  if (!found) throw new Error("The worker has put the sample's forecasts away.");
}

/**
 * Largest contentful paint of the popup in a new tab, with 1, 3 and 50 accounts stored that have forecasts, on
 * the processor as it is, and slowed to a half and a quarter: beside a static page with the same content and
 * style in it, and beside itself with the worker stopped.
 */
export async function benchPopupPaint(extension: string): Promise<BenchRow[]> {
  const folder = await copyForStaticPages(extension);
  const browser = await launchBenchBrowser();
  const rows: BenchRow[] = [];
  try {
    const product = await browser.load(extension);
    const copy = await browser.load(folder.path);
    for (const [count, max] of sizes) {
      await product.wakeWorker();
      await product.seed(sampleRecords(count, Date.now()));
      await expectForecasts(product);
      const popup = `${product.origin}popup.html`;
      const file = `static-${count}.html`;
      await folder.write(file, await stillOf(browser, popup));
      const pages = { browser, product, copy, popup, still: copy.origin + file };
      await compare(pages);
      rows.push(...(await rowsOf(pages, count === 1 ? "1 account" : `${count} accounts`, max)));
    }
  } finally {
    await browser.close();
    await folder.remove();
  }
  return rows;
}
