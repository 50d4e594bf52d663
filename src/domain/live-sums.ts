import type { Decimal } from "./account.ts";
import type { AccountForesight } from "./foresight/account-foresight.ts";
import type { FundsForecast } from "./foresight/funds-forecast.ts";
import { add, isZero } from "./money.ts";
import type { AccountOverview, CurrencyTotal } from "./overview.ts";
import { totalsOf } from "./project-overview.ts";
import { byMoney, eachMoneyOnce } from "./same-money.ts";

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
export const isDueLeast = ({ partial, excluded, undated }: FundsForecast): boolean =>
  partial || !isZero(undated) || Object.values(excluded).some((count) => count > 0);

/**
 * Of the entries of one money the one whose forecast tells best what that will be charged, with it: its list was loaded
 * last; undefined: none is known.
 */
export function bestForeseen(
  group: readonly AccountOverview[],
  currency: string,
): (AccountOverview & { foresight: AccountForesight }) | undefined {
  let best: (AccountOverview & { foresight: AccountForesight }) | undefined;
  for (const account of group) {
    const { foresight } = account;
    // Another currency than the account's is an older one's forecast.
    if (foresight === null || foresight.loadedAt === null || foresight.currency !== currency)
      continue;
    if (foresight.loadedAt > (best?.foresight.loadedAt ?? Number.NEGATIVE_INFINITY))
      best = { ...account, foresight };
  }
  return best;
}

/** Sums over the LIVE accounts that are on, each money once, by currency (rule "Like with like"). */
export const liveSums = (accounts: readonly AccountOverview[]): LiveSum[] =>
  totalsOf(accounts).map((total) => {
    let [due, dueUnknown, isLeast]: [Decimal | null, number, boolean] = [null, 0, false];
    const live = accounts.filter(({ enabled, system }) => enabled && system === "live");
    for (const group of byMoney(live)) {
      if (eachMoneyOnce(group)[0]?.figures?.currency !== total.currency) continue;
      const forecast = bestForeseen(group, total.currency)?.foresight.forecast;
      if (!forecast) dueUnknown++;
      else {
        due = add(due ?? "0", forecast.due[30]);
        isLeast ||= isDueLeast(forecast);
      }
    }
    return { ...total, due, dueUnknown, isLeast };
  });
