import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Overview } from "../../../domain/overview.ts";
import type { Period } from "../../../domain/statement/period.ts";
import { type Subject, withoutCurrency } from "../../../domain/statement/statement-accounts.ts";
import { formatPeriod } from "../../../text/format-period.ts";
import { formatCount, translate } from "../../../text/translate.ts";
import { FailureNote } from "../../shared/failure-note.tsx";
import type { CsvTable } from "../export/csv-tables.ts";
import { downloadCsv, savedText } from "../export/download.ts";
import { Guarded } from "../guarded.tsx";
import { AccountSheet } from "./account-sheet.tsx";
import { AllSheet } from "./all-sheet.tsx";
import { knownStatements } from "./known-statements.ts";
import { allTable, statementTable, sumsTable } from "./statement-table.ts";
import { StatementTools } from "./statement-tools.tsx";
import { subjectText } from "./subject-text.ts";
import { type Statements, useStatements } from "./use-statements.ts";

/** Milliseconds: a message goes away by itself. */
const saidFor = 10_000;

interface ShownStatementProps {
  overview: Overview;
  subject: Subject;
  period: Period;
  now: number;
  /** What is wrong with the page as a whole. */
  notes: ComponentChildren;
}

/** The statement that the address asks for: its choices, itself, and its file. */
export function ShownStatement({ overview, subject, period, now, notes }: ShownStatementProps) {
  const { accounts, vault } = overview;
  const [tries, setTries] = useState(0);
  const [said, say] = useState("");
  useEffect(() => {
    const timer = said === "" ? undefined : setTimeout(() => say(""), saidFor);
    return () => clearTimeout(timer);
  }, [said]);
  // Once it is unlocked, or the accounts or their first figures are others, it is read again: not with each check.
  const turn = [
    tries,
    vault.locked,
    ...accounts.map(({ id, figures }) => `${id} ${figures?.currency ?? ""}`),
  ].join();
  const statements = useStatements(accounts, subject, period, turn);
  const isRead = statements !== null && statements.found.length === statements.all;
  const known = statements ? knownStatements(statements.found) : [];
  const [first] = known;

  const left = subject.kind === "all" ? withoutCurrency(accounts, subject.system) : 0;
  const whose = subject.kind === "all" ? subjectText(subject, accounts) : first?.account.name;
  function save(table: CsvTable | undefined, what: string): void {
    if (!table || !first) return;
    const of = { id: first.account.id, name: whose ?? "" };
    const name = downloadCsv(of, [what, formatPeriod(period)], table);
    say(savedText(name, table.rows.length));
  }
  const saveAll = () =>
    save(
      subject.kind === "all"
        ? allTable(known, subject.currency, left)
        : first && statementTable(first),
      translate("statement"),
    );
  const saveSums = () => save(first && sumsTable(first), translate("statement_sums"));

  const isRefused = known.some(({ statement }) =>
    statement.missing.some(({ kind }) => kind === "refused"),
  );
  return (
    <>
      <StatementTools
        accounts={accounts}
        subject={subject}
        period={period}
        now={now}
        save={isRead && first ? saveAll : null}
        saveSums={isRead && first && subject.kind === "account" ? saveSums : null}
      />
      <main aria-busy={!isRead && !statements?.problem}>
        {notes}
        <p class="said" role="status">
          {isRead ? said : statements?.problem ? "" : progressText(statements)}
        </p>
        {statements?.problem && (
          <div class="notes">
            <FailureNote failure={statements.problem} care />
          </div>
        )}
        {!isRead && <h1 class="hidden">{translate("statement")}</h1>}
        {isRead && isRefused && (
          <p class="again">
            <button type="button" class="button" onClick={() => setTries(tries + 1)}>
              {translate("try_again")}
            </button>
          </p>
        )}
        {isRead && (
          <Guarded of={statements}>
            {subject.kind === "all" ? (
              <AllSheet
                subject={subject}
                known={known}
                period={period}
                at={statements.found[0]?.at ?? now}
                left={left}
              />
            ) : (
              statements.found.map((found) => (
                <AccountSheet key={found.money[0].id} found={found} period={period} />
              ))
            )}
          </Guarded>
        )}
      </main>
    </>
  );
}

const progressText = (statements: Statements | null): string =>
  statements && statements.all > 1
    ? translate(
        "statement_progress",
        formatCount(statements.found.length),
        formatCount(statements.all),
      )
    : translate("dash_reading");
