import { isSumAtMost } from "../../../domain/at-most.ts";
import type { Overview } from "../../../domain/overview.ts";
import { allSubjects } from "../../../domain/statement/statement-accounts.ts";
import { formatAmount } from "../../../text/format-money.ts";
import { formatCount, translate, translateCount } from "../../../text/translate.ts";
import { hashOfAll, type Shown } from "../shown.ts";
import { staleCount } from "./account-order.ts";

interface NavSumsProps {
  overview: Overview;
  shown: Shown | null;
  now: number;
  again: () => void;
}

/** The LIVE accounts of each currency, summed; where there are several, the sum leads to all of them together. */
export function NavSums({ overview, shown, now, again }: NavSumsProps) {
  const { totals, accounts } = overview;
  const stale = staleCount(accounts, now);
  const unknown = Math.max(0, ...totals.map((total) => total.unknown));
  if (totals.length === 0) return null;
  const together = allSubjects(accounts)
    .filter(({ system }) => system === "live")
    .map(({ currency }) => currency);
  const doubts = [
    unknown > 0 && translateCount("total_unknown", unknown),
    stale > 0 && `${translate("state_not_up_to_date")}: ${formatCount(stale)}`,
  ].filter(Boolean);
  return (
    <section aria-labelledby="sums-title">
      <h2 class="label" id="sums-title">
        {translate("all_live_accounts")}
      </h2>
      <ul class="sums">
        {totals.map(({ currency, available, accounts: summed }) => {
          const isShown = shown?.kind === "all" && shown.currency === currency;
          const line = (
            <>
              <span>
                {currency}
                {isSumAtMost(accounts, currency) && <small> {translate("at_most")}</small>}
              </span>{" "}
              <b class={available.startsWith("-") ? "loss" : ""}>
                {formatAmount(available, currency)}
              </b>
            </>
          );
          return (
            <li key={currency} title={translateCount("total_accounts", summed)}>
              {together.includes(currency) ? (
                <a
                  class="line"
                  href={hashOfAll(currency)}
                  aria-current={isShown ? "true" : undefined}
                  onClick={() => isShown && again()}
                >
                  {line}
                </a>
              ) : (
                <span class="line">{line}</span>
              )}
            </li>
          );
        })}
      </ul>
      {doubts.length > 0 && <p class="care">{doubts.join(" · ")}</p>}
    </section>
  );
}
