import { type CsvCell, csvMoment } from "../../../domain/csv.ts";
import { filledIn, negate } from "../../../domain/money.ts";
import type { Statement, TypeSum } from "../../../domain/statement/statement.ts";
import {
  type SummedFigures,
  summedFigures,
  sumStatements,
} from "../../../domain/statement/sum-statements.ts";
import { placeText } from "../../../text/failure-text.ts";
import { missingNote } from "../../../text/statement-text.ts";
import { translate, translateCount } from "../../../text/translate.ts";
import type { CsvTable } from "../export/csv-tables.ts";
import type { KnownStatement } from "./known-statements.ts";

/** What each figure is called, here and on the page. */
export const figureNames = {
  opening: "statement_opening",
  paidIn: "statement_paid_in",
  charged: "statement_charged",
  unexplained: "dash_unexplained",
  closing: "statement_closing",
} as const satisfies Record<keyof SummedFigures, Parameters<typeof translate>[0]>;

// What is not known says so in the file too: an empty cell could be taken for nothing.
const amount = (value: string | null, currency: string): CsvCell =>
  value === null ? translate("state_unknown") : { number: filledIn(value, currency) };

/** Why figures are unknown, a sentence each. */
const notes = (statement: Statement, registrar: string): string[] =>
  statement.missing.map((each) => missingNote(each, registrar));

/**
 * One account's statement. Amounts are what they did to the balance: below zero was charged. What a line is stands in its
 * first cell, so that bookings are not added to their own sums.
 */
export function statementTable({ account, statement }: KnownStatement): CsvTable {
  const { currency, span, opening, closing, unexplained } = statement;
  const line = (
    name: Parameters<typeof translate>[0],
    part: Partial<
      Record<"time" | "type" | "text" | "count" | "net" | "amount" | "balance", CsvCell>
    >,
    booked = currency,
  ): CsvCell[] => [
    translate(name),
    part.time ?? null,
    part.type ?? null,
    part.text ?? null,
    part.count ?? null,
    part.net ?? null,
    part.amount ?? null,
    part.balance ?? null,
    booked,
  ];
  const sums = (name: "statement_paid_in" | "statement_charged", rows: readonly TypeSum[]) =>
    rows.map(({ type, count, net, gross }) => {
      const sign = name === "statement_charged" ? negate : (value: string) => value;
      return line(name, {
        type,
        count: { number: String(count) },
        net: amount(net === null ? null : sign(net), currency),
        amount: amount(sign(gross), currency),
      });
    });
  // The sums by type are the whole where there are any; else the file says that it is none, or unknown.
  const total = (name: "statement_paid_in" | "statement_charged", value: string | null) => {
    const rows = name === "statement_charged" ? statement.chargedBy : statement.paidInBy;
    return value === null || rows.length === 0
      ? [line(name, { amount: amount(value, currency) })]
      : [];
  };
  return {
    header: [
      translate("statement_line"),
      translate("dash_csv_time"),
      translate("dash_csv_type"),
      translate("dash_csv_description"),
      translate("statement_bookings"),
      translate("statement_net"),
      translate("statement_amount"),
      translate("statement_balance"),
      translate("dash_csv_currency"),
    ],
    rows: [
      line("statement_opening", {
        time: csvMoment(span.start),
        balance: amount(opening, currency),
      }),
      ...total("statement_paid_in", statement.paidIn),
      ...sums("statement_paid_in", statement.paidInBy),
      ...total("statement_charged", statement.charged),
      ...sums("statement_charged", statement.chargedBy),
      line("dash_unexplained", { amount: amount(unexplained, currency) }),
      line("statement_closing", { time: csvMoment(span.end), balance: amount(closing, currency) }),
      ...notes(statement, account.facts.name).map((text) => line("statement_note", { text })),
      ...statement.lines.map(
        ({ booking: { at, type, description, net, gross, ...rest }, balance }) =>
          line(
            "statement_booking",
            {
              time: at === null ? translate("state_unknown") : csvMoment(at),
              type,
              text: description,
              net: amount(net === null ? null : negate(net), currency),
              amount: amount(gross === null ? null : negate(gross), currency),
              balance: amount(balance, currency),
            },
            rest.currency ?? translate("state_unknown"),
          ),
      ),
    ],
  };
}

/**
 * The statement of all accounts of a currency: a line each, then their sum, and what it lacks.
 * @param left accounts that are in no such statement: their currency is unknown
 */
export function allTable(
  known: readonly KnownStatement[],
  currency: string,
  left: number,
): CsvTable {
  const cells = (figures: SummedFigures) =>
    summedFigures.map((figure) => amount(figures[figure], currency));
  return {
    header: [
      translate("dash_account"),
      translate("field_registrar"),
      ...summedFigures.map((figure) => translate(figureNames[figure])),
      translate("dash_csv_currency"),
      translate("statement_note"),
    ],
    rows: [
      ...known.map(({ account, statement }) => [
        account.name,
        placeText(account),
        ...cells(statement),
        currency,
        notes(statement, account.facts.name).join(" ") || null,
      ]),
      [
        translate("statement_sum"),
        null,
        ...cells(sumStatements(known.map(({ statement }) => statement))),
        currency,
        left > 0 ? translateCount("statement_uncounted", left) : null,
      ],
    ],
  };
}
