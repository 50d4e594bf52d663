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

/**
 * Axe's findings in light, and about colours in dark, with a picture of each: `path`, the scheme, `suffix`
 * and `.png`.
 */
export async function axeInBothSchemes(
  page: Page,
  path: string,
  suffix: string,
): Promise<string[]> {
  const findings: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${path}-${colorScheme}${suffix}.png`, fullPage: true });
    const options = colorScheme === "light" ? {} : aboutColours;
    const found = await axeFindings(page, options);
    findings.push(...found.map((each) => `${colorScheme}: ${each}`));
  }
  return findings;
}
