/** How many pixels a rem has, as the browser's font is set: for what is measured or painted without a style sheet. */
export const remPixels = (): number =>
  // `16px`; a page that is not drawn has no size of type.
  Number(getComputedStyle(document.documentElement).fontSize.replace("px", "")) || 16;
