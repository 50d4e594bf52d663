import type { Browser } from "webextension-polyfill";

declare const chrome: Browser;

/**
 * What the build puts in the polyfill's place for the pages. Chrome's own calls answer with promises since
 * Manifest V3; what the polyfill still adds there is listeners that answer a message with a promise, and
 * only the worker has one. It saves the popup 3 KB (a sixth of its script).
 */
const native: Browser = (globalThis as { browser?: Browser }).browser ?? chrome;

export { native as default };
