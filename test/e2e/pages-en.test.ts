import { describe } from "vitest";
import { describePages } from "./pages-axe.ts";

// One file a language: they run side by side.
describe("the pages in en", () => describePages("en"));
