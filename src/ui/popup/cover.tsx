import { dayOf } from "../../domain/foresight/bank-days.ts";
import { foreseenAt, isForesightOld } from "../../domain/foresight/foresight.ts";
import { horizon } from "../../domain/foresight/pot.ts";
import type { AccountOverview } from "../../domain/overview.ts";
import { send } from "../../messages/send.ts";
import { coveredWords } from "../../platform/foresight-words.ts";
import { formatMoney } from "../../platform/format-money.ts";
import { formatDay, formatDays, formatMoment } from "../../platform/format-time.ts";
import { formatCount, translate } from "../../platform/translate.ts";
import { CopyMissingLine } from "../shared/copy-button.tsx";
import { failureText } from "../shared/words.ts";
import * as texts from "./cover-text.ts";
import { Bone } from "./funds.tsx";
import { atLeast } from "./small-text.ts";

interface CoverProps {
  account: AccountOverview;
  isLocked: boolean;
  /** What is missing is on its way. */
  isExpected: boolean;
  now: number;
}

/** Until when the funds last, what is missing then, and what helps. */
export function Cover({ account, isLocked, isExpected, now }: CoverProps) {
  const { foresight, registrar } = account;
  if (!foresight)
    return isExpected && account.system === "live" ? (
      <section class="cover" aria-busy="true">
        <Bone text={translate("first_load")} />
        <p class="bar" />
      </section>
    ) : null;

  const { forecast, currency, loading, loadedAt } = foresight;
  const { covered, shortfall, likely } = forecast;
  const today = dayOf(now);
  const isOld = isForesightOld(foresight, now);
  const tone = texts.isLate(forecast, today) ? "loss" : shortfall ? "care" : "";
  const until = coveredWords(covered);
  const isUnknown = covered.kind === "unknown";
  const left = isUnknown ? -1 : covered.day - today;
  const sure = Math.min(left, (likely?.day ?? Infinity) - today);
  const likelyText = texts.likelyText(forecast, today);
  const [topUp, why] = texts.topUpText(foresight, today);
  const { charges: failure } = foresight.failures;
  // A passing fault says nothing new while what is known is fresh.
  const isTold = isOld || loadedAt === null || failure?.kind === "not-allowed";
  return (
    <section class="cover" aria-labelledby="cover">
      {shortfall && (
        <div class={`row ${tone}`}>
          <h2 id="cover">
            {translate(
              "card_short",
              atLeast(covered.kind !== "until", formatMoney(shortfall.short, currency)),
            )}
          </h2>
          {formatDay(shortfall.day)}
        </div>
      )}
      {(!shortfall || left >= 0) && (
        <div class="row">
          {shortfall ? until : <h2 id="cover">{until}</h2>}
          <span class="soft">{left >= 0 && formatDays(left)}</span>
        </div>
      )}
      <p class={`bar ${tone}`}>
        {[left, sure].map((days, place) => (
          <span key={place} style={`width:${(100 * days) / horizon}%`} />
        ))}
      </p>
      {topUp && (
        <p title={shortfall?.object ?? undefined}>
          <b>{topUp}</b> {why}
        </p>
      )}
      {loadedAt !== null && (
        <dl class="row">
          <dt>{translate("card_due")}</dt>
          <dd>{texts.dueText(foresight)}</dd>
        </dl>
      )}
      {likelyText && <p class="likely">{likelyText}</p>}
      {failure && isTold ? (
        <p>
          {failureText(failure, account)}{" "}
          <CopyMissingLine failure={failure} registrar={registrar} />
        </p>
      ) : (
        isUnknown && !loading && <p>{translate("card_not_sure")}</p>
      )}
      <div class="foot soft">
        {loading && loading.seen !== 0 ? (
          <>
            {translate(
              "card_read",
              formatCount(loading.seen),
              loading.total === null ? "…" : formatCount(loading.total),
            )}{" "}
            <button
              type="button"
              class="link"
              onClick={() => void send("stop-charges", { accountId: account.id })}
            >
              {translate("card_stop")}
            </button>
          </>
        ) : (
          <>
            <span>
              {isOld || isLocked || !account.enabled
                ? translate("card_as_of", formatMoment(foreseenAt(foresight)))
                : texts.spendingText(foresight)}
            </span>
            <details>
              <summary>{translate("card_assumes")}</summary>
              {texts.assumptionText(foresight, registrar)}
            </details>
          </>
        )}
      </div>
    </section>
  );
}
