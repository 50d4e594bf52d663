import { useEffect, useRef, useState } from "preact/hooks";
import { worstFirst } from "../../domain/account-state.ts";
import type { Overview } from "../../domain/overview.ts";
import { allSubjects } from "../../domain/statement/statement-accounts.ts";

/** What the dashboard shows in full: one account, or all LIVE ones of a currency. */
export type Shown = { kind: "account"; id: string } | { kind: "all"; currency: string };

/** The account that an address names: `#account=<id>`; null: none. */
export const accountOfHash = (hash: string): string | null => {
  const id = /^#account=(.+)$/.exec(hash)?.[1];
  try {
    return id === undefined ? null : decodeURIComponent(id);
  } catch {
    // A lone percent sign: no address of ours.
    return null;
  }
};

export const hashOf = (accountId: string): string => `#account=${encodeURIComponent(accountId)}`;

/** The address of all LIVE accounts of a currency: the statement has the same. */
export const hashOfAll = (currency: string): string => `#all=live-${encodeURIComponent(currency)}`;

const isThere = (shown: Shown, overview: Overview): boolean =>
  shown.kind === "account"
    ? overview.accounts.some(({ id }) => id === shown.id)
    : allSubjects(overview.accounts).some(
        ({ system, currency }) => system === "live" && currency === shown.currency,
      );

/** What an address names and there is; null: nothing. */
function named(hash: string, overview: Overview): Shown | null {
  const id = accountOfHash(hash);
  const currency = /^#all=live-([A-Z]{3})$/.exec(hash)?.[1];
  const shown: Shown | null =
    id !== null ? { kind: "account", id } : currency ? { kind: "all", currency } : null;
  return shown && isThere(shown, overview) ? shown : null;
}

const addressOf = (shown: Shown): string =>
  shown.kind === "account" ? hashOf(shown.id) : hashOfAll(shown.currency);

/** What the address names, else the worst account; null while there is none, or while figures are hidden. */
export function firstShown(overview: Overview, hash: string, now: number): Shown | null {
  if (overview.vault.hidden) return null;
  const [worst] = worstFirst(overview.accounts, now, overview);
  return named(hash, overview) ?? (worst ? { kind: "account", id: worst.id } : null);
}

/**
 * What is shown, kept in the address: a reload, a bookmark and the popup's link lead to it. Once shown it stays,
 * whichever becomes the worst.
 */
export function useShown(overview: Overview): Shown | null {
  const [hash, setHash] = useState(location.hash);
  const last = useRef<Shown | null>(null);
  const before = last.current && isThere(last.current, overview) ? last.current : null;
  const kept = overview.vault.hidden ? null : (named(hash, overview) ?? before);
  const shown = kept ?? firstShown(overview, hash, Date.now());
  last.current = shown ?? last.current;
  const address = shown && addressOf(shown);

  useEffect(() => {
    const follow = () => setHash(location.hash);
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);

  useEffect(() => {
    if (address === null || location.hash === address) return;
    // Somebody went elsewhere since this one was rendered.
    if (named(location.hash, overview) !== null) setHash(location.hash);
    // Not an entry of the browser's history: nobody went anywhere.
    else history.replaceState(null, "", address);
  });
  return shown;
}
