/** What the canvas is painted with; the names are the roles of tokens.css. */
export const colourNames = [
  "ink",
  "ink-soft",
  "paper",
  "line",
  "accent",
  "loss",
  "care",
  "well",
  "test",
] as const;
export type ChartColours = Record<(typeof colourNames)[number], string>;

/**
 * The colours as the page has them now: light or dark, or those that the system forces on it. A canvas
 * knows no variables, so each is put on a hidden element and read back.
 */
export function chartColours(beside: HTMLElement): ChartColours {
  const probe = beside.appendChild(document.createElement("i"));
  probe.hidden = true;
  const colours = {} as ChartColours;
  for (const name of colourNames) {
    probe.style.color = `var(--${name})`;
    colours[name] = getComputedStyle(probe).color;
  }
  probe.remove();
  return colours;
}
