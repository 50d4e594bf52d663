import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Badge } from "../test/browsers/options.ts";
import { root } from "./build-extension.ts";
import type { DemoBrowser, DemoPage } from "./demo-browser.ts";

/** Where pictures for people go. */
export const outFolder = join(root, "out");

const popupSize = { width: 380, height: 600 };

/** The popup showing the account at a place of the switcher, worst first; its text as a person reads it. */
async function showAccount(page: DemoPage, place: number): Promise<string> {
  await page.click("#switcher");
  await page.click(`[role=option][aria-posinset="${place + 1}"]`);
  return page.evaluate<string>("document.body.innerText");
}

/** Writes a picture of the popup for each account, in light and dark, and gives back their texts. */
export async function picturePopups(browser: DemoBrowser): Promise<string[]> {
  await mkdir(outFolder, { recursive: true });
  const texts: string[] = [];
  for (const dark of [false, true]) {
    const page = await browser.openPage("popup.html", { dark, ...popupSize });
    const names = await accountNames(page, dark);
    for (const [place, name] of names.entries()) {
      const text = await showAccount(page, place);
      if (!dark) texts.push(text);
      await page.screenshot(join(outFolder, `popup-${fileName(name)}-${shade(dark)}.png`), "body");
    }
    await page.close();
  }
  return texts;
}

async function accountNames(page: DemoPage, dark: boolean): Promise<string[]> {
  await page.click("#switcher");
  const names = await page.evaluate<string[]>(
    "[...document.querySelectorAll('[role=option] .name')].map((name) => name.textContent)",
  );
  await page.screenshot(join(outFolder, `popup-accounts-${shade(dark)}.png`), "body");
  await page.click("#switcher");
  return names;
}

export async function pictureSettings(browser: DemoBrowser): Promise<void> {
  for (const dark of [false, true]) {
    const page = await browser.openPage("options.html", { dark, width: 900, height: 900 });
    await page.evaluate("document.fonts.ready.then(() => true)");
    await page.screenshot(join(outFolder, `settings-${shade(dark)}.png`));
    await page.close();
  }
}

/** Writes a picture of the dashboard for each account, in light and dark. */
export async function pictureDashboard(browser: DemoBrowser): Promise<void> {
  for (const dark of [false, true]) {
    const page = await browser.openPage("dashboard.html", { dark, width: 1100, height: 1000 });
    const accounts = await page.evaluate<{ id: string; name: string }[]>(
      `(globalThis.browser ?? globalThis.chrome).storage.local.get("overview")
        .then(({ overview }) => overview.value.accounts.map(({ id, name }) => ({ id, name })))`,
    );
    for (const [place, { id, name }] of accounts.entries()) {
      await page.evaluate(`location.hash = "account=${id}"`);
      await page.evaluate(shows(name));
      await page.screenshot(join(outFolder, `dashboard-${place + 1}-${shade(dark)}.png`));
    }
    await page.close();
  }
}

/**
 * Resolves when the dashboard shows the account of that name, and nothing on the page has changed for a moment:
 * its lists come from the browser's database.
 */
const shows = (name: string): string => `new Promise((resolve) => {
  let timer;
  const watcher = new MutationObserver(() => wait());
  const isThere = () => [...document.querySelectorAll("h2")]
    .some((heading) => heading.textContent === ${JSON.stringify(name)});
  const wait = () => {
    clearTimeout(timer);
    if (!isThere()) return;
    timer = setTimeout(() => { watcher.disconnect(); resolve(true); }, 400);
  };
  watcher.observe(document.body, { subtree: true, childList: true, characterData: true });
  wait();
})`;

/** Throws where two of the pictures are the same byte for byte: one of them shows what it was not made for. */
export async function checkPictures(folder = outFolder, since = 0): Promise<number> {
  const seen = new Map<string, string>();
  for (const name of (await readdir(folder)).filter((file) => file.endsWith(".png")).sort()) {
    const path = join(folder, name);
    if ((await stat(path)).mtimeMs < since) continue;
    const hash = createHash("sha256")
      .update(await readFile(path))
      .digest("hex");
    const other = seen.get(hash);
    if (other) throw new Error(`The pictures ${other} and ${name} are the same.`);
    seen.set(hash, name);
  }
  return seen.size;
}

/** Replaces a page's content by the icon with its badge and tooltip; styled by CSSOM, which the CSP allows. */
const badgeScene = (badge: Badge): string => `(async () => {
  const { text, title, colour } = ${JSON.stringify(badge)};
  const make = (parent, tag, css, words = "") => {
    const element = parent.appendChild(document.createElement(tag));
    element.style.cssText = css;
    element.textContent = words;
    return element;
  };
  document.body.replaceChildren();
  document.body.style.cssText = "margin:0;font:13px/18px system-ui;background:#fff;color:#111;width:380px;padding:24px;display:flex;gap:24px;align-items:flex-start";
  const button = make(document.body, "div", "position:relative;width:48px;flex:none");
  const icon = make(button, "img", "width:48px;display:block");
  icon.src = "icons/icon-48.png";
  await icon.decode();
  if (text) make(button, "b", "position:absolute;right:-10px;bottom:-6px;padding:1px 4px;"
    + "border-radius:4px;font-size:12px;color:#fff;background:" + colour, text);
  make(document.body, "pre", "margin:0;font:inherit;white-space:pre-line", title);
})()`;

/**
 * A picture of the toolbar icon with its badge and tooltip. A headless browser draws no toolbar: the
 * picture is put together from the icon and from what the browser answers for badge and title.
 */
export async function pictureBadge(browser: DemoBrowser): Promise<Badge> {
  const badge = await browser.badge();
  // A page without a script of its own, which would draw over the picture.
  const page = await browser.openPage("THIRD-PARTY-LICENSES.txt", {
    dark: false,
    width: 380,
    height: 200,
  });
  await page.evaluate(badgeScene(badge));
  await page.screenshot(join(outFolder, "badge.png"), "body");
  await page.close();
  return badge;
}

const shade = (dark: boolean): string => (dark ? "dark" : "light");
const fileName = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
