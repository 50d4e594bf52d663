import { useState } from "preact/hooks";
import type { Failure, Result } from "../../domain/failure.ts";
import type { Overview } from "../../domain/overview.ts";
import { send } from "../../messages/send.ts";

export interface Refresh {
  /** Asks for fresh figures of the shown account, or of all; nothing while one is under way. */
  start: () => void;
  isBusy: boolean;
  /** Since when it is under way, milliseconds since the epoch; null: it is not, or it is of something else. */
  since: number | null;
  /** How the last one by hand ended: the worker's own failure, or null; a new object each time. */
  outcome: { failure: Failure | null } | null;
}

/** Stands for all accounts where one is named by its id. */
const all = "";

/**
 * The refresh of one account by the user's hand, or of all. What it brought is read once more when it has ended.
 * @param read how this page reads the overview
 * @param isOfAll whether all are meant instead of the one
 */
export function useRefresh(
  accountId: string | null,
  read: () => Promise<Result<Overview>>,
  setFound: (found: Result<Overview>) => void,
  isOfAll = false,
): Refresh {
  const [running, setRunning] = useState<{ id: string; since: number } | null>(null);
  const [ended, setEnded] = useState<{ id: string; outcome: Refresh["outcome"] } | null>(null);

  async function run(id: string): Promise<void> {
    setRunning({ id, since: Date.now() });
    const reply = await send("refresh", { accountId: id || null });
    setFound(await read());
    setEnded({ id, outcome: { failure: reply.ok ? null : reply.failure } });
    setRunning(null);
  }

  const id = isOfAll ? all : accountId;
  const isBusy = running !== null;
  // Of another account it says nothing.
  return {
    start: () => {
      if (id !== null && !isBusy) void run(id);
    },
    isBusy,
    since: running?.id === id ? (running?.since ?? null) : null,
    outcome: ended?.id === id ? (ended?.outcome ?? null) : null,
  };
}
