import { failed, ok, type Result } from "../domain/failure.ts";
import type { Outcome, Probe } from "../domain/probe/probe.ts";
import { askEverything } from "../registrars/probe/ask-everything.ts";
import { observeForms } from "../registrars/probe/observe-forms.ts";
import { accountsRecord } from "../storage/accounts-record.ts";
import { askNow } from "./ask-now.ts";

/**
 * Asks an account's registrar everything once, and tells the form of its answers: no value of them leaves the worker.
 * What ended it early is in the report, and stands for the account as after any other question. Fails only where nothing
 * was asked at all.
 */
export async function probeAccount(accountId: string): Promise<Result<Probe>> {
  const accounts = await accountsRecord.read();
  if (!accounts.ok) return accounts;
  const account = accounts.value.find(({ id }) => id === accountId);
  // Nor may a name of a field be the login.
  const login = Object.values(account?.publicFields ?? {});
  const { observe, requests } = observeForms();
  let outcomes: Outcome[] = [];
  const answer = await askNow(
    accountId,
    "rights",
    async (client, authorization, { withPermit }) => {
      const asked = await askEverything(client, authorization, Date.now(), {
        inTurn: withPermit,
      });
      outcomes = asked.outcomes;
      return asked.ended === null ? ok(null) : failed(asked.ended);
    },
    {
      observe: (answer) => observe({ ...answer, secrets: [...answer.secrets, ...login] }),
      isOfFigures: () => ["balance", "counts"].includes(outcomes.at(-1)?.method ?? ""),
    },
  );
  const seen = requests();
  return answer.ok || seen.length > 0 ? ok({ requests: seen, outcomes }) : answer;
}
