import { useEffect, useState } from "preact/hooks";
import type { AccountOverview } from "../../domain/overview.ts";
import { browser } from "../../platform/browser.ts";

/** The host that an account is asked at, as a match pattern; null: it is off, and asked nowhere. */
export const hostOf = ({
  enabled,
  origin,
}: Pick<AccountOverview, "enabled" | "origin">): string | null => (enabled && origin) || null;

/**
 * Whether the browser lets the extension reach a host: Firefox grants none by itself, and any browser's
 * user can take a grant back. True until the browser has answered, so that nothing flashes.
 * @param origin a match pattern, or null for nothing to ask
 */
export function useGranted(origin: string | null): boolean {
  const [missing, setMissing] = useState<string | null>(null);
  useEffect(() => {
    if (origin === null) return;
    const look = () => {
      void browser.permissions
        .contains({ origins: [origin] })
        .then((granted) => setMissing((now) => (granted ? (now === origin ? null : now) : origin)));
    };
    look();
    browser.permissions.onAdded.addListener(look);
    browser.permissions.onRemoved.addListener(look);
    return () => {
      browser.permissions.onAdded.removeListener(look);
      browser.permissions.onRemoved.removeListener(look);
    };
  }, [origin]);
  return origin === null || missing !== origin;
}

/**
 * Asks the user for a host. To be called first thing in a click's handler: Firefox refuses the question
 * once anything was awaited (bug 1398833). False where it was declined or cannot be asked.
 */
export const askForHost = (origin: string): Promise<boolean> =>
  browser.permissions.request({ origins: [origin] }).catch(() => false);
