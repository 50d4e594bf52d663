import { useEffect, useState } from "preact/hooks";
import { browser } from "../../../platform/browser.ts";

const notifications = { permissions: ["notifications" as const] };

/** Whether the browser lets the extension notify, as it is granted and taken back. True until the browser has answered. */
export function useNotifyAllowed(): boolean {
  const [isAllowed, setAllowed] = useState(true);
  useEffect(() => {
    const look = () => void browser.permissions.contains(notifications).then(setAllowed);
    look();
    browser.permissions.onAdded.addListener(look);
    browser.permissions.onRemoved.addListener(look);
    return () => {
      browser.permissions.onAdded.removeListener(look);
      browser.permissions.onRemoved.removeListener(look);
    };
  }, []);
  return isAllowed;
}

/**
 * Asks the user for it. To be called first thing in a click's handler (Firefox, bug 1398833). False where it
 * was declined or cannot be asked.
 */
export const askToNotify = (): Promise<boolean> =>
  browser.permissions.request(notifications).catch(() => false);
