import { useMemo, useState } from "preact/hooks";
import type { Decimal } from "../../../domain/account.ts";
import {
  type Standing,
  type SubuserLimit,
  subuserLimits,
} from "../../../domain/foresight/subuser-limits.ts";
import { formatDate } from "../../../text/format-day.ts";
import { formatMoney } from "../../../text/format-money.ts";
import { formatMoment } from "../../../text/format-time.ts";
import { formatCount, translate, translateCount } from "../../../text/translate.ts";
import { Icon, infoIcon, lowIcon, tickIcon, warnIcon } from "../../shared/icon.tsx";
import { BidiText, Unknown } from "../cells.tsx";
import type { DetailProps } from "../detail-props.ts";
import { PartState } from "../part-state.tsx";
import { Scroller } from "../scroller.tsx";
import { Section } from "../section.tsx";

// As many are shown at first: those near their limit come first.
const atFirst = 20;

const looks: Record<Standing, [tone: string, drawing: string]> = {
  over: ["loss", warnIcon],
  near: ["care", lowIcon],
  unknown: ["soft", infoIcon],
  well: ["well", tickIcon],
};

/** The subusers' balances, those over or near their limit first, each in its own currency. */
export function SubuserLimitsSection({ account, data }: DetailProps) {
  const [isAll, showAll] = useState(false);
  const ledger = data.ledger.ok ? data.ledger.value : null;
  const subusers = ledger?.subusers ?? null;
  const rates = ledger?.rates ?? null;
  const found = useMemo(
    () => subusers && subuserLimits(subusers.rows, rates?.rows ?? []),
    [subusers, rates],
  );
  const isRefused = !data.ledger.ok || !!account.foresight?.failures.subusers;
  if (!isRefused && !found?.entries.length) return null;
  const shown = (isAll ? found?.entries : found?.entries.slice(0, atFirst)) ?? [];
  return (
    <Section id="subusers-title" title={translate("dash_subusers")}>
      <PartState account={account} part="subusers" kept={data.ledger} at={subusers?.at ?? null} />
      {found && found.entries.length > 0 && (
        <>
          <Scroller title={translate("dash_subusers")} class="tall">
            <table>
              <caption class="hidden">{translate("dash_subusers")}</caption>
              <thead>
                <tr>
                  <th scope="col">{translate("dash_subuser")}</th>
                  {(["account_balance", "credit_line", "dash_left"] as const).map((title) => (
                    <th key={title} scope="col" class="number">
                      {translate(title)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {shown.map((entry, place) => (
                  <Row key={`${place} ${entry.user.user}`} entry={entry} />
                ))}
              </tbody>
            </table>
          </Scroller>
          {found.entries.length > shown.length && (
            <p>
              <button type="button" class="link" onClick={() => showAll(true)}>
                {translate("dash_show_all", formatCount(found.entries.length))}
              </button>
            </p>
          )}
          <p class="hint">
            {found.ratesOf !== null && translate("dash_rates_of", dateText(found.ratesOf))}{" "}
            {found.entries.some(({ isUnplaced }) => isUnplaced) &&
              translateCount(
                "dash_without_rate",
                found.entries.filter(({ isUnplaced }) => isUnplaced).length,
              )}{" "}
            {subusers && translate("dash_older_list", formatMoment(subusers.at))}
          </p>
          {account.foresight?.failures.rates && (
            <PartState account={account} part="rates" kept={data.ledger} at={rates?.at ?? null} />
          )}
        </>
      )}
    </Section>
  );
}

/** A registrar's date in the reader's way; what is none stays as it was sent. */
function dateText(date: string): string {
  const at = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(at) ? date : formatDate(at);
}

function Row({ entry: { user, standing, left } }: { entry: SubuserLimit }) {
  const [tone, drawing] = looks[standing];
  const amount = (value: Decimal | null) =>
    value === null ? <Unknown /> : formatMoney(value, user.currency ?? "?");
  return (
    <tr>
      <th scope="row">
        <span class="ellipsis name" title={user.user}>
          <BidiText text={user.user} />
        </span>
        <span class={`mark ${tone}`}>
          <Icon drawing={drawing} size={12} />
          {translate(`dash_standing_${standing}`)}
        </span>
      </th>
      <td class="number">{amount(user.balance)}</td>
      <td class="number">{amount(user.creditLine)}</td>
      <td class={`number ${standing === "over" ? "loss" : ""}`}>{amount(left)}</td>
    </tr>
  );
}
