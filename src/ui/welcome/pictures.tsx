import type { AccountState } from "../../domain/account-state.ts";
import { dayOf } from "../../domain/foresight/bank-days.ts";
import type { PayAdvice } from "../../domain/foresight/pay-advice.ts";
import { formatAmount } from "../../text/format-money.ts";
import { formatDay } from "../../text/format-time.ts";
import { paySentence, payWords } from "../../text/pay-text.ts";
import { stateName } from "../../text/state-text.ts";
import { type TextName, translate, translateCount } from "../../text/translate.ts";
import { Icon, puzzleIcon } from "../shared/icon.tsx";
import { Mark } from "../shared/mark.tsx";
import { StateMark } from "../shared/state-mark.tsx";

// The product's own parts as pictures, in words and colours as it has them: what they show is said beside them, so that
// nobody needs to see them.

/** What the pictures tell of: a sum to pay in some days, for charges some days later. */
const sampleAdvice = (now: number): PayAdvice => ({
  amount: "100",
  currency: "EUR",
  by: dayOf(now) + 4,
  due: dayOf(now) + 10,
  through: dayOf(now) + 89,
  saves: "all",
});

/** A toolbar with the icon in it, and what stands on it when money will be missing. */
export const BadgePicture = () => (
  <div class="picture" aria-hidden="true">
    <div class="toolbar large">
      <span class="place" />
      <span class="action">
        <Mark size={40} />
        <span class="badge">SOON</span>
      </span>
      <Icon drawing={puzzleIcon} size={24} />
    </div>
  </div>
);

/** The sentence of what to pay. */
export function PayPicture({ now }: { now: number }) {
  const advice = sampleAdvice(now);
  const { lead, until, saved } = payWords(advice, dayOf(now));
  return (
    <div class="picture" aria-hidden="true">
      <p class="sheet pay">
        {lead}{" "}
        <span class="lead">
          <span class="figure">
            {formatAmount(advice.amount, advice.currency, true)} <small>{advice.currency}</small>
          </span>{" "}
          <b>{until}</b>
        </span>{" "}
        {saved}
      </p>
    </div>
  );
}

const rows: readonly [TextName, AccountState][] = [
  ["sample_name_lost", "domains-lost"],
  ["sample_name_soon", "not-covered"],
  ["sample_name_well", "well"],
];

/** The list of accounts. */
export const ListPicture = () => (
  <div class="picture" aria-hidden="true">
    <div class="sheet">
      {rows.map(([name, state]) => (
        <p class="row" key={name}>
          <b>{translate(name)}</b>
          <StateMark state={state} isTest={false}>
            {state === "domains-lost" ? translateCount("lost_count", 2) : stateName(state)}
          </StateMark>
        </p>
      ))}
    </div>
  </div>
);

/** A notification of the system. */
export function NoticePicture({ now }: { now: number }) {
  const advice = sampleAdvice(now);
  return (
    <div class="notice" aria-hidden="true">
      <Mark size={28} />
      <b>{paySentence(advice, dayOf(now))}</b>
      <span class="soft">
        {translate(
          "badge_line",
          translate("sample_name_soon"),
          translate("state_not_covered_from", formatDay(dayOf(now) + 10)),
        )}
      </span>
    </div>
  );
}
