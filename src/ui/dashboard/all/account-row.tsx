import { isStale, statesOf } from "../../../domain/account-state.ts";
import { isAtMost } from "../../../domain/at-most.ts";
import { foreseenAt, isForesightOld } from "../../../domain/foresight/account-foresight.ts";
import { dayOf, isTooLate } from "../../../domain/foresight/bank-days.ts";
import { payAdvice } from "../../../domain/foresight/pay-advice.ts";
import { isDueLeast } from "../../../domain/live-sums.ts";
import type { AccountOverview, Overview } from "../../../domain/overview.ts";
import { whyUnforeseen } from "../../../text/charges-text.ts";
import { coveredText, isShortToday } from "../../../text/cover-text.ts";
import { placeAmong } from "../../../text/failure-text.ts";
import { formatMoney } from "../../../text/format-money.ts";
import { formatDayOf, formatMoment, formatSpan } from "../../../text/format-time.ts";
import { payCell } from "../../../text/pay-text.ts";
import { stateWords } from "../../../text/state-text.ts";
import { formatCount, translate } from "../../../text/translate.ts";
import { StateMark } from "../../shared/state-mark.tsx";
import { AtLeast, Hidden, None, Unknown } from "../cells.tsx";
import { hashOf } from "../shown.ts";

interface AccountRowProps {
  account: AccountOverview;
  overview: Overview;
  now: number;
}

/** One account in figures; its name leads to it, and so does a click anywhere on the row. */
export function AccountRow({ account, overview, now }: AccountRowProps) {
  const { figures, foresight, name } = account;
  const { vault, preferences } = overview;
  const isTest = account.system === "ote";
  const isQuiet = isTest && !preferences.warnTestAccounts;
  const lossTone = isQuiet ? "test" : "loss";
  const careTone = isQuiet ? "test" : "care";
  const states = statesOf(account, now, overview);
  const hash = hashOf(account.id);
  const forecast = foresight?.forecast;
  const pay = payCell(account, now);
  const payBy = payAdvice(foresight, account.payFor)?.by ?? null;
  const why = whyUnforeseen(account);
  const unknown = vault.hidden ? <Hidden /> : <Unknown why={why} />;
  const isKnown = foresight !== null && foresight.loadedAt !== null;
  return (
    // The link in it takes the keys; the row is a larger target for the mouse.
    <tr
      onClick={() => {
        // Not while text is being selected.
        if (getSelection()?.isCollapsed !== false) location.hash = hash;
      }}
    >
      <th scope="row">
        <a href={hash} class="full-name name" title={name}>
          <bdi>{name}</bdi>
        </a>
        <span class={isTest ? "test" : "soft"}>{placeAmong(account, overview.accounts)}</span>
      </th>
      <td>
        {states.map((state) => (
          <StateMark key={state} state={state} isTest={isQuiet}>
            {stateWords(account, state, now)}
          </StateMark>
        ))}
      </td>
      <td
        class={`number ${figures?.shortage ? lossTone : ""}`}
        data-title={translate("available_funds")}
      >
        {figures ? (
          <>
            {isAtMost(figures) && <small class="soft">{translate("at_most")} </small>}
            {formatMoney(figures.available, figures.currency)}
          </>
        ) : vault.hidden ? (
          <Hidden />
        ) : (
          <Unknown />
        )}
      </td>
      <td data-title={translate("dash_covered")}>
        {forecast && isShortToday(forecast, now)
          ? translate("dash_cover_none")
          : forecast && forecast.covered.kind !== "unknown"
            ? coveredText(forecast.covered)
            : unknown}
        {foresight && isForesightOld(foresight, now) && (
          <small class="care">
            {translate("badge_foreseen", formatDayOf(foreseenAt(foresight)))}
          </small>
        )}
      </td>
      <td class="number" data-title={translate("dash_short")}>
        {pay ? (
          <b class={isTooLate(payBy, dayOf(now)) ? lossTone : careTone}>{pay}</b>
        ) : isKnown && forecast?.covered.kind !== "unknown" ? (
          <None />
        ) : (
          unknown
        )}
      </td>
      <td class="number" data-title={translate("dash_at_risk")}>
        {!foresight?.atRisk && unknown}
        {foresight?.atRisk?.count === 0 && <None />}
        {foresight?.atRisk && foresight.atRisk.count > 0 && (
          <b class={lossTone}>{formatCount(foresight.atRisk.count)}</b>
        )}
      </td>
      <td class="number" data-title={translate("dash_due_30")}>
        {forecast && isKnown ? (
          <AtLeast isLeast={isDueLeast(forecast)}>
            {formatMoney(forecast.due[30], foresight.currency)}
          </AtLeast>
        ) : (
          unknown
        )}
      </td>
      <td
        class={`number ${!vault.locked && isStale(account, now) ? "care" : ""}`}
        data-title={translate("dash_age")}
        title={figures ? formatMoment(figures.at) : undefined}
      >
        {figures ? (
          formatSpan(Math.max(0, now - figures.at))
        ) : vault.hidden ? (
          <Hidden />
        ) : (
          <Unknown />
        )}
      </td>
    </tr>
  );
}
