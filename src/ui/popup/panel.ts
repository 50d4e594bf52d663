// What the side panel has beside the popup's scripts: it stays open while something else is chosen on another page.
import { drawing } from "./drawing.ts";
import { followLanguage } from "./follow.ts";

followLanguage(() => drawing.again());
