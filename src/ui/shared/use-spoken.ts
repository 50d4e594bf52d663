import { useEffect, useState } from "preact/hooks";
import type { Failure } from "../../domain/failure.ts";
import { isSpoken, type SpokenPreferences, speak } from "../../text/speak.ts";

/**
 * Has the page speak by the preferences, and drawn again once they were changed, here or on another page: what is typed
 * stays.
 * @param begin tells the page its language and title anew
 * @returns how often that came about, for what is kept from one drawing to the next
 */
export function useSpoken(
  preferences: SpokenPreferences,
  begin: () => void,
  fail?: (failure: Failure) => void,
): number {
  const [times, setTimes] = useState(0);
  const { language, region, spreadsheet } = preferences;
  // biome-ignore lint/correctness/useExhaustiveDependencies: by what is chosen alone; the functions are made anew with each drawing.
  useEffect(() => {
    let isWanted = true;
    const wanted = { language, region, spreadsheet };
    if (isSpoken(wanted)) return;
    void speak(wanted).then((spoke) => {
      if (!isWanted) return;
      begin();
      setTimes((before) => before + 1);
      if (!spoke.ok) fail?.(spoke.failure);
    });
    return () => {
      isWanted = false;
    };
  }, [language, region, spreadsheet]);
  return times;
}
