// Takes a picture of every page in every situation, in light, dark and forced colours, English and German, into out/look:
// for a person to look at, and says what axe finds there and what does not fit. `npx tsx test/look/look.ts [part of a name …]`
import "./look-chrome.ts";

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import axe from "axe-core";
import { build } from "esbuild";
import { chromium, type Page } from "playwright-core";
import { root } from "../../scripts/build-extension.ts";
import { fillStores } from "../support/ui/fill-stores.ts";
import { fixtureNow } from "../support/ui/fixtures.ts";
import { messagesOf } from "../support/ui/messages-of.ts";
import { lookScenes, type Scene } from "./look-scenes.ts";

const folder = join(root, "out/look");
const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";

/** The popup has further sheets: for what comes late, for the list of accounts, for forced colours. */
const stylesOf = (page: Scene["page"]): string[] => [
  `src/ui/${page}/${page}.css`,
  ...(page === "popup"
    ? ["popup-late", "popup-rare", "list/list", "popup-contrast"].map(
        (name) => `src/ui/popup/${name}.css`,
      )
    : []),
];

/** A page's script and style, with the fake browser in place of the real one. */
async function bundle(page: Scene["page"]): Promise<{ script: string; style: string }> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [`src/ui/${page}/index.tsx`, ...stylesOf(page)],
    outdir: "out",
    bundle: true,
    write: false,
    format: "iife",
    target: "chrome123",
    jsx: "automatic",
    jsxImportSource: "preact",
    plugins: [
      {
        name: "fake-browser",
        setup: ({ onResolve }) =>
          onResolve({ filter: /platform\/browser\.ts$|^\.\/browser\.ts$/ }, () => ({
            path: join(root, "test/look/look-browser.ts"),
          })),
      },
    ],
  });
  const text = (end: string) =>
    outputFiles
      .filter(({ path }) => path.endsWith(end))
      .map((file) => file.text)
      .join("\n");
  return { script: text(".js"), style: text(".css") };
}

const bundles = {
  popup: await bundle("popup"),
  options: await bundle("options"),
  dashboard: await bundle("dashboard"),
};

async function show(page: Page, scene: Scene, language: string): Promise<void> {
  await page.setViewportSize(
    scene.page === "popup"
      ? { width: 380, height: 600 }
      : { width: scene.width ?? (scene.page === "dashboard" ? 1280 : 1000), height: 800 },
  );
  await page.goto(`http://look.test/${scene.page}${scene.hash ?? ""}`);
  await page.evaluate(
    ({ messages, language, scene, now }) => {
      Date.now = () => now;
      window.look = {
        messages,
        language,
        stored: scene.stored,
        missingOrigins: scene.missingOrigins ?? [],
        granted: scene.granted ?? [],
        replies: scene.replies ?? {},
      };
    },
    {
      messages: messagesOf(language),
      language,
      now: fixtureNow,
      scene: {
        stored: scene.stored,
        missingOrigins: scene.missingOrigins ?? [],
        granted: scene.granted ?? [],
        replies: scene.replies ?? {},
      },
    },
  );
  await page.evaluate(fillStores, { kept: scene.kept ?? {} });
  await page.addStyleTag({ content: bundles[scene.page].style });
  await page.addScriptTag({ content: bundles[scene.page].script });
  await page.locator("h1").waitFor();
  await scene.act?.(page, (name) => messagesOf(language)[name]?.message ?? name);
  await page.waitForTimeout(60);
}

const wanted = process.argv.slice(2);
await mkdir(folder, { recursive: true });
const chrome = await chromium.launch({
  executablePath,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
for (const language of ["en", "de"]) {
  for (const look of ["light", "dark", "forced"] as const) {
    const context = await chrome.newContext({
      colorScheme: look === "light" ? "light" : "dark",
      forcedColors: look === "forced" ? "active" : "none",
      timezoneId: "Europe/Berlin",
    });
    const page = await context.newPage();
    page.on("pageerror", (error) => console.error(error));
    await page.route("http://look.test/**", (route) =>
      route.fulfill({ contentType: "text/html", body: "<!doctype html><body></body>" }),
    );
    for (const [name, scene] of Object.entries(lookScenes)) {
      const file = `${name}-${language}-${look}`;
      if (wanted.length > 0 && !wanted.some((part) => file.includes(part))) continue;
      await page.goto("about:blank");
      await show(page, scene, language);
      const path = join(folder, `${file}.png`);
      if (scene.element) await page.locator(scene.element).screenshot({ path });
      else await page.screenshot({ path, fullPage: true });
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      await page.addScriptTag({ content: axe.source });
      const violations = await page.evaluate(async () => (await window.axe.run()).violations);
      for (const { id, nodes } of violations)
        console.log(`${file}: ${id}: ${nodes.map(({ html }) => html).join(" ")}`);
      if (scene.page !== "popup") {
        const wide = await page.evaluate(() =>
          [...document.querySelectorAll<HTMLElement>("body *:not(.scroller *, .bars *)")]
            .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
            .map(({ tagName, className }) => `${tagName}.${className}`),
        );
        if (wide.length > 0) console.log(`${file}: beyond the window: ${wide.join(", ")}`);
      }
      if (scene.page === "popup" && (height > 600 || width > 380))
        console.log(`${file}: ${width} × ${height} px does not fit`);
    }
    await context.close();
  }
}
await chrome.close();
