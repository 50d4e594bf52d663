import { isStale, type StateContext, worstFirst } from "../../../domain/account-state.ts";
import { chosenPayment } from "../../../domain/foresight/payments.ts";
import { compare } from "../../../domain/money.ts";
import type { AccountOverview } from "../../../domain/overview.ts";
import { summedAccounts } from "../../../domain/project-overview.ts";
import { intl } from "../../../text/intl.ts";

/** What the accounts can be put in order by; `state` is worst first. */
export type AccountColumn =
  | "name"
  | "state"
  | "available"
  | "covered"
  | "short"
  | "risk"
  | "due"
  | "age";

export interface AccountSort {
  column: AccountColumn;
  isDescending: boolean;
}

type Value = { currency: string; amount: string } | number | string | null;

function worthOf(
  { name, figures, foresight, payFor }: AccountOverview,
  column: AccountColumn,
): Value {
  const covered = foresight?.forecast.covered;
  const money = (amount: string | undefined): Value =>
    foresight && amount !== undefined ? { currency: foresight.currency, amount } : null;
  switch (column) {
    case "available":
      return figures && { currency: figures.currency, amount: figures.available };
    case "covered":
      return covered && covered.kind !== "unknown" ? covered.day : null;
    case "short":
      return money(chosenPayment(foresight?.forecast.pay ?? null, payFor)?.amount);
    case "risk":
      return foresight?.atRisk?.count ?? null;
    case "due":
      return foresight?.loadedAt == null ? null : money(foresight.forecast.due[30]);
    case "age":
      return figures && -figures.at;
    default:
      return name;
  }
}

function compareValues(a: Value, b: Value): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "string" && typeof b === "string")
    return intl(Intl.Collator, { numeric: true }).compare(a, b);
  if (typeof a !== "object" || typeof b !== "object" || !a || !b) return 0;
  // Amounts of different currencies are never compared: they stand in groups.
  if (a.currency !== b.currency) return a.currency < b.currency ? -1 : 1;
  return compare(a.amount, b.amount);
}

/** The accounts in the order of a column; what is unknown comes last either way. Equal ones stay worst first. */
export function inOrder(
  accounts: readonly AccountOverview[],
  { column, isDescending }: AccountSort,
  now: number,
  context: StateContext,
): AccountOverview[] {
  const worst = worstFirst(accounts, now, context);
  if (column === "state") return isDescending ? worst.reverse() : worst;
  const sign = isDescending ? -1 : 1;
  return worst.sort((one, other) => {
    const [a, b] = [worthOf(one, column), worthOf(other, column)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return sign * compareValues(a, b);
  });
}

/** How many of the accounts in the LIVE sums have figures older than two check intervals. */
export const staleCount = (accounts: readonly AccountOverview[], now: number): number =>
  summedAccounts(accounts).filter((account) => isStale(account, now)).length;
