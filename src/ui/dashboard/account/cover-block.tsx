import type { Covered } from "../../../domain/foresight/covered.ts";
import { dueSpans } from "../../../domain/foresight/forecast.ts";
import { type Foresight, foreseenAt, isForesightOld } from "../../../domain/foresight/foresight.ts";
import { isDueLeast } from "../../../domain/live-sums.ts";
import { formatDayOfYear } from "../../../platform/format-day.ts";
import { formatMoney } from "../../../platform/format-money.ts";
import { formatMoment } from "../../../platform/format-time.ts";
import { formatCount, translate, translateCount } from "../../../platform/translate.ts";
import { AtLeast } from "../cells.tsx";
import {
  assumptionLines,
  coveredText,
  loadingText,
  shortfallText,
  topUpText,
} from "../foresight-words.ts";
import { PartState } from "../part-state.tsx";
import type { DetailProps } from "./account-detail.tsx";

interface CoverBlockProps extends DetailProps {
  lossTone: "loss" | "test";
  /** Bank days that a transfer takes. */
  lead: number;
}

/** Until when the money lasts, what is missing then, and what to do by when. */
export function CoverBlock({ account, data, lossTone, lead }: CoverBlockProps) {
  const { foresight } = account;
  const sums = data.charges.ok ? data.charges.value : null;
  const covered = foresight?.forecast.covered;
  return (
    <section class="card cover" aria-labelledby="cover-title">
      <h3 class="label" id="cover-title">
        {translate("dash_covered")}
      </h3>
      <p class={`figure ${covered?.kind === "until" ? lossTone : ""}`}>
        <CoveredFigure covered={covered} />
      </p>
      {foresight && <Sentences foresight={foresight} lossTone={lossTone} />}
      {foresight && isForesightOld(foresight, Date.now()) && (
        <p class="care">{translate("dash_foreseen_at", formatMoment(foreseenAt(foresight)))}</p>
      )}
      {foresight?.loading && <p class="soft">{loadingText(foresight.loading)}</p>}
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
          <dl class="rows">
            {dueSpans.map((days) => (
              <>
                <dt>{translate("dash_due_in", formatCount(days))}</dt>
                <dd>
                  <AtLeast isLeast={isDueLeast(foresight.forecast)}>
                    {formatMoney(foresight.forecast.due[days], foresight.currency)}
                  </AtLeast>
                </dd>
              </>
            ))}
          </dl>
          <details>
            <summary>{translate("dash_assumptions")}</summary>
            <ul class="bullets">
              <li>{translateCount("dash_assumes_lead", lead)}</li>
              {assumptionLines(foresight, account.registrar, sums?.unknownFrom ?? null).map(
                (line) => (
                  <li key={line}>{line}</li>
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
  if (covered?.kind !== "at-least-until")
    return <>{covered ? coveredText(covered) : translate("state_unknown")}</>;
  // One text, so that each language has its order; the day alone is large.
  const day = formatDayOfYear(covered.day);
  const [before, after] = translate("dash_at_least_until", day).split(day);
  return (
    <>
      <small>{before}</small>
      {day}
      <small>{after}</small>
    </>
  );
}

function Sentences({ foresight, lossTone }: { foresight: Foresight; lossTone: string }) {
  const { forecast } = foresight;
  const { shortfall, likely } = forecast;
  return (
    <>
      {shortfall && (
        <p>
          <b class={lossTone}>{shortfallText(foresight)}.</b>{" "}
          {shortfall.object !== null && (
            <>
              {translate("dash_first_fails")} <bdi class="object">{shortfall.object}</bdi>.
            </>
          )}
        </p>
      )}
      {topUpText(foresight) && (
        <p>
          <b>{topUpText(foresight)}.</b>
        </p>
      )}
      {likely && (
        <p class="care">
          {likely.day === null
            ? translate("dash_likely_early", formatDayOfYear(likely.early))
            : translate(
                "dash_likely",
                formatDayOfYear(likely.day),
                formatDayOfYear(likely.early),
              )}{" "}
          {likely.by < foresight.today
            ? translate("dash_likely_order_now")
            : translate("dash_likely_order_by", formatDayOfYear(likely.by))}
        </p>
      )}
    </>
  );
}
