import { useLayoutEffect } from "preact/hooks";
import type { Preferences } from "../../domain/preferences.ts";
import { lookKey } from "./look-key.ts";

export type Look = Pick<Preferences, "theme" | "density">;

/** Puts a look on the page. */
export function putLook({ theme, density }: Look): void {
  const { dataset, style } = document.documentElement;
  style.colorScheme = theme === "system" ? "" : theme;
  dataset.density = density;
}

/** Puts the chosen look on the page, and keeps it for the pages to come. Where nothing can be kept it comes with the records. */
export function useLook({ theme, density }: Look): void {
  useLayoutEffect(() => {
    putLook({ theme, density });
    try {
      localStorage.setItem(lookKey, `${theme} ${density}`);
    } catch {
      // Storage of pages may be switched off: the records have it.
    }
  }, [theme, density]);
}
