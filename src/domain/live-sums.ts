import type { Decimal } from "./account.ts";
import type { Forecast } from "./foresight/forecast.ts";
import { add, isZero } from "./money.ts";
import type { AccountOverview, CurrencyTotal } from "./overview.ts";
import { totalsOf } from "./project-overview.ts";

/** A currency's line beneath the table of accounts. */
export interface LiveSum extends CurrencyTotal {
  /** What is due in 30 days, of the accounts whose charges are known; null: of none. */
  due: Decimal | null;
  /** How many of {@link CurrencyTotal.accounts} are not in {@link due}. */
  dueUnknown: number;
  /** Of one of them not all is known: the sum is the least it will be. */
  isLeast: boolean;
}

/** Whether charges may be missing in what a forecast calls due: then it is the least that will be charged. */
export const isDueLeast = ({ partial, excluded, undated }: Forecast): boolean =>
  partial || !isZero(undated) || Object.values(excluded).some((count) => count > 0);

/** Sums over the LIVE accounts that are on, by currency (rule of truth 3). */
export const liveSums = (accounts: readonly AccountOverview[]): LiveSum[] =>
  totalsOf(accounts).map((total) => {
    let [due, dueUnknown, isLeast]: [Decimal | null, number, boolean] = [null, 0, false];
    for (const { enabled, system, figures, foresight } of accounts) {
      if (!enabled || system !== "live" || figures?.currency !== total.currency) continue;
      // Another currency than the account's is an older one's forecast.
      if (
        foresight === null ||
        foresight.loadedAt === null ||
        foresight.currency !== total.currency
      )
        dueUnknown++;
      else {
        due = add(due ?? "0", foresight.forecast.due[30]);
        isLeast ||= isDueLeast(foresight.forecast);
      }
    }
    return { ...total, due, dueUnknown, isLeast };
  });
