// Draws the extension's icons: `npx tsx scripts/icons.ts`. The results are committed; run it again only
// after changing the drawing. A globe that is a tank, filled up to its level.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { root } from "./build-extension.ts";

interface Drawing {
  /** Pixels of the square, also the units of all below. */
  size: number;
  /** Radius of the ring's middle line, and the ring's width. */
  radius: number;
  ring: number;
  /** Where the level stands, from the top: on a whole pixel, so that its edge is sharp. */
  level: number;
  /** Width of the globe's lines; 0 leaves them out. */
  line: number;
}

// Tuned by eye: the small ones on whole and half pixels.
const drawings: readonly Drawing[] = [
  { size: 16, radius: 7, ring: 2, level: 9, line: 0 },
  { size: 20, radius: 9, ring: 2, level: 11, line: 0 },
  { size: 24, radius: 11, ring: 2, level: 14, line: 2 },
  { size: 32, radius: 14, ring: 3, level: 18, line: 2 },
  { size: 48, radius: 21, ring: 4, level: 27, line: 3 },
  { size: 128, radius: 56, ring: 10, level: 71, line: 7 },
];

// Told apart from light and dark toolbars alike: 4.6:1 on white, 3.5:1 on Chrome's dark grey (#202124).
const blue = "#1a73c9";
const air = "#f4f9ff";

function svg({ size, radius, ring, level, line }: Drawing): string {
  const middle = size / 2;
  const height = level - middle;
  const half = Math.sqrt(radius ** 2 - height ** 2);
  const top = middle - radius;
  const side = radius * 0.46;
  // A line of odd width is sharp around the middle of a pixel.
  const parallel = Math.round(middle - radius * 0.34) + (line % 2) / 2;
  const width = Math.sqrt(radius ** 2 - (middle - parallel) ** 2);
  const lines = `M${middle - side} ${level}C${middle - side * 1.15} ${top + radius * 0.62} ${middle - side * 0.7} ${top + radius * 0.22} ${middle} ${top}C${middle + side * 0.7} ${top + radius * 0.22} ${middle + side * 1.15} ${top + radius * 0.62} ${middle + side} ${level}M${middle - width} ${parallel}H${middle + width}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${size} ${size}">
  <circle cx="${middle}" cy="${middle}" r="${radius}" fill="${air}"/>
  ${line === 0 ? "" : `<path d="${lines}" fill="none" stroke="${blue}" stroke-width="${line}"/>`}
  <path d="M${middle - half} ${level}H${middle + half}A${radius} ${radius} 0 0 1 ${middle - half} ${level}Z" fill="${blue}"/>
  <circle cx="${middle}" cy="${middle}" r="${radius}" fill="none" stroke="${blue}" stroke-width="${ring}"/>
</svg>
`;
}

const folder = join(root, "public/icons");
await mkdir(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
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
const page = await browser.newPage();
for (const drawing of drawings) {
  const { size } = drawing;
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<body style="margin:0;line-height:0">${svg(drawing)}</body>`);
  await page.screenshot({ path: join(folder, `icon-${size}.png`), omitBackground: true });
  if (size === 128) await writeFile(join(folder, "icon.svg"), svg(drawing));
}
await browser.close();
