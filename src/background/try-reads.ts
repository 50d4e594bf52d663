import { failed, failure, ok, type Result } from "../domain/failure.ts";
import type { Outcome } from "../domain/probe/probe.ts";
import { askEverything } from "../registrars/probe/ask-everything.ts";
import { vaultState } from "../vault/state.ts";
import { readWaiting } from "../vault/waiting-sign-in.ts";
import { accessProblem, clientFor } from "./registrar-access.ts";
import { dropUnsavedTest } from "./test-account.ts";

/**
 * What the login of a test that succeeded may read: each question is asked once, as small as it can be, and how it ended
 * is told. Nothing of the answers is kept, and it ends when the test is saved or another one made.
 * @returns `test-expired` where that test waits no longer; what ended it where the login itself fails or the registrar wants
 * to be left alone: the test waits no longer then
 */
export async function tryReads(ticket: string): Promise<Result<Outcome[]>> {
  const vault = await vaultState(Date.now());
  if (!vault.ok) return vault;
  if (vault.value.locked) return failed(failure("locked"));
  const waiting = await readWaiting();
  if (!waiting.ok) return waiting;
  if (waiting.value?.ticket !== ticket) return failed(failure("test-expired"));
  const { login, session, secretFields } = waiting.value;
  const barred = await accessProblem(login);
  if (barred) return failed(barred);
  const client = clientFor(login);
  const authorization = session
    ? ({ kind: "session", session: session.session } as const)
    : secretFields && ({ kind: "credential", secretFields, oneTimePassword: "" } as const);
  if (!authorization) return failed(failure("test-expired"));
  const { outcomes, ended } = await askEverything(client, authorization, Date.now(), {
    // The balance is on the page already, and the limits were asked for with it.
    except: ["balance", "terms", "ownRights", "rates"],
    days: 0,
    isWanted: async () => {
      const now = await readWaiting();
      return now.ok && now.value?.ticket === ticket;
    },
  });
  if (ended === null) return ok(outcomes);
  // Whatever came next would meet the same, a saving too: it has to be tested anew.
  await dropUnsavedTest();
  return failed(ended);
}
