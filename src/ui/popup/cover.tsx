import { isNotZero } from "../../domain/decimal-pattern.ts";
import {
  type AccountForesight,
  foreseenAt,
  isForesightOld,
} from "../../domain/foresight/account-foresight.ts";
import { dayOf } from "../../domain/foresight/bank-days.ts";
import { doubtOfCover } from "../../domain/foresight/covered.ts";
import { horizon } from "../../domain/foresight/pot.ts";
import type { AccountOverview } from "../../domain/overview.ts";
import { send } from "../../messages/send.ts";
import * as texts from "../../text/cover-text.ts";
import { doubtWords } from "../../text/doubt-text.ts";
import { formatAmount } from "../../text/format-money.ts";
import { formatDay, formatMoment, formatWeekday } from "../../text/format-time.ts";
import { coveredWords } from "../../text/state-text.ts";
import { formatCount, translate, translateCount } from "../../text/translate.ts";
import { Icon, tickIcon } from "../shared/icon.tsx";
import { coveredDays, coveredDaysText, Meter } from "../shared/pay/meter.tsx";
import { Skeleton } from "./funds.tsx";
import { isAwaited } from "./is-awaited.ts";
import type { LateParts } from "./late.ts";

/** A list of so many rows is read anew before anybody could read how far it is: no figure moves for that. */
const soonRead = 300;

/** Whether to tell how far the list is; once all rows are there, what is left of the reading is too short for it. */
function tellsProgress({ loading, loadedAt }: AccountForesight): boolean {
  if (loading === null || loading.seen === 0 || loading.seen === loading.total) return false;
  return loadedAt === null || loading.total === null || loading.total > soonRead;
}

interface CoverProps {
  account: AccountOverview;
  isLocked: boolean;
  /** What is missing is on its way. */
  isExpected: boolean;
  /** Something is to be paid, and said above: here stands only until when the funds last. */
  isShort: boolean;
  /** What is not known, and why, is said above. */
  isDoubted: boolean;
  /** There is no room for what is due. */
  isBrief: boolean;
  now: number;
  late: LateParts | null;
}

/** Until when the funds last, what is due, and what is left. */
export function Cover({
  account,
  isLocked,
  isExpected,
  isShort,
  isDoubted,
  isBrief,
  now,
  late,
}: CoverProps) {
  const { foresight, facts } = account;
  if (isAwaited(account, isExpected))
    return (
      <section class="cover" aria-busy="true">
        <Skeleton text={translate("first_load")} />
        <p class="meter" />
      </section>
    );
  if (!foresight) return null;

  const { forecast, currency, loading, loadedAt } = foresight;
  const { covered, shortfall } = forecast;
  const doubt = doubtOfCover(covered);
  const today = dayOf(now);
  const isDated = isForesightOld(foresight, now) || foresight.isBehind;
  const days = coveredDays(forecast, now);
  const likelyText = texts.likelyText(forecast, today);
  const { charges: failure } = foresight.failures;
  // A passing fault says nothing new while what is known is fresh.
  const saysFailure =
    late &&
    failure &&
    !isBrief &&
    !isDoubted &&
    (isDated || loadedAt === null || failure.kind === "not-allowed");
  const end = formatDay(today + horizon);
  const hasCredit = isNotZero(account.figures?.creditLine ?? "");
  function titleOf(): string {
    if (shortfall && shortfall.day <= today) return translate("cover_none");
    return covered.kind === "all" ? translateCount("cover_all", days) : coveredWords(covered);
  }
  return (
    <section class="cover" aria-labelledby="cover">
      <div class="row">
        <h2 id="cover">
          {covered.kind === "all" && !likelyText && <Icon drawing={tickIcon} />} {titleOf()}
        </h2>{" "}
        {covered.kind !== "all" && days >= 0 && <span class="soft">{coveredDaysText(days)}</span>}
      </div>
      <Meter forecast={forecast} now={now} />
      {shortfall ? (
        <p>
          {shortfall.object ? (
            <>
              {translate("cover_first")} <bdi title={shortfall.object}>{shortfall.object}</bdi>,{" "}
              {formatWeekday(shortfall.day)}
            </>
          ) : (
            translate("cover_first_day", formatWeekday(shortfall.day))
          )}
        </p>
      ) : (
        <p class="scale">
          <span>{translate("cover_today")}</span> <span>{end}</span>
        </p>
      )}
      {/* Not that there is no list where it is said why. */}
      {!isDoubted && !shortfall && doubt && !(saysFailure && doubt === "not-loaded") && (
        <p>{doubtWords(doubt)}</p>
      )}
      {loadedAt !== null && !isBrief && (
        <dl>
          <div class="row">
            <dt>
              {translate("cover_due")} {late && <late.ComputedMark forecast={forecast} />}
            </dt>
            <dd>{texts.dueText(foresight)}</dd>
          </div>
          {covered.kind === "all" && !isShort && forecast.left !== undefined && (
            <div class="row">
              <dt>{translate(hasCredit ? "cover_left_credit" : "cover_left", end)}</dt>
              <dd>{formatAmount(forecast.left, currency)}</dd>
            </div>
          )}
        </dl>
      )}
      {likelyText && !isBrief && <p class="likely">{likelyText}</p>}
      {saysFailure && (
        <p>
          {late.failureText(failure, facts)}{" "}
          <late.CopyMissingLine failure={failure} facts={facts} />
        </p>
      )}
      {loading && tellsProgress(foresight) ? (
        <p class="small soft">
          {loading.total === null
            ? translateCount("card_read_open", loading.seen)
            : translateCount("card_read", loading.total, formatCount(loading.seen))}{" "}
          <button
            type="button"
            class="link"
            onClick={() => void send("stop-charges", { accountId: account.id })}
          >
            {translate("card_stop")}
          </button>
        </p>
      ) : (
        (isDated || isLocked || !account.enabled) && (
          <p class="small soft">{translate("card_as_of", formatMoment(foreseenAt(foresight)))}</p>
        )
      )}
    </section>
  );
}
