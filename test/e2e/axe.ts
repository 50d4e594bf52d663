import axe, { type AxeResults, type RunOptions } from "axe-core";
import type { Page } from "playwright-core";

/**
 * What axe finds in a page as it stands, rule and markup. Its source comes in over DevTools, which the
 * page's content security policy does not concern: the build holds nothing of it.
 */
export async function axeFindings(page: Page, options: RunOptions = {}): Promise<string[]> {
  if (!(await page.evaluate("'axe' in globalThis"))) await page.evaluate(axe.source);
  const wanted = JSON.stringify({ ...options, resultTypes: ["violations"] });
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${wanted})`);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

/** What a dark scheme can change: it has other colours, and the same elements. */
const aboutColours: RunOptions = {
  runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] },
};

/** What a page is looked at in. Forced colours are Chromium's own, as a high-contrast theme has them. */
const looks = [
  { name: "light", media: { colorScheme: "light", forcedColors: "none" } },
  { name: "dark", media: { colorScheme: "dark", forcedColors: "none" } },
  { name: "forced", media: { colorScheme: "light", forcedColors: "active" } },
] as const;

/**
 * Pictures of a page: `path`, light, dark or forced, `suffix` and `.png`. In English also what axe finds in light
 * and, about colours, in dark: what it looks at is the same in every language.
 */
export async function lookAt(
  page: Page,
  path: string,
  { language, suffix }: { language: string; suffix: string },
): Promise<string[]> {
  const findings: string[] = [];
  const isWhole = language === "en";
  for (const { name, media } of looks) {
    await page.emulateMedia(media);
    await page.screenshot({ path: `${path}-${name}${suffix}.png`, fullPage: true });
    if (name === "forced" || !isWhole) continue;
    const found = await axeFindings(page, name === "light" ? {} : aboutColours);
    findings.push(...found.map((each) => `${name}: ${each}`));
  }
  await page.emulateMedia(looks[0].media);
  return findings;
}
