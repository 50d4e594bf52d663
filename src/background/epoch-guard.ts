// Both live as long as the worker does, and so does the work they are about.
const begun = new Map<string, number>();
const changing = new Map<string, number>();

const makeVoid = (accountId: string): void =>
  void begun.set(accountId, (begun.get(accountId) ?? 0) + 1);

/**
 * Changes an account's records while nothing is asked about it: an account is spread over several of them, and a
 * check between two writes would send the new password with the old login, or keep the old login's figures.
 * Answers that are under way become void, and what asks next starts afresh.
 */
export async function inNewEpoch<T>(accountId: string, change: () => Promise<T>): Promise<T> {
  makeVoid(accountId);
  changing.set(accountId, (changing.get(accountId) ?? 0) + 1);
  try {
    return await change();
  } finally {
    const others = (changing.get(accountId) ?? 1) - 1;
    if (others === 0) changing.delete(accountId);
    else changing.set(accountId, others);
    makeVoid(accountId);
  }
}

/** The state of all accounts now: to be taken before their records are read. */
export function epochsNow(): { isUntouched: (accountId: string) => boolean } {
  const asOf = new Map(begun);
  return {
    /** Whether no change of the account has begun since. */
    isUntouched: (id) => begun.get(id) === asOf.get(id) && !changing.has(id),
  };
}
