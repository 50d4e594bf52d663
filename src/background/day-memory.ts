import type { Account } from "../domain/account.ts";
import { dayOf } from "../domain/foresight/bank-days.ts";
import { number, shape, text } from "../domain/shape.ts";
import { browser } from "../platform/browser.ts";
import { loginKey } from "../registrars/addresses.ts";
import { type DayMemory, dayMemoryLimit } from "../registrars/contract.ts";

const isKept = shape<{ day: number; login: string; said: string }>({
  day: number,
  login: text,
  said: text,
});

// In memory of the browser: it outlives the worker, and is gone with the browser, as it may be had anew.
const keyOf = (accountId: string): string => `of-the-day/${accountId}`;

/** What the client of a kept account keeps until the UTC day is over. Of another login, or another day, nothing is there. */
export function dayMemory(account: Account): DayMemory {
  const key = keyOf(account.id);
  const login = loginKey(account);
  return {
    read: async () => {
      const { [key]: kept } = await browser.storage.session.get(key).catch(() => ({ [key]: null }));
      const isToday = isKept(kept) && kept.login === login && kept.day === dayOf(Date.now());
      return isToday ? kept.said : null;
    },
    write: async (said) => {
      if (said.length > dayMemoryLimit) return;
      const kept = { day: dayOf(Date.now()), login, said };
      // A memory that is full keeps nothing more: it is asked for again then.
      await browser.storage.session.set({ [key]: kept }).catch(() => undefined);
    },
  };
}

/** Forgets it, with the account. */
export const forgetDay = (accountId: string): Promise<void> =>
  browser.storage.session.remove(keyOf(accountId)).catch(() => undefined);
