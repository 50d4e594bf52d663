import { isZero, negate } from "../../../domain/money.ts";
import type { Statement, StatementLine } from "../../../domain/statement/statement.ts";
import { formatMoney } from "../../../text/format-money.ts";
import { formatDayOf } from "../../../text/format-time.ts";
import { maskedIn } from "../../../text/hidden-amounts.ts";
import { translate } from "../../../text/translate.ts";
import { BidiText, Unknown } from "../cells.tsx";
import { Amount } from "./figures.tsx";

interface EdgeProps {
  title: string;
  /** The UTC day, milliseconds since the epoch; null: of none. */
  at: number | null;
  amount?: string;
  balance: string | null;
  currency: string;
}

const Edge = ({ title, at, amount, balance, currency }: EdgeProps) => (
  <tr class="edge">
    <td class="whole">{at !== null && formatDayOf(at)}</td>
    <th scope="row">{title}</th>
    <td class="number">{amount !== undefined && <Amount value={amount} currency={currency} />}</td>
    <td class="number">
      <Amount value={balance} currency={currency} />
    </td>
  </tr>
);

/** All bookings between the two balances, with the balance behind each. */
export function BookingsTable({ statement }: { statement: Statement }) {
  const { span, currency, lines, opening, closing, unexplained } = statement;
  return (
    <>
      <h2>{translate("statement_bookings")}</h2>
      <table>
        <caption class="hidden">{translate("statement_bookings")}</caption>
        <thead>
          <tr>
            <th scope="col">{translate("dash_day")}</th>
            <th scope="col">{translate("statement_what")}</th>
            <th scope="col" class="number">
              {translate("statement_amount")}
            </th>
            <th scope="col" class="number">
              {translate("statement_balance")}
            </th>
          </tr>
        </thead>
        <tbody>
          <Edge
            title={translate("statement_opening")}
            at={span.start}
            balance={opening}
            currency={currency}
          />
          {lines.map((line, place) => (
            <Line key={place} line={line} currency={currency} />
          ))}
          {unexplained !== null && !isZero(unexplained) && (
            <Edge
              title={translate("dash_unexplained")}
              at={null}
              amount={unexplained}
              balance={closing}
              currency={currency}
            />
          )}
          <Edge
            title={translate("statement_closing")}
            at={Math.max(span.start, span.end - 1)}
            balance={closing}
            currency={currency}
          />
        </tbody>
      </table>
      {lines.length === 0 && statement.charged !== null && (
        <p class="soft">{translate("statement_no_lines")}</p>
      )}
    </>
  );
}

function Line({ line: { booking, balance }, currency }: { line: StatementLine; currency: string }) {
  const { at, type, description, gross, currency: booked } = booking;
  const effect = gross === null ? null : negate(gross);
  return (
    <tr>
      <td class="whole">{at === null ? <Unknown /> : formatDayOf(at)}</td>
      <th scope="row">
        <BidiText text={maskedIn(type)} />
        {description.trim() !== "" && (
          <>
            {", "}
            <bdi>{maskedIn(description)}</bdi>
          </>
        )}
      </th>
      <td class="number">
        {effect === null || booked === null ? (
          <Unknown />
        ) : booked === currency ? (
          <Amount value={effect} currency={currency} />
        ) : (
          formatMoney(effect, booked)
        )}
      </td>
      <td class="number soft">
        {balance !== null && <Amount value={balance} currency={currency} />}
      </td>
    </tr>
  );
}
