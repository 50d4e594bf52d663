import type { Decimal } from "../../../domain/account.ts";
import {
  type AccountForesight,
  foreseenAt,
  isForesightOld,
} from "../../../domain/foresight/account-foresight.ts";
import { claimsOf, failedOf, sumOf } from "../../../domain/foresight/at-risk.ts";
import { dayOf } from "../../../domain/foresight/bank-days.ts";
import { type Covered, doubtOfCover } from "../../../domain/foresight/covered.ts";
import type { DaySums } from "../../../domain/foresight/day-sums.ts";
import { horizon } from "../../../domain/foresight/pot.ts";
import { isZero } from "../../../domain/money.ts";
import { nextCheckText } from "../../../text/age-text.ts";
import { calculationPoints, loadingText } from "../../../text/charges-text.ts";
import { coveredText, isShortToday, likelyText } from "../../../text/cover-text.ts";
import { doubtWords } from "../../../text/doubt-text.ts";
import { formatDayOfYear } from "../../../text/format-day.ts";
import { formatMoney } from "../../../text/format-money.ts";
import { formatDay, formatMoment, formatWeekday } from "../../../text/format-time.ts";
import { translate } from "../../../text/translate.ts";
import { coveredDays, coveredDaysText, Meter } from "../../shared/pay/meter.tsx";
import { useNow } from "../../shared/use-now.ts";
import type { DetailProps } from "../detail-props.ts";
import { domainName } from "../domains/domain-name.ts";
import { PartState } from "../part-state.tsx";

interface CoverBlockProps extends DetailProps {
  /** Bank days that a transfer takes. */
  lead: number;
}

/** Until when the money lasts, what is missing then, and what to do by when. */
export function CoverBlock({ account, data, lead }: CoverBlockProps) {
  const { foresight } = account;
  const sums = data.charges.ok ? data.charges.value : null;
  const covered = foresight?.forecast.covered;
  const beside = foresight && sums ? failedSum(sums, foresight) : "0";
  const now = useNow(60_000);
  return (
    <section class="card cover" aria-labelledby="cover-title">
      <h3 class="label" id="cover-title">
        {translate("dash_covered")}
      </h3>
      {foresight && (
        <p class="figure">
          {isShortToday(foresight.forecast, now) ? (
            translate("cover_none")
          ) : (
            <CoveredFigure covered={covered} />
          )}
        </p>
      )}
      {foresight && (
        <>
          <Meter forecast={foresight.forecast} now={now} />
          <p class="scale">
            <span>{coveredDaysText(coveredDays(foresight.forecast, now))}</span>{" "}
            <span>{formatDay(dayOf(now) + horizon)}</span>
          </p>
          <Sentences foresight={foresight} now={now} />
        </>
      )}
      {foresight && (isForesightOld(foresight, now) || foresight.isBehind) && (
        <p class="care">{translate("dash_foreseen_at", formatMoment(foreseenAt(foresight)))}</p>
      )}
      {foresight?.loading && <p class="soft">{loadingText(foresight.loading)}</p>}
      {!foresight && <p class="soft">{nextCheckText(account, now)}</p>}
      {!foresight?.loading && (!foresight?.loadedAt || foresight.failures.charges) && (
        <PartState
          account={account}
          part="charges"
          kept={data.charges}
          at={foresight?.loadedAt ?? null}
        />
      )}
      {foresight && foresight.loadedAt !== null && (
        <>
          {!isZero(beside) && (
            <p class="soft">
              {translate("dash_due_beside", formatMoney(beside, foresight.currency))}
            </p>
          )}
          <details>
            <summary>{translate("dash_assumptions")}</summary>
            <ul class="bullets">
              {calculationPoints(foresight, account.facts, sums?.unknownFrom ?? null, lead).map(
                (point) => (
                  <li key={point}>{point}</li>
                ),
              )}
            </ul>
          </details>
        </>
      )}
    </section>
  );
}

function CoveredFigure({ covered }: { covered: Covered | undefined }) {
  if (covered?.kind !== "at-least-until" && covered?.kind !== "at-most-until")
    return <>{covered ? coveredText(covered) : translate("state_unknown")}</>;
  // One text, so that each language has its order; the day alone is large.
  const day = formatDayOfYear(covered.day);
  const [before, after] = coveredText(covered).split(day);
  return (
    <>
      <small>{before}</small>
      {day}
      <small>{after}</small>
    </>
  );
}

/** What has failed already and can be saved: it is to be paid first, and is in no sum of what is due. */
const failedSum = (sums: DaySums, { today, currency }: AccountForesight): Decimal =>
  sums.currency === currency ? sumOf(failedOf(claimsOf(sums, today).known)) : "0";

/** What fails first, or why no later day is promised; and what usual spending makes likely. What to pay stands above all. */
function Sentences({ foresight, now }: { foresight: AccountForesight; now: number }) {
  const { forecast, loadedAt } = foresight;
  const { covered, shortfall } = forecast;
  const likely = likelyText(forecast, dayOf(now));
  const doubt = doubtOfCover(covered);
  return (
    <>
      {shortfall && (
        <p>
          {shortfall.object ? (
            <>
              {translate("cover_first")}{" "}
              <bdi class="object">{domainName(shortfall.object).shown}</bdi>,{" "}
              {formatWeekday(shortfall.day)}
            </>
          ) : (
            translate("cover_first_day", formatWeekday(shortfall.day))
          )}
        </p>
      )}
      {/* Why there is no list at all is said below, by its cause. */}
      {doubt && (doubt !== "not-loaded" || loadedAt !== null) && <p>{doubtWords(doubt)}</p>}
      {likely && <p class="likely">{likely}</p>}
    </>
  );
}
