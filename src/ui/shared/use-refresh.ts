import { useState } from "preact/hooks";
import type { Failure, Result } from "../../domain/failure.ts";
import type { Overview } from "../../domain/overview.ts";
import { send } from "../../messages/send.ts";

export interface Refresh {
  /** Asks for fresh figures of the shown account; nothing while one is under way. */
  start: () => void;
  isBusy: boolean;
  /** How the last one by hand ended: the worker's own failure, or null; a new object each time. */
  outcome: { failure: Failure | null } | null;
}

/**
 * The refresh of one account by the user's hand. What it brought is read once more when it has ended.
 * @param read how this page reads the overview
 */
export function useRefresh(
  accountId: string | null,
  read: () => Promise<Result<Overview>>,
  setFound: (found: Result<Overview>) => void,
): Refresh {
  const [isBusy, setBusy] = useState(false);
  const [ended, setEnded] = useState<{ id: string; outcome: Refresh["outcome"] } | null>(null);

  async function run(id: string): Promise<void> {
    setBusy(true);
    const reply = await send("refresh", { accountId: id });
    setFound(await read());
    setEnded({ id, outcome: { failure: reply.ok ? null : reply.failure } });
    setBusy(false);
  }

  const start = () => {
    if (accountId !== null && !isBusy) void run(accountId);
  };
  // Of another account it says nothing.
  return { start, isBusy, outcome: ended?.id === accountId ? (ended?.outcome ?? null) : null };
}
