import { useEffect } from "preact/hooks";
import type { Preferences } from "../../domain/preferences.ts";
import { spoken } from "../../text/spoken.ts";
import { translate } from "../../text/translate.ts";
import { beginPage } from "../shared/begin-page.ts";
import { useLook } from "../shared/look.ts";

interface FollowProps {
  preferences: Preferences;
  /** Draws all anew, in other words. */
  again: () => void;
}

/**
 * Follows what is chosen of theme, density, language and region on another page, at once: in the side panel the popup
 * stays open beside it. Draws nothing. What speaks another language is loaded only then.
 */
export function Follow({ preferences, again }: FollowProps) {
  const { language, region, spreadsheet } = preferences;
  useLook(preferences);
  // biome-ignore lint/correctness/useExhaustiveDependencies: by what is chosen alone; the function is made anew with each drawing.
  useEffect(() => {
    if (spoken.language === language && spoken.region === region) return;
    let isWanted = true;
    // Where it cannot be loaded the texts stay as they are.
    void import("../../text/speak.ts")
      .then(({ speak }) => speak({ language, region, spreadsheet }))
      .then(
        () => {
          if (!isWanted) return;
          beginPage(translate("extension_name"));
          again();
        },
        () => undefined,
      );
    return () => {
      isWanted = false;
    };
  }, [language, region, spreadsheet]);
  return null;
}
