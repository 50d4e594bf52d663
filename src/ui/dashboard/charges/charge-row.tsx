import type { Decimal } from "../../../domain/account.ts";
import type { UpcomingCharge } from "../../../domain/foresight/upcoming-charge.ts";
import { isLess } from "../../../domain/money.ts";
import { actionText } from "../../../text/charges-text.ts";
import { formatDate } from "../../../text/format-day.ts";
import { formatAmount } from "../../../text/format-money.ts";
import { translate } from "../../../text/translate.ts";
import { BidiText, Dash, Unknown } from "../cells.tsx";
import { domainTitle } from "../domains/domain-name.ts";
import { DomainText } from "../domains/domain-text.tsx";
import type { ChargeColumn } from "./charge-order.ts";

interface ChargeRowProps {
  charge: UpcomingCharge;
  columns: readonly ChargeColumn[];
  place: number;
  today: number;
  /** null: unknown. */
  amount: string | null;
  /** null: not known; undefined: of none. */
  left: Decimal | null | undefined;
  currency: string;
}

/** One charge; how its cells are laid out follows from the table (`row-shape.ts`). */
export function ChargeRow({
  charge,
  columns,
  place,
  today,
  amount,
  left,
  currency,
}: ChargeRowProps) {
  const { object, objectClass, nextAction, at } = charge;
  return (
    <tr aria-rowindex={place + 2} class={left && isLess(left, "0") ? "unpaid" : ""}>
      <td class="of-day">{at === null ? <Unknown /> : formatDate(at)}</td>
      <th scope="row" class="of-object" title={domainTitle(object)}>
        <span class="full-name">
          <DomainText listed={object} />
        </span>
      </th>
      {columns.includes("class") && (
        <td class="of-class ellipsis" title={objectClass}>
          <BidiText text={objectClass} />
        </td>
      )}
      {columns.includes("action") && (
        <td
          class={`of-action ellipsis ${nextAction === "expireunpaid" ? "loss" : nextAction === "pay" ? "" : "soft"}`}
          title={charge.renewalMode}
        >
          {actionText(charge, today)}
        </td>
      )}
      <td class="of-amount number">
        {charge.estimated && amount !== null && <Estimate />}
        {amount ?? <Unknown />}
      </td>
      {left !== undefined && (
        <td class="of-left number soft">
          {left !== null ? (
            formatAmount(left, currency)
          ) : nextAction === "pay" ? (
            <Unknown />
          ) : (
            <Dash words={translate(nextAction === "expireunpaid" ? "left_failed" : "dash_none")} />
          )}
        </td>
      )}
    </tr>
  );
}

/** Before an amount that such a charge took before. */
const Estimate = () => (
  <span title={translate("dash_estimate")}>
    <span class="hidden">{translate("dash_estimate")}: </span>
    <span aria-hidden="true">≈ </span>
  </span>
);
