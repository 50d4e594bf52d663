import axe from "axe-core";

/** What axe finds in the page as it stands: rule and markup. jsdom draws nothing, so contrast is looked at elsewhere. */
export async function axeFindings(): Promise<string[]> {
  const { violations } = await axe.run(document.documentElement, {
    rules: { "color-contrast": { enabled: false } },
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

/** What the html shells hold: without them axe would complain of their absence. */
export function preparePage(title: string): void {
  document.documentElement.lang = "en";
  document.title = title;
  // What a page noted of itself for its next opening.
  localStorage.clear();
}
