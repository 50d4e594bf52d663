// The one place that imports the polyfill: everything else imports `browser` from here, and tests
// replace this module.
export { default as browser } from "webextension-polyfill";
