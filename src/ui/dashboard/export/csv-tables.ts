import { type CsvCell, csvDay, csvMoment, csvOf } from "../../../domain/csv.ts";
import type { Booking } from "../../../domain/foresight/account-lists.ts";
import { startOfDay } from "../../../domain/foresight/bank-days.ts";
import type { DaySums } from "../../../domain/foresight/day-sums.ts";
import type { UpcomingCharge } from "../../../domain/foresight/upcoming-charge.ts";
import { filledIn } from "../../../domain/money.ts";
import type { History } from "../../../storage/history-store.ts";
import { actionText } from "../../../text/charges-text.ts";
import { csvStyle } from "../../../text/csv-style.ts";
import { translate } from "../../../text/translate.ts";

/** A table for a spreadsheet: its first row, and the others. */
export interface CsvTable {
  header: string[];
  rows: CsvCell[][];
}

/** A table of sample accounts: each line says so in its first column, wherever it is copied to. */
export const markedSample = ({ header, rows }: CsvTable): CsvTable => ({
  header: [translate("sample_title"), ...header],
  rows: rows.map((row) => [translate("sample_data"), ...row]),
});

export const csvText = ({ header, rows }: CsvTable): string => csvOf(header, rows, csvStyle());

// What is not known says so in the file too: an empty cell could be taken for nothing.
const amount = (value: string | null): CsvCell =>
  value === null ? translate("state_unknown") : { number: value };
const moment = (at: number | null): CsvCell =>
  at === null ? translate("state_unknown") : csvMoment(at);

/** Every balance that is kept, oldest first. */
export const historyTable = ({ currency, points }: History): CsvTable => ({
  header: [
    translate("dash_csv_time"),
    translate("account_balance"),
    translate("reserved_deposits"),
    translate("dash_csv_currency"),
    translate("dash_csv_source"),
  ],
  rows: points.map(({ at, balance, deposits, past }) => [
    csvMoment(at),
    amount(balance),
    amount(deposits),
    currency,
    translate(past ? "dash_chart_past" : "dash_read_at"),
  ]),
});

/**
 * Upcoming charges, as listed.
 * @param today UTC day number
 * @param lacking said in the last line, where these are not all; null: they are
 */
export const chargesTable = (
  { rows, currency }: Pick<DaySums, "rows" | "currency">,
  today: number,
  lacking: string | null,
): CsvTable => ({
  header: [
    translate("dash_csv_charge_time"),
    translate("dash_charge_object"),
    translate("dash_charge_class"),
    translate("dash_csv_mode"),
    translate("dash_happens"),
    translate("dash_csv_net"),
    translate("dash_csv_gross"),
    translate("dash_csv_currency"),
    translate("dash_csv_lost"),
  ],
  rows: [
    ...rows.map((charge) => chargeCells(charge, currency, today)),
    ...(lacking === null ? [] : [[null, lacking]]),
  ],
});

const chargeCells = (charge: UpcomingCharge, currency: string, today: number): CsvCell[] => [
  moment(charge.at),
  charge.object,
  charge.objectClass,
  charge.renewalMode,
  actionText(charge, today),
  amount(charge.net),
  amount(charge.gross),
  charge.currency ?? currency,
  charge.lostAt === null ? null : csvMoment(charge.lostAt),
];

/** The sums of all charges by day. */
export const daySumsTable = ({ days, currency }: DaySums): CsvTable => ({
  header: [
    translate("dash_csv_day"),
    translate("dash_charge_count"),
    translate("dash_csv_gross"),
    translate("dash_csv_currency"),
  ],
  rows: Object.entries(days).map(([day, { sum, count }]) => [
    csvDay(startOfDay(Number(day))),
    { number: String(count) },
    // A sum is kept without the zeros at its end, which the registrar's own amounts have.
    { number: filledIn(sum, currency) },
    currency,
  ]),
});

/** The account's book. */
export const bookingsTable = (rows: readonly Booking[]): CsvTable => ({
  header: [
    translate("dash_csv_time"),
    translate("dash_csv_type"),
    translate("dash_csv_description"),
    translate("dash_csv_net"),
    translate("dash_csv_gross"),
    translate("dash_csv_currency"),
  ],
  rows: rows.map(({ at, type, description, net, gross, currency }) => [
    moment(at),
    type,
    description,
    amount(net),
    amount(gross),
    currency ?? translate("state_unknown"),
  ]),
});
