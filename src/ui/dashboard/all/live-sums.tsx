import { isSumAtMost } from "../../../domain/at-most.ts";
import { liveSums } from "../../../domain/live-sums.ts";
import type { AccountOverview } from "../../../domain/overview.ts";
import { formatMoney } from "../../../text/format-money.ts";
import { formatCount, translate, translateCount } from "../../../text/translate.ts";
import { staleCount } from "../accounts/account-order.ts";
import { AtLeast, Unknown } from "../cells.tsx";

interface LiveSumsProps {
  accounts: AccountOverview[];
  currency: string;
  now: number;
}

/** The table's foot: the LIVE accounts of a currency, summed, and how many of them are missing or old in it. */
export function LiveSums({ accounts, currency, now }: LiveSumsProps) {
  const sums = liveSums(accounts).filter((sum) => sum.currency === currency);
  const stale = staleCount(accounts, now);
  if (sums.length === 0) return null;
  return (
    <tfoot>
      {sums.map((sum) => (
        <tr key={sum.currency}>
          <th scope="row" colSpan={2}>
            {translate("dash_sum_of", sum.currency)}
            {isSumAtMost(accounts, sum.currency) && `, ${translate("at_most")}`}{" "}
            <span class="soft">
              {translateCount("dash_accounts", sum.accounts)}
              {sum.unknown > 0 && ` · ${translateCount("total_unknown", sum.unknown)}`}
              {stale > 0 && ` · ${translate("state_not_up_to_date")}: ${formatCount(stale)}`}
            </span>
          </th>
          <td
            data-title={translate("available_funds")}
            class={`number ${sum.available.startsWith("-") ? "loss" : ""}`}
          >
            {formatMoney(sum.available, sum.currency)}
          </td>
          <td colSpan={3} />
          <td class="number" data-title={translate("dash_due_30")}>
            {sum.due === null ? (
              <Unknown />
            ) : (
              <AtLeast isLeast={sum.isLeast || sum.dueUnknown > 0}>
                {formatMoney(sum.due, sum.currency)}
              </AtLeast>
            )}
          </td>
          <td />
        </tr>
      ))}
    </tfoot>
  );
}
