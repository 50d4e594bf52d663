import { type CsvCell, csvMoment } from "../../../domain/csv.ts";
import { filledIn, negate, subtract } from "../../../domain/money.ts";
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

/** Net, VAT and gross as they did to the balance: below zero was charged. What is not told of one is unknown. */
function amounts(
  { net, gross }: { net: string | null; gross: string | null },
  currency: string,
  sign: (value: string) => string = (value) => value,
): CsvCell[] {
  const vat = net === null || gross === null ? null : subtract(gross, net);
  return [net, vat, gross].map((each) => amount(each === null ? null : sign(each), currency));
}

/**
 * One account's bookings between its balances: the amounts of all lines add up to what the balance moved. The sums by type
 * are a table of their own.
 */
export function statementTable({ account, statement }: KnownStatement): CsvTable {
  const { currency, span, opening, closing, unexplained } = statement;
  const balance = (
    name: "statement_opening" | "statement_closing",
    at: number,
    value: string | null,
  ) => [
    translate(name),
    csvMoment(at),
    ...Array<CsvCell>(5).fill(null),
    amount(value, currency),
    currency,
  ];
  return {
    header: [
      translate("statement_line"),
      translate("dash_csv_time"),
      translate("dash_csv_type"),
      translate("dash_csv_description"),
      translate("statement_net"),
      translate("statement_vat"),
      translate("statement_amount"),
      translate("statement_balance"),
      translate("dash_csv_currency"),
    ],
    rows: [
      balance("statement_opening", span.start, opening),
      ...statement.lines.map(({ booking, balance: after }) => [
        translate("statement_booking"),
        booking.at === null ? translate("state_unknown") : csvMoment(booking.at),
        booking.type,
        booking.description,
        ...amounts(booking, currency, negate),
        amount(after, currency),
        booking.currency ?? translate("state_unknown"),
      ]),
      [
        translate("dash_unexplained"),
        ...Array<CsvCell>(5).fill(null),
        amount(unexplained, currency),
        null,
        currency,
      ],
      balance("statement_closing", span.end, closing),
      ...notes(statement, account.facts.name).map((text) => [
        translate("statement_note"),
        null,
        null,
        text,
        ...Array<CsvCell>(4).fill(null),
        currency,
      ]),
    ],
  };
}

/** The same by type: what was paid in and what was charged, as often as it was. */
export function sumsTable({ account, statement }: KnownStatement): CsvTable {
  const { currency } = statement;
  const sums = (
    name: "statement_paid_in" | "statement_charged",
    rows: readonly TypeSum[],
    total: string | null,
  ): CsvCell[][] =>
    // The sums by type are the whole where there are any; else the file says that it is none, or unknown.
    total === null || rows.length === 0
      ? [[translate(name), null, null, null, null, amount(total, currency), currency]]
      : rows.map(({ type, count, net, gross }) => [
          translate(name),
          type,
          { number: String(count) },
          ...amounts({ net, gross }, currency, name === "statement_charged" ? negate : undefined),
          currency,
        ]);
  return {
    header: [
      translate("statement_line"),
      translate("dash_csv_type"),
      translate("statement_bookings"),
      translate("statement_net"),
      translate("statement_vat"),
      translate("statement_amount"),
      translate("dash_csv_currency"),
    ],
    rows: [
      ...sums("statement_paid_in", statement.paidInBy, statement.paidIn),
      ...sums("statement_charged", statement.chargedBy, statement.charged),
      ...notes(statement, account.facts.name).map((text) => [
        translate("statement_note"),
        text,
        ...Array<CsvCell>(4).fill(null),
        currency,
      ]),
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
