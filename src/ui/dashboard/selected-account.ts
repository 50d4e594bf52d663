import { useEffect, useRef, useState } from "preact/hooks";
import { worstFirst } from "../../domain/account-state.ts";
import type { Overview } from "../../domain/overview.ts";

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

/** The account that the address names, else the worst one; null while there is none, or while figures are hidden. */
export function firstAccount(overview: Overview, hash: string, now: number): string | null {
  const { accounts, vault } = overview;
  if (vault.hidden) return null;
  const named = accountOfHash(hash);
  const found = accounts.find(({ id }) => id === named) ?? worstFirst(accounts, now, overview)[0];
  return found?.id ?? null;
}

/**
 * The account shown, kept in the address: a reload, a bookmark and the popup's link lead to it. Once shown
 * it stays, whichever becomes the worst.
 */
export function useSelectedAccount(overview: Overview): string | null {
  const [hash, setHash] = useState(location.hash);
  const last = useRef<string | null>(null);
  const ids = overview.accounts.map(({ id }) => id);
  const named = accountOfHash(hash);
  const kept = [named, last.current].find((id) => id !== null && ids.includes(id)) ?? null;
  const shown =
    kept === null || overview.vault.hidden ? firstAccount(overview, hash, Date.now()) : kept;
  last.current = shown ?? last.current;

  useEffect(() => {
    const follow = () => setHash(location.hash);
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);

  useEffect(() => {
    const there = accountOfHash(location.hash);
    if (shown === null || there === shown) return;
    // Somebody went to another account since this one was rendered.
    if (there !== null && ids.includes(there)) setHash(location.hash);
    // Not an entry of the browser's history: nobody went anywhere.
    else history.replaceState(null, "", hashOf(shown));
  });
  return shown;
}
