import { isStale } from "../../domain/account-state.ts";
import { isSumAtMost } from "../../domain/at-most.ts";
import type { AccountOverview, CurrencyTotal } from "../../domain/overview.ts";
import { eachMoneyOnce } from "../../domain/same-money.ts";
import { formatAmount } from "../../text/format-money.ts";
import { formatCount, translate, translateCount } from "../../text/translate.ts";

interface TotalsProps {
  totals: CurrencyTotal[];
  accounts: AccountOverview[];
  now: number;
}

/** Characters of term and figure that half of the width holds. */
const longest = 16;

/** The available funds of all LIVE accounts, one sum per currency; says how many accounts are missing or old in it. */
export function Totals({ totals, accounts, now }: TotalsProps) {
  const live = accounts.filter(({ enabled, system }) => enabled && system === "live");
  const stale = eachMoneyOnce(live).filter((account) => isStale(account, now)).length;
  const unknown = Math.max(0, ...totals.map((total) => total.unknown));
  if (totals.length === 0) return null;
  const rows = totals.map(({ currency, available, accounts: summed }) => ({
    currency,
    summed,
    available,
    term: isSumAtMost(accounts, currency) ? translate("sum_most", currency) : currency,
    figure: formatAmount(available, currency),
  }));
  // Two columns hold short sums alone: no figure is broken in two.
  const isLong = rows.some(({ term, figure }) => term.length + figure.length > longest);
  return (
    <section aria-labelledby="totals">
      <div class="row">
        <h2 class="label" id="totals">
          {translate("all_live_accounts")}
        </h2>
        <span class="care">
          {[
            unknown > 0 && translateCount("total_unknown", unknown),
            stale > 0 && `${translate("state_not_up_to_date")}: ${formatCount(stale)}`,
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </div>
      <dl class={`stats ${isLong ? "single" : ""}`}>
        {rows.map(({ currency, summed, available, term, figure }) => (
          <div class="row" key={currency} title={translateCount("total_accounts", summed)}>
            <dt>{term}</dt>
            <dd class={available.startsWith("-") ? "loss" : ""}>{figure}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
