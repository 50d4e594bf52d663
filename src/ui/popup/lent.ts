import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Fragment, jsx, jsxs } from "preact/jsx-runtime";

const lent = { Fragment, jsx, jsxs, useEffect, useLayoutEffect, useRef, useState };

declare global {
  /** What the popup's second script takes from its first: a second Preact would not know the first one's components. */
  var popupLends: typeof lent;
}

globalThis.popupLends = lent;
