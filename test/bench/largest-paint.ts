import type { BenchBrowser } from "./bench-browser.ts";

export interface Paint {
  /** Milliseconds from the start of the navigation. */
  at: number;
  /** Square pixels of the element, and its text: two pages with the same ones painted the same. */
  size: number;
  text: string;
}

// Resolves when the figures are there and a largest paint is on record, after further 200 ms in which
// no larger one came.
const largestPaint = `new Promise((resolve, reject) => {
  let last, timer;
  const giveUp = setTimeout(() => reject(new Error("no paint in 10 s")), 10_000);
  new PerformanceObserver((list) => {
    last = list.getEntries().at(-1);
    if (!document.querySelector("dl dd")) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      clearTimeout(giveUp);
      resolve({ at: last.startTime, size: last.size, text: last.element?.textContent ?? "" });
    }, 200);
  }).observe({ type: "largest-contentful-paint", buffered: true });
})`;

// What the preparation left to be done (a closed tab, a stopped worker) is not to be measured along.
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 100));

/**
 * Opens an address in a new tab and waits for its largest contentful paint; Chromium tells its time in steps of 4 ms.
 * @param slowness how many times slower the page's processor is made to look: 1 is as it is
 */
export async function paintOf(browser: BenchBrowser, url: string, slowness = 1): Promise<Paint> {
  const tab = await browser.newTab();
  if (slowness > 1) await tab.send("Emulation.setCPUThrottlingRate", { rate: slowness });
  await settle();
  await tab.navigate(url);
  const paint = await tab.evaluate<Paint>(largestPaint);
  await tab.close();
  return paint;
}

// Without the script the style is all a rendered page needs.
const renderedPage = `(async () => {
  const page = document.documentElement.cloneNode(true);
  for (const script of page.querySelectorAll("script")) script.remove();
  const link = page.querySelector("link[rel=stylesheet]");
  const style = document.createElement("style");
  style.textContent = await (await fetch(link.href)).text();
  link.replaceWith(style);
  return "<!doctype html>" + page.outerHTML;
})()`;

/** A page without script that holds what the popup renders, its style written into it. */
export async function stillOf(browser: BenchBrowser, popup: string): Promise<string> {
  const tab = await browser.newTab();
  await tab.navigate(popup);
  await tab.evaluate(largestPaint);
  const page = await tab.evaluate<string>(renderedPage);
  await tab.close();
  return page;
}

/** Milliseconds of {@link paintOf}. */
export const paintTime = async (
  browser: BenchBrowser,
  url: string,
  slowness: number,
): Promise<number> => (await paintOf(browser, url, slowness)).at;
