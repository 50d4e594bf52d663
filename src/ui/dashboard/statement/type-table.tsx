import type { Decimal } from "../../../domain/account.ts";
import { add, subtract } from "../../../domain/money.ts";
import type { TypeSum } from "../../../domain/statement/statement.ts";
import type { SummedFigures } from "../../../domain/statement/sum-statements.ts";
import { maskedIn } from "../../../text/hidden-amounts.ts";
import { formatCount, translate } from "../../../text/translate.ts";
import { BidiText } from "../cells.tsx";
import { Amount } from "./figures.tsx";

interface TypeTablesProps {
  charged: TypeTableProps["rows"];
  paidIn: TypeTableProps["rows"];
  /** The figures that they are the parts of. */
  figures: Pick<SummedFigures, "charged" | "paidIn">;
  currency: string;
}

/** What was charged and what was paid in, each by type. */
export const TypeTables = ({ charged, paidIn, figures, currency }: TypeTablesProps) => (
  <>
    <TypeTable
      title={translate("statement_charged_by")}
      sumTitle={translate("statement_charged")}
      rows={charged}
      sum={figures.charged}
      currency={currency}
    />
    <TypeTable
      title={translate("statement_paid_in_by")}
      sumTitle={translate("statement_paid_in")}
      rows={paidIn}
      sum={figures.paidIn}
      currency={currency}
    />
  </>
);

interface TypeTableProps {
  title: string;
  /** Names the sum below. */
  sumTitle: string;
  /** The registrar stands beside the type where there are several. */
  rows: readonly (TypeSum & { place?: string })[];
  /** null: not all bookings are known. */
  sum: Decimal | null;
  currency: string;
}

/** What was booked, by type; net and VAT where the registrar tells them of all. Nothing where there is no booking. */
function TypeTable({ title, sumTitle, rows, sum, currency }: TypeTableProps) {
  const isSplit = rows.some(({ net }) => net !== null);
  // Only of all: beside an unknown sum a known part of it would be taken for the whole.
  const net = rows.reduce<Decimal | null>(
    (all, row) => (all === null || row.net === null ? null : add(all, row.net)),
    sum === null ? null : "0",
  );
  if (rows.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <table>
        <caption class="hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{translate("dash_csv_type")}</th>
            <th scope="col" class="number">
              {translate("statement_bookings")}
            </th>
            {isSplit && (
              <>
                <th scope="col" class="number net">
                  {translate("statement_net")}
                </th>
                <th scope="col" class="number net">
                  {translate("statement_vat")}
                </th>
              </>
            )}
            <th scope="col" class="number">
              {translate("statement_amount")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ type, place, count, net, gross }) => (
            <tr key={`${place} ${type}`}>
              <th scope="row">
                <BidiText text={maskedIn(type)} />
                {place !== undefined && <span class="soft"> · {place}</span>}
              </th>
              <td class="number">{formatCount(count)}</td>
              {isSplit && (
                <>
                  <td class="number net">
                    <Amount value={net} currency={currency} />
                  </td>
                  <td class="number net">
                    <Amount
                      value={net === null ? null : subtract(gross, net)}
                      currency={currency}
                    />
                  </td>
                </>
              )}
              <td class="number">
                <Amount value={gross} currency={currency} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{sumTitle}</th>
            <td class="number">
              {sum !== null && formatCount(rows.reduce((all, { count }) => all + count, 0))}
            </td>
            {isSplit && (
              <>
                <td class="number net">
                  {net !== null && <Amount value={net} currency={currency} />}
                </td>
                <td class="number net">
                  {net !== null && sum !== null && (
                    <Amount value={subtract(sum, net)} currency={currency} />
                  )}
                </td>
              </>
            )}
            <td class="number">
              <Amount value={sum} currency={currency} />
            </td>
          </tr>
        </tfoot>
      </table>
    </>
  );
}
