import { isZero } from "../../../domain/money.ts";
import { type Period, spanOf } from "../../../domain/statement/period.ts";
import type { Statement } from "../../../domain/statement/statement.ts";
import type { Subject } from "../../../domain/statement/statement-accounts.ts";
import {
  type SummedFigures,
  summedFigures,
  sumStatements,
} from "../../../domain/statement/sum-statements.ts";
import { placeText } from "../../../text/failure-text.ts";
import { formatUtcMoment } from "../../../text/format-period.ts";
import { missingNote } from "../../../text/statement-text.ts";
import { formatCount, translate, translateCount } from "../../../text/translate.ts";
import { Scroller } from "../scroller.tsx";
import { Amount, FiguresRow } from "./figures.tsx";
import { type KnownStatement, typesOfAll } from "./known-statements.ts";
import { SheetFrame } from "./sheet-frame.tsx";
import { figureNames } from "./statement-table.ts";
import { subjectText } from "./subject-text.ts";
import { TypeTables } from "./type-table.tsx";

interface AllSheetProps {
  subject: Extract<Subject, { kind: "all" }>;
  known: readonly KnownStatement[];
  period: Period;
  at: number;
  /** Accounts that are in no such statement: their currency is unknown. */
  left: number;
}

/** Only words: the failure in full stands on the account's own statement. */
const whyOf = ({ missing }: Statement, registrar: string): string =>
  missing.map((each) => missingNote(each, registrar)).join(" ");

/** One statement for all accounts of a currency: a row for each, and what they are together. */
export function AllSheet({ subject, known, period, at, left }: AllSheetProps) {
  const { currency } = subject;
  // Nothing was read from any of them, where the vault is locked for instance.
  const isRead = known.some(
    ({ statement }) => !statement.missing.some(({ kind }) => kind === "refused"),
  );
  // Most accounts lack the same: each cause is said once, below the table.
  const whys = known.map(({ account, statement }) => whyOf(statement, account.facts.name));
  const notes = [...new Set(whys.filter((why) => why !== ""))];
  const sums = sumStatements(known.map(({ statement }) => statement));
  return (
    <SheetFrame
      period={period}
      at={at}
      currency={currency}
      name={subjectText(subject, [])}
      place={subject.system === "live" ? "LIVE" : "OT&E"}
      isTest={subject.system === "ote"}
      source={isRead ? translate("statement_read_all", formatUtcMoment(at)) : ""}
    >
      <FiguresRow
        figures={sums}
        currency={currency}
        span={spanOf(period, at)}
        missing={known.flatMap(({ statement }) => statement.missing)}
      />
      <h2>{translate("accounts")}</h2>
      <Scroller title={translate("accounts")}>
        <table class="by-account">
          <caption class="hidden">{translate("accounts")}</caption>
          <thead>
            <tr>
              <th scope="col">{translate("dash_account")}</th>
              {summedFigures.map((figure) => (
                <th key={figure} scope="col" class="number">
                  {translate(figureNames[figure])}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {known.map(({ account, statement }, place) => (
              <tr key={account.id}>
                <th scope="row">
                  <bdi>{account.name}</bdi>
                  <NoteMark number={notes.indexOf(whys[place] ?? "") + 1} />
                  <small class="soft">{placeText(account)}</small>
                </th>
                <Cells figures={statement} currency={currency} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">
                {translate("statement_sum")} ({formatCount(known.length)})
              </th>
              <Cells figures={sums} currency={currency} />
            </tr>
          </tfoot>
        </table>
      </Scroller>
      {notes.length > 0 && (
        <ol class="footnotes soft" aria-label={translate("statement_notes")}>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ol>
      )}
      <TypeTables
        charged={typesOfAll(known, ({ chargedBy }) => chargedBy)}
        paidIn={typesOfAll(known, ({ paidInBy }) => paidInBy)}
        figures={sums}
        currency={currency}
      />
      {left > 0 && <p class="none">{translateCount("statement_uncounted", left)}</p>}
    </SheetFrame>
  );
}

/** Leads from a row to the note of that number, from 1; with 0 there is none. */
const NoteMark = ({ number }: { number: number }) =>
  number > 0 && (
    <sup>
      <span class="hidden">{translate("statement_note")} </span>
      {formatCount(number)}
    </sup>
  );

const Cells = ({ figures, currency }: { figures: SummedFigures; currency: string }) =>
  summedFigures.map((figure) => {
    const value = figures[figure];
    const isOdd = figure === "unexplained" && value !== null && !isZero(value);
    return (
      <td key={figure} class={`number ${isOdd ? "care" : ""}`}>
        <Amount value={value} currency={currency} />
      </td>
    );
  });
