import { useMemo, useState } from "preact/hooks";
import type { UpcomingCharge } from "../../../domain/foresight/upcoming-charge.ts";
import { actionText } from "../../../text/charges-text.ts";
import { formatDate } from "../../../text/format-day.ts";
import { formatMoney } from "../../../text/format-money.ts";
import { formatCount, translate, translateCount } from "../../../text/translate.ts";
import { remPixels } from "../../shared/rem-pixels.ts";
import { BidiText, Unknown } from "../cells.tsx";
import { domainTitle } from "../domains/domain-name.ts";
import { DomainText } from "../domains/domain-text.tsx";
import { Scroller } from "../scroller.tsx";
import { SortHeader } from "../sort-header.tsx";
import { type ChargeSort, chargeColumns, inOrder, matching } from "./charge-order.ts";
import { useVirtualRows } from "./use-virtual-rows.ts";

interface ChargesTableProps {
  charges: readonly UpcomingCharge[];
  /** The account's. */
  currency: string;
  /** UTC day number. */
  today: number;
}

/** Rem, of a row, the head and the whole; the style sheet has it too. */
const [rowRem, headRem, maxRem] = [2.125, 2.5, 27.5];

/** The rows that are kept of the list: sorted, filtered, and drawn as far as they are in sight. */
export function ChargesTable({ charges, currency, today }: ChargesTableProps) {
  const [filter, setFilter] = useState("");
  const [sort, setSort] = useState<ChargeSort>({ column: "day", isDescending: false });
  const shown = useMemo(
    () => inOrder(matching(charges, filter, today), sort, today),
    [charges, filter, sort, today],
  );
  const rem = remPixels();
  const rowHeight = rowRem * rem;
  const { scroller, places, before, behind, toTop } = useVirtualRows(shown.length, rowHeight);
  // As high as all rows, up to a limit: a filter that leaves few of them moves nothing below.
  const height = Math.min(maxRem * rem, headRem * rem + charges.length * rowHeight);
  const change = (act: () => void) => {
    act();
    toTop();
  };
  return (
    <div class="charges">
      <p class="filter">
        <label for="charges-filter">{translate("dash_filter")}</label>
        <input
          id="charges-filter"
          type="search"
          value={filter}
          onInput={({ currentTarget }) => change(() => setFilter(currentTarget.value))}
        />
        <span class="soft" role="status">
          {filter !== "" && translateCount("dash_rows_found", shown.length)}
        </span>
      </p>
      <Scroller title={translate("dash_upcoming")} inner={scroller} class="tall" height={height}>
        <table class="fixed" aria-rowcount={shown.length + 1}>
          <caption class="hidden">{translate("dash_upcoming")}</caption>
          <thead>
            <tr aria-rowindex={1}>
              {chargeColumns.map((column) => (
                <SortHeader
                  key={column}
                  column={column}
                  title={translate(`dash_charge_${column}`)}
                  sort={sort}
                  change={(next) => change(() => setSort(next))}
                  isNumber={column === "amount"}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            <Gap height={before} />
            {places.map((place) => {
              const charge = shown[place];
              return (
                charge && (
                  <Row
                    key={place}
                    charge={charge}
                    currency={currency}
                    place={place}
                    today={today}
                  />
                )
              );
            })}
            <Gap height={behind} />
          </tbody>
        </table>
        {shown.length === 0 && <p class="soft">{translate("dash_no_match")}</p>}
      </Scroller>
    </div>
  );
}

/** Stands for rows that are not drawn. */
const Gap = ({ height }: { height: number }) =>
  height > 0 ? (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row takes no focus.
    <tr aria-hidden="true" class="gap">
      <td colSpan={chargeColumns.length} style={{ height: `${height}px` }} />
    </tr>
  ) : null;

interface RowProps {
  charge: UpcomingCharge;
  currency: string;
  place: number;
  today: number;
}

function Row({ charge, currency, place, today }: RowProps) {
  const { object, objectClass, nextAction, at, gross } = charge;
  return (
    <tr aria-rowindex={place + 2}>
      <td>{at === null ? <Unknown /> : formatDate(at)}</td>
      <th scope="row" class="ellipsis" title={domainTitle(object)}>
        <DomainText listed={object} />
      </th>
      <td class="ellipsis" title={objectClass}>
        <BidiText text={objectClass} />
      </td>
      <td
        class={`ellipsis ${nextAction === "expireunpaid" ? "loss" : nextAction === "pay" ? "" : "soft"}`}
        title={charge.renewalMode}
      >
        {actionText(charge, today)}
      </td>
      <td class="number">
        {gross === null ? <Unknown /> : formatMoney(gross, charge.currency ?? currency)}
      </td>
    </tr>
  );
}

/** How much of the list the rows are: `First 500 of 100,000 rows; the sums include all.` */
export const keptText = (kept: number, seen: number): string =>
  seen > kept ? translateCount("dash_first_rows", seen, formatCount(kept)) : "";
