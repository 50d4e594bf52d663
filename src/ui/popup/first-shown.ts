import type { AccountOverview } from "../../domain/overview.ts";

const key = "shown";

/** Notes which account was chosen: its random id alone, at the page's own place, which costs no wait at the next opening. */
export function noteShown(id: string): void {
  try {
    localStorage.setItem(key, id);
  } catch {
    // A browser that keeps nothing for pages shows the worst account next time.
  }
}

function lastShown(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/**
 * The account that an opened popup shows: the one that was chosen last, else the worst.
 * @param ordered the accounts, worst first; asked for only where that is needed
 */
export const firstShown = (
  accounts: readonly AccountOverview[],
  ordered: () => readonly AccountOverview[],
): AccountOverview | undefined => {
  const last = lastShown();
  return accounts.find(({ id }) => id === last) ?? ordered()[0];
};
