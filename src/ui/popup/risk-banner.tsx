import { risksOf } from "../../domain/account-state.ts";
import { keptRows } from "../../domain/foresight/day-sums.ts";
import type { UpcomingCharge } from "../../domain/foresight/upcoming-charge.ts";
import type { AccountOverview } from "../../domain/overview.ts";
import { formatMoney } from "../../platform/format-money.ts";
import { formatDayOf, formatIn } from "../../platform/format-time.ts";
import { nameText } from "../../platform/name-text.ts";
import { formatCount, translate, translateCount } from "../../platform/translate.ts";
import { Note } from "../shared/failure-note.tsx";
import { isNotZero } from "./funds.tsx";
import { atLeast } from "./small-text.ts";

/** Domains at risk, above all: which is lost first, when, and the sum that saves it; only what is known. */
export function RiskBanner({ account, now }: { account: AccountOverview; now: number }) {
  const { foresight, registrar } = account;
  const count = risksOf(account);
  if (!foresight?.atRisk || count < 1 || !account.enabled) return null;
  const { currency, atRisk, forecast } = foresight;
  const { charges, sum, unpriced } = atRisk;
  const short = forecast.pay?.risk?.missing;
  const [first, ...rest] = charges;
  // More than were kept are in the count alone.
  const isPartial = unpriced > 0 || count > keptRows;
  const money = (amount: string) => atLeast(isPartial, formatMoney(amount, currency));

  /** What happened to a charge, what becomes of its object, and the sum that saves it. */
  function fateText({ object, nextAction, at, lostAt, gross, currency: own }: UpcomingCharge) {
    const isOpen = nextAction === "pay";
    const fate = (lostAt ?? now) < now ? "lost" : "failed";
    const day = isOpen ? at : lostAt;
    let when = translate("risk_some_day");
    if (day) when = isOpen || fate === "lost" ? formatDayOf(day) : formatIn(day - now);
    return translate(
      `risk_${isOpen ? (`overdue_${registrar}` as const) : fate}`,
      nameText(object),
      gross && (own ?? currency) === currency
        ? formatMoney(gross, currency)
        : translate("risk_unpriced"),
      when,
    );
  }

  const next = rest.map(
    ({ object, lostAt }) => nameText(object) + (lostAt ? ` (${formatDayOf(lostAt)})` : ""),
  );
  if (count > charges.length) next.push(`+${formatCount(count - charges.length)}`);
  return (
    <Note
      title={translateCount("risk_count", count)}
      hint={charges.map(({ object }) => object).join(", ")}
      loss
    >
      {first && fateText(first)} {next.length > 0 && translate("risk_next", next.join(", "))}{" "}
      {short
        ? isNotZero(short)
          ? translate("risk_short", money(sum), money(short))
          : !isPartial && translate("risk_funded")
        : ""}
    </Note>
  );
}
