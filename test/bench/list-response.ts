import type { Decimal } from "../../src/domain/account.ts";
import { decimalPattern } from "../../src/domain/decimal-pattern.ts";
import { rowsOf } from "../../src/registrars/line-protocol/columns.ts";
import { parseResponse } from "../../src/registrars/line-protocol/parse-response.ts";

/** Out of one flat piece of memory, as the transport hands a body over. */
const flat = (text: string): string => Buffer.from(text).toString("utf8");

const response = (lines: string[]): string =>
  flat(
    `[RESPONSE]\nCODE = 200\nDESCRIPTION = Command completed successfully\n${lines.join("\n")}\nEOF\n`,
  );

const columns: readonly (readonly [name: string, value: (row: number) => string])[] = [
  ["OBJECTID", (row) => `harbour-${row}.example`],
  ["ACCOUNTINGDATE", (row) => `2027-0${1 + (row % 9)}-1${row % 10} 00:00:00`],
  ["NEXTACTION", (row) => (row % 7 === 0 ? "finalize" : "pay")],
  ["PRICE", (row) => `${8 + (row % 23)}.${10 + (row % 80)}`],
];

/** What QueryObjectRenewalList sends, of about so many bytes: four columns, one after the other. */
export function listResponse(bytes: number): string {
  const bytesOfRow = 173;
  const rows = Array.from({ length: Math.ceil(bytes / bytesOfRow) }, (_, row) => row);
  return response(
    columns.flatMap(([name, value]) =>
      rows.map((row) => `PROPERTY[${name}][${row}] = ${value(row)}`),
    ),
  );
}

/** A response of lines of 100,000 spaces: blank ones, before a sign, and as a value. */
export function spacesResponse(bytes: number): string {
  const spaces = " ".repeat(100_000);
  const kinds = [spaces, `PROPERTY[A][0]${spaces}= x`, `PROPERTY[A][0] = ${spaces}x${spaces}`];
  const lines = Array.from({ length: Math.ceil(bytes / 133_000) }, (_, i) => kinds[i % 3] ?? "");
  return response(lines);
}

export interface Charge {
  object: string;
  date: string;
  action: string;
  /** null: unknown. */
  price: Decimal | null;
}

/** The whole way of the product: from the body to typed rows. */
export function readCharges(body: string): Charge[] {
  const result = parseResponse(body);
  if (!result.ok) throw new Error(result.failure.text);
  const names = ["OBJECTID", "ACCOUNTINGDATE", "NEXTACTION", "PRICE"] as const;
  return rowsOf(result.value.columns, names, (object = "", date = "", action = "", price) => ({
    object,
    date,
    action,
    price: price !== undefined && decimalPattern.test(price) ? price : null,
  }));
}
