import { fallbackTag, validTag } from "../../../text/valid-tag.ts";

// The chart's library makes a number format of the browser's language while it is loaded, and throws for what is no tag:
// the whole page would stay blank. To be imported before it.
const sound = validTag(navigator.language) ?? fallbackTag;
if (sound !== navigator.language)
  Object.defineProperty(navigator, "language", { value: sound, configurable: true });
