import { patiently } from "../../browsers/patience.ts";

// What a component shows at last is waited for: a second, which is the library's own limit, is little on a busy machine.
// Tests without a page need no library for pages.
if (typeof document !== "undefined") {
  const { configure } = await import("@testing-library/preact");
  configure({ asyncUtilTimeout: patiently(60_000) });
}
