import { useLayoutEffect, useMemo, useState } from "preact/hooks";
import type { Decimal } from "../../../domain/account.ts";
import type { Payment } from "../../../domain/foresight/payments.ts";
import type { UpcomingCharge } from "../../../domain/foresight/upcoming-charge.ts";
import { actionText } from "../../../text/charges-text.ts";
import { formatAmount, formatMoney } from "../../../text/format-money.ts";
import { formatDay } from "../../../text/format-time.ts";
import { formatCount, translate, translateCount } from "../../../text/translate.ts";
import { clockIcon, Icon } from "../../shared/icon.tsx";
import { remPixels } from "../../shared/rem-pixels.ts";
import { domainName } from "../domains/domain-name.ts";
import { Scroller } from "../scroller.tsx";
import { SortHeader } from "../sort-header.tsx";
import {
  type ChargeColumn,
  type ChargeSort,
  chargeColumns,
  inOrder,
  matching,
} from "./charge-order.ts";
import { ChargeRow } from "./charge-row.tsx";
import { rowShape } from "./row-shape.ts";
import { useVirtualRows } from "./use-virtual-rows.ts";

interface ChargesTableProps {
  /** The rows that are kept of the list, and those of them that are wanted. */
  all: readonly UpcomingCharge[];
  charges: readonly UpcomingCharge[];
  /** The account's. */
  currency: string;
  /** UTC day number. */
  today: number;
  /** What is left after each, in order of day; of others it is not known. */
  left: ReadonlyMap<UpcomingCharge, Decimal>;
  /** The one from which on the funds do not reach; null: they do. */
  unpaid: UpcomingCharge | null;
  /** What to pay so that all is covered; null: nothing. */
  missing: Payment | null;
  /** The days whose charges are wanted alone; null: all are. */
  chosen: { words: string; showAll: () => void } | null;
}

/** Rem, of the whole; the style sheet has it too. */
const maxHeight = 27.5;

/** A name as it is drawn, with its other form behind it. */
function namesOf(listed: string): string {
  const { shown, other } = domainName(listed);
  return other === null ? shown : `${shown} ${other}`;
}

/** What all rows say alike, and what stands in the place of its columns; a single row is told in full. */
function alike(all: readonly UpcomingCharge[], today: number) {
  const texts: Partial<Record<ChargeColumn, string>> = {};
  if (all.length < 2) return texts;
  const only = (of: (charge: UpcomingCharge) => string): string | null => {
    const [first = ""] = all.map(of);
    return first !== "" && all.every((charge) => of(charge) === first) ? first : null;
  };
  const [type, action] = [
    only((each) => each.objectClass),
    only((each) => actionText(each, today)),
  ];
  if (type !== null) texts.class = `${translate("dash_charge_class")} ${type}`;
  if (action !== null) texts.action = action;
  return texts;
}

