import type { Locator, Page } from "playwright-core";

/** What is drawn of an element, without its hidden parts, white space as one space. */
export const seenText = async (element: Locator): Promise<string> => {
  // What is hidden is not what a reader sees.
  const text = await element.innerText();
  return text.replaceAll(/\s+/g, " ").trim();
};

/** The page as a reader sees it, in one line. */
export const textOf = (page: Page): Promise<string> => seenText(page.locator("body"));

/** The terms and figures of a section of the popup by its heading, in the order they stand in. */
export const rowsOf = (page: Page, heading: string): Promise<[term: string, figure: string][]> =>
  page
    // Funds whose deposits nobody told are headed so: at most.
    .getByRole("region", { name: new RegExp(`^${heading}(?:, at most)?$`) })
    .evaluate((section) =>
      [...section.querySelectorAll("dl > div")].map((row): [string, string] => [
        row.querySelector("dt")?.firstChild?.textContent?.trim() ?? "",
        row.querySelector("dd")?.textContent?.trim() ?? "",
      ]),
    );

/** The leading figure with its currency, as it is read: `8,467.22 EUR`. */
export const leadingFigure = (page: Page): Promise<string> =>
  seenText(
    page
      .getByRole("region", { name: /^Available funds(?:, at most)?$/ })
      .locator("p")
      .first(),
  );

/** Resolves when the text stands somewhere in the page, in sight. */
export const untilSays = (page: Page, text: string | RegExp): Promise<void> =>
  page.getByText(text).first().waitFor();

/** Resolves when the text stands nowhere in the page any more. */
export const untilSaysNoMore = async (page: Page, text: string | RegExp): Promise<void> => {
  const found = page.getByText(text);
  while ((await found.count()) > 0) await found.first().waitFor({ state: "detached" });
};
