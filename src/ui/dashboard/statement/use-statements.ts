import { useEffect, useState } from "preact/hooks";
import { type Failure, failure } from "../../../domain/failure.ts";
import type { AccountOverview } from "../../../domain/overview.ts";
import { type Period, periodKey, spanOf } from "../../../domain/statement/period.ts";
import {
  type Money,
  moneyOf,
  moneysIn,
  type Subject,
} from "../../../domain/statement/statement-accounts.ts";
import { subjectKey } from "./address.ts";
import { type AccountStatement, readStatement } from "./read-statement.ts";

/** So many accounts are read at a time: the worker paces what it asks of each registrar. */
const atOnce = 4;

/** What is read by now, in the user's order, and of how many. */
export interface Statements {
  /** What they are of; of another subject or period they are not shown. */
  key: string;
  found: AccountStatement[];
  all: number;
  /** What is kept of an account cannot be reckoned with (a balance that is no number, say); null: all can. */
  problem: Failure | null;
}

const moneysOf = (accounts: readonly AccountOverview[], subject: Subject): Money[] => {
  if (subject.kind === "all") return moneysIn(accounts, subject);
  const money = moneyOf(accounts, subject.id);
  return money ? [money] : [];
};

/**
 * The statements of a subject, each as it comes; read anew when the subject, the period or the turn is another one.
 * @param turn whatever else is a reason to read again
 * @returns null: nothing has come yet
 */
export function useStatements(
  accounts: readonly AccountOverview[],
  subject: Subject,
  period: Period,
  turn: string,
): Statements | null {
  const [statements, setStatements] = useState<Statements | null>(null);
  const key = `${subjectKey(subject)} ${periodKey(period)} ${turn}`;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a statement is made once; what a check changes afterwards is not in it.
  useEffect(() => {
    let isWanted = true;
    const now = Date.now();
    const moneys = moneysOf(accounts, subject);
    const places: (AccountStatement | null)[] = moneys.map(() => null);
    const publish = (problem: Failure | null = null) => {
      if (!isWanted) return;
      const found = places.filter((each) => each !== null);
      setStatements((before) => ({
        key,
        found,
        all: moneys.length,
        problem: problem ?? (before?.key === key ? before.problem : null),
      }));
    };
    let next = 0;
    const readOn = async (): Promise<void> => {
      for (let place = next++; isWanted && place < moneys.length; place = next++) {
        const money = moneys[place];
        if (!money) return;
        places[place] = await readStatement(money, spanOf(period, now), now);
        publish();
      }
    };
    if (moneys.length === 0) publish();
    for (let each = 0; each < Math.min(atOnce, moneys.length); each++)
      readOn().catch((error: unknown) => publish(failure("storage", { text: String(error) })));
    return () => {
      isWanted = false;
    };
  }, [key]);
  return statements?.key === key ? statements : null;
}