/** The rows that are kept of the list: sorted, filtered, and drawn as far as they are in sight. */
export function ChargesTable(props: ChargesTableProps) {
  const { all, charges, currency, today, left, unpaid, missing, chosen } = props;
  const [filter, setFilter] = useState("");
  const [sort, setSort] = useState<ChargeSort>({ column: "day", isDescending: false });
  const shown = useMemo(
    () => inOrder(matching(charges, filter, today), sort, today),
    [charges, filter, sort, today],
  );
  const same = useMemo(() => alike(all, today), [all, today]);
  const columns = chargeColumns.filter((column) => same[column] === undefined);
  const isOneCurrency = all.every((charge) => (charge.currency ?? currency) === currency);
  // Said where the rows stand in order of day.
  const isByDay = sort.column === "day" && !sort.isDescending;
  const turn = missing && unpaid && isByDay ? shown.indexOf(unpaid) : -1;
  // null: the line that says so.
  const rows: (UpcomingCharge | null)[] =
    turn < 0 ? shown : [...shown.slice(0, turn), null, ...shown.slice(turn)];
  const rem = remPixels();
  const longest = useMemo(
    () => Math.max(0, ...all.map(({ object }) => namesOf(object).length)),
    [all],
  );
  const shapeOf = (width: number) => rowShape(width / rem, columns, left.size > 0, longest);
  const { scroller, width, places, before, behind, toTop } = useVirtualRows(
    rows.length,
    (wide) => shapeOf(wide).height * rem,
  );
  const shape = shapeOf(width);
  // As high as all rows, up to a limit: a filter that leaves few of them moves nothing below.
  const height = rem * Math.min(maxHeight, shape.headHeight + (all.length + 1) * shape.height);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice begins at its beginning.
  useLayoutEffect(toTop, [filter, sort, chosen?.words]);
  const cells = columns.length + (left.size > 0 ? 1 : 0);
  const found = translateCount("dash_rows_found", shown.length);
  return (
    <div class="charges">
      <p class="filter">
        <label for="charges-filter">{translate("dash_filter")}</label>
        <input
          id="charges-filter"
          type="search"
          value={filter}
          onInput={({ currentTarget }) => setFilter(currentTarget.value)}
        />
        <span class="soft" role="status">
          {chosen ? `${chosen.words}: ${found}` : filter !== "" && found}
        </span>
        {chosen && (
          <button type="button" class="link" onClick={chosen.showAll}>
            {translate("dash_show_all", formatCount(all.length))}
          </button>
        )}
      </p>
      {Object.keys(same).length > 0 && (
        <p class="soft">{translate("charges_alike", Object.values(same).join(", "))}</p>
      )}
      <Scroller title={translate("dash_upcoming")} inner={scroller} class="tall" height={height}>
        <table
          class={`fixed ${shape.isStacked ? "stacked" : ""}`}
          style={{
            "--row": `${shape.height}rem`,
            "--head": `${shape.headHeight}rem`,
            "--lines": shape.nameLines,
          }}
          aria-rowcount={rows.length + 1}
        >
          <caption class="hidden">{translate("dash_upcoming")}</caption>
          <thead>
            <tr aria-rowindex={1}>
              {columns.map((column) => (
                <SortHeader
                  key={column}
                  column={column}
                  title={`${translate(`dash_charge_${column}`)}${
                    column === "amount" && isOneCurrency ? `, ${currency}` : ""
                  }`}
                  sort={sort}
                  change={setSort}
                  isNumber={column === "amount"}
                  class={`of-${column}`}
                />
              ))}
              {left.size > 0 && (
                <th scope="col" class="of-left number">
                  {translate("charges_left")}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            <Gap height={before} width={cells} />
            {places.map((place) => {
              const charge = rows[place];
              if (charge === undefined) return null;
              return charge ? (
                <ChargeRow
                  key={place}
                  charge={charge}
                  columns={columns}
                  place={place}
                  today={today}
                  amount={
                    charge.gross === null
                      ? null
                      : isOneCurrency
                        ? formatAmount(charge.gross, currency)
                        : formatMoney(charge.gross, charge.currency ?? currency)
                  }
                  left={left.size > 0 ? (left.get(charge) ?? null) : undefined}
                  currency={currency}
                />
              ) : (
                missing && (
                  <tr key={place} class="turn" aria-rowindex={place + 2}>
                    <td colSpan={cells}>
                      <span>
                        <Icon drawing={clockIcon} />
                        {translate(
                          "charges_turn",
                          formatMoney(missing.missing, currency),
                          formatDay(missing.through),
                        )}
                      </span>
                    </td>
                  </tr>
                )
              );
            })}
            <Gap height={behind} width={cells} />
          </tbody>
        </table>
        {shown.length === 0 && <p class="soft">{translate("dash_no_match")}</p>}
      </Scroller>
    </div>
  );
}

/** Stands for rows that are not drawn. */
const Gap = ({ height, width }: { height: number; width: number }) =>
  height > 0 ? (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row takes no focus.
    <tr aria-hidden="true" class="gap">
      <td colSpan={width} style={{ height: `${height}px` }} />
    </tr>
  ) : null;

/** How much of the list the rows are: `First 500 of 100,000 rows; the sums include all.` */
export const keptText = (kept: number, seen: number): string =>
  seen > kept ? translateCount("dash_first_rows", seen, formatCount(kept)) : "";
