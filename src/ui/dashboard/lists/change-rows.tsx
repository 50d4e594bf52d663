import { useState } from "preact/hooks";
import type { Booking } from "../../../domain/foresight/account-lists.ts";
import type { ChangePart } from "../../../domain/foresight/balance-change.ts";
import { formatMoney } from "../../../text/format-money.ts";
import { formatMoment } from "../../../text/format-time.ts";
import { maskedIn } from "../../../text/hidden-amounts.ts";
import { formatCount, translate, translateCount } from "../../../text/translate.ts";
import { BidiText, Unknown } from "../cells.tsx";
import { Scroller } from "../scroller.tsx";

interface ChangeRowsProps {
  /** The first ones. */
  rows: Booking[];
  parts: ChangePart[];
}

/** The bookings of a change; drawn only when opened. */
export function ChangeRows({ rows, parts }: ChangeRowsProps) {
  const [isOpen, setOpen] = useState(false);
  const all = Math.max(
    rows.length,
    parts.reduce((sum, { count }) => sum + count, 0),
  );
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        {rows.length < all
          ? translateCount("dash_first_bookings", all, formatCount(rows.length))
          : translate("dash_the_bookings")}
      </summary>
      {isOpen && (
        <Scroller title={translate("dash_the_bookings")} class="tall">
          <table>
            <caption class="hidden">{translate("dash_the_bookings")}</caption>
            <thead>
              <tr>
                <th scope="col">{translate("dash_day")}</th>
                <th scope="col">{translate("dash_csv_type")}</th>
                <th scope="col">{translate("dash_csv_description")}</th>
                <th scope="col" class="number">
                  {translate("dash_csv_gross")}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, place) => (
                <Row key={place} row={row} />
              ))}
            </tbody>
          </table>
        </Scroller>
      )}
    </details>
  );
}

function Row({ row: { at, gross, currency, ...row } }: { row: Booking }) {
  const [type, description] = [maskedIn(row.type), maskedIn(row.description)];
  return (
    <tr>
      <td>{at === null ? <Unknown /> : formatMoment(at)}</td>
      <td class="ellipsis" title={type}>
        <BidiText text={type} />
      </td>
      <th scope="row">
        <span class="ellipsis" title={description}>
          <BidiText text={description} />
        </span>
      </th>
      <td class="number">
        {gross === null || currency === null ? <Unknown /> : formatMoney(gross, currency)}
      </td>
    </tr>
  );
}
