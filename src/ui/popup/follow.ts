import type { Result } from "../../domain/failure.ts";
import type { Overview } from "../../domain/overview.ts";
import { browser } from "../../platform/browser.ts";
import { spoken } from "../../text/spoken.ts";
import { translate } from "../../text/translate.ts";
import { beginPage } from "../shared/begin-page.ts";
import { storedOverview } from "./stored-overview.ts";

/**
 * Follows the language and region that are chosen on another page, at once: a side panel stays open beside it. What speaks
 * another language is loaded only then; where it cannot be, the texts stay as they are.
 * @param again draws all anew, in other words
 * @returns ends it
 */
export function followLanguage(again: () => void): () => void {
  let last: Promise<unknown> = Promise.resolve();
  async function follow(found: Result<Overview>): Promise<void> {
    if (!found.ok) return;
    const { preferences } = found.value;
    const { language, region } = preferences;
    if (spoken.language === language && spoken.region === region) return;
    const { speak } = await import("../../text/speak.ts");
    await speak(preferences);
    beginPage(translate("extension_name"));
    again();
  }
  const changed = (changes: Record<string, { newValue?: unknown }>): void => {
    const change = changes[storedOverview.key];
    if (change === undefined) return;
    const found = storedOverview.parse(change.newValue);
    // One after the other: what was chosen last stays.
    last = last.then(() => follow(found)).catch(() => undefined);
  };
  browser.storage.local.onChanged.addListener(changed);
  return () => browser.storage.local.onChanged.removeListener(changed);
}
