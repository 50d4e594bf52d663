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

/** Where something is kept, under which name, and for how many UTC days, that of its writing included. */
interface Span {
  area: "session" | "local";
  name: string;
  days: number;
}

// What may be had anew within the day is gone with the browser; a week's would be asked for at each of its starts.
const day: Span = { area: "session", name: "of-the-day", days: 1 };
const week: Span = { area: "local", name: "of-the-week", days: 7 };

const keyOf = ({ name }: Span, accountId: string): string => `${name}/${accountId}`;

function memoryOf(span: Span, account: Account): DayMemory {
  const key = keyOf(span, account.id);
  const login = loginKey(account);
  const area = browser.storage[span.area];
  const valid = async () => {
    const { [key]: kept } = await area.get(key).catch(() => ({ [key]: null }));
    if (!isKept(kept) || kept.login !== login) return null;
    const age = dayOf(Date.now()) - kept.day;
    return age >= 0 && age < span.days ? kept : null;
  };
  return {
    read: async () => (await valid())?.said ?? null,
    write: async (said) => {
      if (said.length > dayMemoryLimit) return;
      // What is added later is as old as what was there: it ends with it.
      const since = (await valid())?.day ?? dayOf(Date.now());
      // A memory that is full keeps nothing more: it is asked for again then.
      await area.set({ [key]: { day: since, login, said } }).catch(() => undefined);
    },
  };
}

/** What the client of a kept account keeps until the UTC day is over. Of another login, or another day, nothing is there. */
export const dayMemory = (account: Account): DayMemory => memoryOf(day, account);

/** What it keeps for seven days, from the first of what is kept on. */
export const weekMemory = (account: Account): DayMemory => memoryOf(week, account);

/** Forgets both: with the account, and where its login was changed, whose secrets are no part of what it is kept for. */
export async function forgetDay(accountId: string): Promise<void> {
  for (const span of [day, week])
    await browser.storage[span.area].remove(keyOf(span, accountId)).catch(() => undefined);
}
