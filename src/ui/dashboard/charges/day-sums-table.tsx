import { useState } from "preact/hooks";
import type { DaySums } from "../../../domain/foresight/day-sums.ts";
import { formatDayOfYear } from "../../../text/format-day.ts";
import { formatAmount } from "../../../text/format-money.ts";
import { formatCount, translate } from "../../../text/translate.ts";
import { Scroller } from "../scroller.tsx";

/** What is charged on each day, of the whole list however long it is. Drawn only when opened. */
export function DaySumsTable({ sums }: { sums: DaySums }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{translate("dash_day_sums")}</summary>
      {isOpen && (
        <Scroller title={translate("dash_day_sums")} class="tall">
          <table>
            <caption class="hidden">{translate("dash_day_sums")}</caption>
            <thead>
              <tr>
                <th scope="col">{translate("dash_charge_day")}</th>
                <th scope="col" class="number">
                  {translate("dash_charge_count")}
                </th>
                <th scope="col" class="number">
                  {translate("dash_sum_in", sums.currency)}
                </th>
              </tr>
            </thead>
            <tbody>
              {Object.entries(sums.days).map(([day, { sum, count }]) => (
                <tr key={day}>
                  <th scope="row">{formatDayOfYear(Number(day))}</th>
                  <td class="number">{formatCount(count)}</td>
                  <td class="number">{formatAmount(sum, sums.currency)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroller>
      )}
    </details>
  );
}
