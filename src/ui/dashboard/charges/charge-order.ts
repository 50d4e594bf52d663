import type { UpcomingCharge } from "../../../domain/foresight/upcoming-charge.ts";
import { compare } from "../../../domain/money.ts";
import { actionText } from "../../../text/charges-text.ts";
import { intl } from "../../../text/intl.ts";
import { domainTitle, folded } from "../domains/domain-name.ts";

export const chargeColumns = ["day", "object", "class", "action", "amount"] as const;
export type ChargeColumn = (typeof chargeColumns)[number];

export interface ChargeSort {
  column: ChargeColumn;
  isDescending: boolean;
}

/**
 * The charges in which a text occurs, in capitals or not, whatever the browser's language: in the name as it is listed, in
 * Unicode or in punycode, the class, the renewal mode, or what happens.
 */
export function matching(
  charges: readonly UpcomingCharge[],
  text: string,
  today: number,
): UpcomingCharge[] {
  const wanted = folded(text.trim());
  if (wanted === "") return [...charges];
  return charges.filter((charge) =>
    [
      charge.object,
      domainTitle(charge.object),
      charge.objectClass,
      charge.renewalMode,
      actionText(charge, today),
    ].some((part) => folded(part).includes(wanted)),
  );
}

/** What a column compares; null: unknown. */
function worthOf(
  charge: UpcomingCharge,
  column: ChargeColumn,
  today: number,
): string | number | null {
  if (column === "day") return charge.at;
  if (column === "object") return charge.object;
  if (column === "class") return charge.objectClass;
  if (column === "action") return charge.nextAction && actionText(charge, today);
  return charge.gross;
}

/**
 * The charges in a column's order; what is unknown comes last either way, and equal ones stay as the
 * registrar listed them. Amounts of another currency than the account's stand behind its own.
 */
export function inOrder(
  charges: readonly UpcomingCharge[],
  { column, isDescending }: ChargeSort,
  today: number,
): UpcomingCharge[] {
  const collator = intl(Intl.Collator, { numeric: true });
  const sign = isDescending ? -1 : 1;
  const compareAmounts = (a: UpcomingCharge, b: UpcomingCharge): number => {
    if (a.currency !== b.currency) return (a.currency ?? "") < (b.currency ?? "") ? -1 : 1;
    const [x, y] = [a.gross ?? "0", b.gross ?? "0"];
    return sign * compare(x, y);
  };
  return [...charges].sort((a, b) => {
    const [x, y] = [worthOf(a, column, today), worthOf(b, column, today)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    if (column === "amount") return compareAmounts(a, b);
    if (typeof x === "number" && typeof y === "number") return sign * (x - y);
    return sign * collator.compare(`${x}`, `${y}`);
  });
}
