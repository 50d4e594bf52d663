import type { Deposit } from "../../../domain/foresight/account-lists.ts";
import { explainDeposits } from "../../../domain/foresight/explain-deposits.ts";
import { isZero } from "../../../domain/money.ts";
import { formatDate } from "../../../text/format-day.ts";
import { formatMoney } from "../../../text/format-money.ts";
import { formatMoment } from "../../../text/format-time.ts";
import { translate, translateCount } from "../../../text/translate.ts";
import { BidiText, None, Unknown } from "../cells.tsx";
import type { DetailProps } from "../detail-props.ts";
import { PartState } from "../part-state.tsx";
import { Scroller } from "../scroller.tsx";
import { Section } from "../section.tsx";

/** Which sum is reserved for which name and until when, and what of the one figure that leaves unexplained. */
export function DepositsSection({ account, data }: DetailProps) {
  const { figures } = account;
  const deposits = data.ledger.ok ? (data.ledger.value?.deposits ?? null) : null;
  const currency = figures?.currency ?? "";
  // The list is not asked for then.
  const isNone = deposits === null && !!figures?.deposits && isZero(figures.deposits);
  const isRefused = !data.ledger.ok || !!account.foresight?.failures.deposits;
  if (!isRefused && (isNone || !deposits?.rows.length)) return null;
  return (
    <Section id="deposits-title" title={translate("reserved_deposits")}>
      {!isNone && (
        <PartState account={account} part="deposits" kept={data.ledger} at={deposits?.at ?? null} />
      )}
      {deposits && deposits.rows.length > 0 && (
        <Scroller title={translate("reserved_deposits")} class="tall">
          <table>
            <caption class="hidden">{translate("reserved_deposits")}</caption>
            <thead>
              <tr>
                <th scope="col">{translate("dash_name")}</th>
                <th scope="col">{translate("dash_since")}</th>
                <th scope="col">{translate("dash_until")}</th>
                <th scope="col" class="number">
                  {translate("dash_amount")}
                </th>
              </tr>
            </thead>
            <tbody>
              {deposits.rows.map((deposit, place) => (
                <Row
                  key={`${place} ${deposit.id}`}
                  deposit={deposit}
                  currency={currency}
                  at={deposits.at}
                />
              ))}
            </tbody>
          </table>
        </Scroller>
      )}
      {deposits && figures && (
        <Difference
          rows={deposits.rows}
          reserved={figures.deposits}
          currency={currency}
          at={deposits.at}
        />
      )}
    </Section>
  );
}

function Row({ deposit, currency, at }: { deposit: Deposit; currency: string; at: number }) {
  const { name, type, amount, createdAt, expiresAt } = deposit;
  const isCredit = amount?.startsWith("-") && !isZero(amount);
  return (
    <tr>
      <th scope="row">
        <span class="ellipsis name" title={name}>
          <BidiText text={name} />
        </span>
        <span class="soft ellipsis" title={type}>
          <BidiText text={type} />
        </span>
      </th>
      <td>{createdAt === null ? <Unknown /> : formatDate(createdAt)}</td>
      <td>
        {expiresAt === null ? <Unknown /> : formatDate(expiresAt)}
        {expiresAt !== null && expiresAt < at && (
          <small class="soft">{translate("dash_passed")}</small>
        )}
      </td>
      <td class="number">
        {amount === null ? <Unknown /> : formatMoney(amount, deposit.currency ?? currency)}
        {isCredit && <small class="soft">{translate("dash_credit")}</small>}
      </td>
    </tr>
  );
}

interface DifferenceProps {
  rows: Deposit[];
  reserved: string | null;
  currency: string;
  at: number;
}

/** The list beside the figure: they come from two commands at two times, and need not agree. */
function Difference({ rows, reserved, currency, at }: DifferenceProps) {
  const { sum, left, unexplained } = explainDeposits(rows, reserved, currency);
  return (
    <>
      <dl class="rows list-sums">
        <dt>{translate("dash_listed_sum")}</dt>
        <dd>{formatMoney(sum, currency)}</dd>
        <dt>{translate("reserved_deposits")}</dt>
        <dd>{reserved === null ? <Unknown /> : formatMoney(reserved, currency)}</dd>
        <dt>{translate("dash_unexplained")}</dt>
        <dd class={unexplained !== null && !isZero(unexplained) ? "care" : ""}>
          {unexplained === null ? (
            <Unknown />
          ) : isZero(unexplained) ? (
            <None />
          ) : (
            formatMoney(unexplained, currency)
          )}
        </dd>
      </dl>
      <p class="hint">
        {translate("dash_older_list", formatMoment(at))}{" "}
        {left > 0 && translateCount("dash_deposits_left", left)}
      </p>
    </>
  );
}
