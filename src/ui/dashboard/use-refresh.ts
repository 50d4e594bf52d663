import { useCallback, useMemo, useState } from "preact/hooks";
import type { Failure, Result } from "../../domain/failure.ts";
import type { Overview } from "../../domain/overview.ts";
import { send } from "../../messages/send.ts";
import { overviewRecord } from "../../storage/overview-record.ts";
import type { Refresh } from "../popup/use-refresh.ts";

/** The refresh of one account by the user's hand. What it brought is read once more when it has ended. */
export function useRefresh(
  accountId: string | null,
  setFound: (found: Result<Overview>) => void,
): Refresh {
  const [isBusy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<{ accountId: string; failure: Failure | null } | null>(
    null,
  );

  const start = useCallback(() => {
    if (accountId === null || isBusy) return;
    setBusy(true);
    void send("refresh", { accountId }).then(async (reply) => {
      setFound(await overviewRecord.read());
      setOutcome({ accountId, failure: reply.ok ? null : reply.failure });
      setBusy(false);
    });
  }, [accountId, isBusy, setFound]);

  return useMemo(
    // How one account's refresh ended says nothing about the next one.
    () => ({ start, isBusy, outcome: outcome?.accountId === accountId ? outcome : null }),
    [start, isBusy, outcome, accountId],
  );
}
