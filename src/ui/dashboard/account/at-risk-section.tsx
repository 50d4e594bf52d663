import { useState } from "preact/hooks";
import { atRisk } from "../../../domain/foresight/at-risk.ts";
import { dayOf } from "../../../domain/foresight/bank-days.ts";
import type { UpcomingCharge } from "../../../domain/foresight/upcoming-charge.ts";
import { add, isLess, isZero, subtract } from "../../../domain/money.ts";
import { actionText } from "../../../text/charges-text.ts";
import { formatDate } from "../../../text/format-day.ts";
import { formatMoney } from "../../../text/format-money.ts";
import { formatIn } from "../../../text/format-time.ts";
import { formatCount, translate, translateCount } from "../../../text/translate.ts";
import { Icon, warnIcon } from "../../shared/icon.tsx";
import { useNow } from "../../shared/use-now.ts";
import { BidiText, Unknown } from "../cells.tsx";
import type { DetailProps } from "../detail-props.ts";
import { domainTitle } from "../domains/domain-name.ts";
import { DomainText } from "../domains/domain-text.tsx";
import { Scroller } from "../scroller.tsx";
import { Section } from "../section.tsx";

// As many are named at first; the rest on demand.
const atFirst = 10;

interface AtRiskSectionProps extends DetailProps {
  /** A test account that is not to warn loses in violet. */
  tone: "loss" | "test";
}

/** What is lost if it is not paid now: each object, its countdown, and the sum that saves them all. */
export function AtRiskSection({ account, data, tone }: AtRiskSectionProps) {
  const now = useNow(60_000);
  const [isAll, showAll] = useState(false);
  const { foresight } = account;
  const sums = data.charges.ok ? data.charges.value : null;
  // The overview names the first three; the list itself has them all.
  const found =
    foresight?.atRisk && sums
      ? atRisk(sums, dayOf(now), account.facts.failedCharge)
      : (foresight?.atRisk ?? null);
  if (!foresight || found === null || found.count === 0) return null;
  const { currency } = foresight;
  const saving = foresight.forecast.pay?.risk;
  // What is there already: why less is to be paid than the log and the rows say. Told where it adds up.
  const spendable = foresight.funds.spendable;
  const there =
    saving && !isZero(saving.missing) && isZero(subtract(found.sum, add(saving.missing, spendable)))
      ? spendable
      : null;
  // A registrar that keeps the order waiting does not try it again by itself.
  const isRepeated = saving && account.facts.failedCharge === "waits";
  const shown = isAll ? found.charges : found.charges.slice(0, atFirst);
  return (
    <Section id="risk-title" title={translateCount("risk_count", found.count)} tone={tone}>
      <p>
        <Icon drawing={warnIcon} size={18} />{" "}
        {saving && (
          <b>
            {isZero(saving.missing)
              ? translate(isRepeated ? "dash_saves_repeat" : "dash_saves_there")
              : translateCount(
                  "dash_saves",
                  found.count,
                  formatMoney(saving.amount, currency, true),
                )}
          </b>
        )}{" "}
        {there !== null &&
          isLess("0", there) &&
          translate(
            "dash_saves_of",
            formatMoney(found.sum, currency),
            formatMoney(there, currency),
          )}{" "}
        {found.unpriced > 0 && translateCount("dash_saves_unpriced", found.unpriced)}{" "}
        {isRepeated && !isZero(saving.missing) && translate("dash_saves_repeat")}
      </p>
      <Scroller title={translate("dash_at_risk")}>
        <table>
          <caption class="hidden">{translate("dash_at_risk")}</caption>
          <thead>
            <tr>
              <th scope="col">{translate("dash_domain")}</th>
              <th scope="col">{translate("dash_happens")}</th>
              <th scope="col">{translate("dash_charge_day")}</th>
              <th scope="col">{translate("dash_lost_on")}</th>
              <th scope="col" class="number">
                {translate("dash_amount")}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((charge) => (
              <Risk
                key={`${charge.objectClass} ${charge.object}`}
                charge={charge}
                currency={currency}
                now={now}
                tone={tone}
              />
            ))}
          </tbody>
        </table>
      </Scroller>
      {found.count > shown.length && (
        <p class="soft">
          {translateCount("dash_more", found.count - shown.length)}{" "}
          {found.charges.length > shown.length && (
            <button type="button" class="link" onClick={() => showAll(true)}>
              {translate("dash_show_all", formatCount(found.charges.length))}
            </button>
          )}
        </p>
      )}
    </Section>
  );
}

interface RiskProps {
  charge: UpcomingCharge;
  currency: string;
  now: number;
  tone: string;
}

function Risk({ charge, currency, now, tone }: RiskProps) {
  const { object, objectClass, at, lostAt, gross } = charge;
  return (
    <tr>
      <th scope="row">
        <span class="ellipsis name" title={domainTitle(object)}>
          <DomainText listed={object} />
        </span>
        <span class="soft ellipsis">
          <BidiText text={objectClass} />
        </span>
      </th>
      <td>{actionText(charge, dayOf(now))}</td>
      <td>{at === null ? <Unknown /> : formatDate(at)}</td>
      <td>
        {lostAt === null ? (
          <Unknown why={translate("dash_lost_not_told")} />
        ) : (
          <>
            {formatDate(lostAt)}
            <b class={tone}>{lostAt > now ? formatIn(lostAt, now) : translate("dash_passed")}</b>
          </>
        )}
      </td>
      <td class="number">
        {gross === null ? <Unknown /> : formatMoney(gross, charge.currency ?? currency)}
      </td>
    </tr>
  );
}
