import type { Spending } from "../../../domain/foresight/account-foresight.ts";
import { dayOf } from "../../../domain/foresight/bank-days.ts";
import { horizon } from "../../../domain/foresight/pot.ts";
import { spendingDays } from "../../../domain/foresight/spending-days.ts";
import { spendingKnownOn } from "../../../domain/foresight/spending-trend.ts";
import { isDueLeast } from "../../../domain/live-sums.ts";
import { ownNeed } from "../../../domain/own-need.ts";
import { moneyIn } from "../../../storage/money-records.ts";
import { formatEstimate } from "../../../text/format-estimate.ts";
import { formatAmount } from "../../../text/format-money.ts";
import { formatDay } from "../../../text/format-time.ts";
import { needText } from "../../../text/need-text.ts";
import { formatShare, translate, translateCount } from "../../../text/translate.ts";
import { ComputedMark } from "../../shared/computed-mark.tsx";
import { useNow } from "../../shared/use-now.ts";
import { AtLeast } from "../cells.tsx";
import type { DetailProps } from "../detail-props.ts";

/** What will be charged, and what is spent on an average day: an estimate, and said so. Nothing where neither is known. */
export function UpcomingBlock({ account, data }: DetailProps) {
  const { foresight } = account;
  const now = useNow(60_000);
  if (!foresight || (foresight.loadedAt === null && foresight.spending === null)) return null;
  const { forecast, currency, spending, loadedAt } = foresight;
  const sum = (days: 7 | 30 | 90) => (
    <AtLeast isLeast={isDueLeast(forecast)}>{formatAmount(forecast.due[days], currency)}</AtLeast>
  );
  const isListed = loadedAt !== null;
  const today = dayOf(now);
  // As many days as the worker learns of.
  const spent = () => spendingDays(moneyIn(currency, data).points, {});
  const need = isListed ? ownNeed(account.figures?.beside) : undefined;
  const knownOn = spending ? null : spendingKnownOn(spent(), today);
  return (
    // No region of its own: the one of all charges has that name.
    <div class="card upcoming">
      <p class="label">{translate(isListed ? "dash_upcoming" : "dash_spending")}</p>
      <p class="figure">
        {isListed ? sum(horizon) : spending && formatEstimate(spending.perDay)}{" "}
        <small>{isListed ? translateCount("dash_in_days", horizon, currency) : currency}</small>
      </p>
      {isListed && <ComputedMark forecast={forecast} />}
      <dl class="rows">
        {isListed &&
          ([7, 30] as const).map((days) => (
            <>
              <dt>{translateCount("dash_days", days)}</dt>
              <dd>{sum(days)}</dd>
            </>
          ))}
        {isListed && spending && (
          <>
            <dt title={translate("dash_spending_text")}>{translate("dash_spending")}</dt>
            <dd>{formatEstimate(spending.perDay)}</dd>
          </>
        )}
        {spending && trendText(spending) && (
          <>
            <dt>{translate("dash_spending_before")}</dt>
            <dd class="words">{trendText(spending)}</dd>
          </>
        )}
        {knownOn !== null && (
          <>
            <dt>{translate("dash_spending")}</dt>
            <dd class="words soft">{translate("dash_known_on", formatDay(knownOn))}</dd>
          </>
        )}
      </dl>
      {need && <p class="soft">{needText(need, foresight)}</p>}
    </div>
  );
}

// Less than a twentieth up or down is no trend.
const noise = 0.05;

/** `≈ 2.40 (up 12%)`; empty where the days before are not known, and nothing can be compared. */
function trendText({ perDay, before }: Spending): string {
  if (before === null || before <= 0) return "";
  const change = perDay / before - 1;
  const trend =
    Math.abs(change) < noise
      ? translate("dash_trend_steady")
      : translate(change > 0 ? "dash_trend_up" : "dash_trend_down", formatShare(Math.abs(change)));
  return translate("dash_before_trend", formatEstimate(before), trend);
}
