import type { Spending } from "../../../domain/foresight/account-foresight.ts";
import { whyUnforeseen } from "../../../text/charges-text.ts";
import { formatEstimate } from "../../../text/format-estimate.ts";
import { formatShare, translate } from "../../../text/translate.ts";
import type { DetailProps } from "../detail-props.ts";

/** What the account spends on an average day, and whether that grows. Estimates, and said so. */
export function SpendingBlock({ account }: DetailProps) {
  const { foresight } = account;
  const spending = foresight?.spending ?? null;
  return (
    <section class="card spending" aria-labelledby="spending-title">
      <h3 class="label" id="spending-title">
        {translate("dash_spending")}
      </h3>
      <p class="figure">
        {spending && foresight ? (
          <>
            {formatEstimate(spending.perDay)} <small>{foresight.currency}</small>
          </>
        ) : (
          translate("state_unknown")
        )}
      </p>
      <p class="soft">
        {spending
          ? translate("dash_spending_text")
          : foresight
            ? translate("dash_spending_unknown")
            : whyUnforeseen(account)}
      </p>
      {spending && foresight && (
        <dl class="rows">
          <dt>{translate("dash_spending_before")}</dt>
          <dd>
            {spending.before === null
              ? translate("state_unknown")
              : formatEstimate(spending.before)}
          </dd>
          <dt>{translate("dash_trend")}</dt>
          <dd>{trendText(spending)}</dd>
        </dl>
      )}
    </section>
  );
}

// Less than a twentieth up or down is no trend.
const noise = 0.05;

function trendText({ perDay, before }: Spending): string {
  if (before === null || before <= 0) return translate("state_unknown");
  const change = perDay / before - 1;
  if (Math.abs(change) < noise) return translate("dash_trend_steady");
  return translate(change > 0 ? "dash_trend_up" : "dash_trend_down", formatShare(Math.abs(change)));
}
