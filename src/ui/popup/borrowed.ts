import type {} from "./lent.ts";

// Stands for Preact in the popup's second script (`scripts/build-extension.ts`): the first one's.
export const { Fragment, jsx, jsxs, useEffect, useLayoutEffect, useRef, useState } =
  globalThis.popupLends;
