import { risksOf } from "../../domain/account-state.ts";
import { isNotZero } from "../../domain/decimal-pattern.ts";
import type { UpcomingCharge } from "../../domain/foresight/upcoming-charge.ts";
import type { AccountOverview } from "../../domain/overview.ts";
import type { FailedCharge } from "../../domain/registrar-facts.ts";
import { formatDayOf, formatIn } from "../../text/format-time.ts";
import { translate, translateCount } from "../../text/translate.ts";
import { warnIcon } from "../shared/icon.tsx";
import { ObjectList } from "./object-list.tsx";

/** What became of a charge, and what becomes of its object. `now` in milliseconds since the epoch. */
function fateText(
  { nextAction, at, lostAt }: UpcomingCharge,
  failedCharge: FailedCharge,
  now: number,
) {
  if (nextAction === "pay")
    return translate(
      failedCharge === "second-try" ? "risk_overdue_second_try" : "risk_overdue_listed",
      at === null ? "?" : formatDayOf(at),
    );
  if (lostAt === null) return translate("risk_some_day");
  return lostAt < now
    ? translate("risk_lost", formatDayOf(lostAt))
    : translate("risk_failed", formatIn(lostAt, now));
}

interface RiskBannerProps {
  account: AccountOverview;
  now: number;
  /** How many are named at most. */
  max: number;
}

/** Domains at risk: which is lost first, and when. What saves them stands in the sentence of what to pay. */
export function RiskBanner({ account, now, max }: RiskBannerProps) {
  const { foresight, facts, id } = account;
  const count = risksOf(account);
  if (!foresight?.atRisk || count < 1 || !account.enabled) return null;
  const { charges, unpriced } = foresight.atRisk;
  const pay = foresight.forecast.pay?.risk;
  return (
    <ObjectList
      id="risk"
      title={translateCount("risk_count", count)}
      drawing={warnIcon}
      rows={charges.map((charge) => [charge.object, fateText(charge, facts.failedCharge, now)])}
      max={max}
      count={count}
      href={`dashboard.html#account=${id}`}
    >
      {unpriced > 0
        ? translate("risk_unpriced")
        : pay && !isNotZero(pay.amount) && !pay.isLeast && translate("risk_funded")}
    </ObjectList>
  );
}
