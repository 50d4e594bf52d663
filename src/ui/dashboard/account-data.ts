import { useEffect, useRef, useState } from "preact/hooks";
import type { Overview } from "../../domain/overview.ts";
import { isSampleId } from "../../domain/sample-id.ts";
import { send } from "../../messages/send.ts";
import { type KeptMoney, readKeptMoney } from "../../storage/money-records.ts";

/** What is kept of one account beside the overview. */
export interface AccountData extends KeptMoney {
  accountId: string;
}

/** Of a sample nothing is kept: the worker makes it. Where it cannot, that stands for each part. */
async function moneyOf(accountId: string): Promise<KeptMoney> {
  if (!isSampleId(accountId)) return readKeptMoney(accountId);
  const reply = await send("read-sample", { accountId });
  if (reply.ok) return reply.value;
  return { charges: reply, loading: reply, history: reply, ledger: reply };
}

export const readAccountData = async (accountId: string): Promise<AccountData> => ({
  accountId,
  ...(await moneyOf(accountId)),
});

/** The parts that are as before keep their identity, so that what hangs on them is not drawn again. */
function kept(before: AccountData | null, next: AccountData): AccountData {
  if (before?.accountId !== next.accountId) return next;
  const same = <K extends keyof AccountData>(key: K): AccountData[K] =>
    JSON.stringify(before[key]) === JSON.stringify(next[key]) ? before[key] : next[key];
  return {
    accountId: next.accountId,
    charges: same("charges"),
    loading: same("loading"),
    history: same("history"),
    ledger: same("ledger"),
  };
}

/**
 * The data of the account that is shown, read again whenever the worker has published an overview. Until
 * that of another account is read, the one before stays: nothing jumps.
 * @param accountId null: none is to be shown, and none is held
 */
export function useAccountData(
  accountId: string | null,
  overview: Overview,
  first: AccountData | null,
): AccountData | null {
  const [data, setData] = useState(first);
  // What was read before the first painting needs no second reading.
  const isRead = useRef(first !== null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: an overview that has changed is what tells of new data.
  useEffect(() => {
    if (accountId === null) setData(null);
    if (accountId === null || isRead.current) {
      isRead.current = false;
      return;
    }
    let isWanted = true;
    void readAccountData(accountId).then((next) => {
      if (isWanted) setData((before) => kept(before, next));
    });
    return () => {
      isWanted = false;
    };
  }, [accountId, overview]);
  return accountId === null ? null : data;
}
