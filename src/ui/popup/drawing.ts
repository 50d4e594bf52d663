/** How all of the page is drawn anew, in other words say: set once it is drawn (`index.tsx`). */
export const drawing = { again: (): void => undefined };
