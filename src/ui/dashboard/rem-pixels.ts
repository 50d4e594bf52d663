/** How many pixels a rem has, as the browser's font is set: for what is measured or painted without a style sheet. */
export const remPixels = (): number =>
  // A page that is not drawn has no size of type.
  Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
