import { useState } from "preact/hooks";
import type { Decimal } from "../../../domain/account.ts";
import type { BalanceChange } from "../../../domain/foresight/balance-change.ts";
import { isLess, isZero, subtract } from "../../../domain/money.ts";
import { formatAmount, formatMoney } from "../../../text/format-money.ts";
import { formatMoment } from "../../../text/format-time.ts";
import { masked, maskedIn } from "../../../text/hidden-amounts.ts";
import { formatCount, translate, translateCount } from "../../../text/translate.ts";
import { FailureNote } from "../../shared/failure-note.tsx";
import { BidiText, Unknown } from "../cells.tsx";
import type { DetailProps } from "../detail-props.ts";
import { PartState } from "../part-state.tsx";
import { Section } from "../section.tsx";
import { ChangeRows } from "./change-rows.tsx";

// As many are shown at first, and with each press more.
const step = 5;

/** What moved the balance between two checks: by type, with the bookings on demand and what they do not explain. */
export function ChangesSection({ account, data }: DetailProps) {
  const [count, setCount] = useState(step);
  const changes = data.ledger.ok ? (data.ledger.value?.changes ?? []) : [];
  const refused = account.foresight?.failures.bookings;
  if (data.ledger.ok && !refused && changes.length === 0) return null;
  return (
    <Section id="changes-title" title={translate("dash_changes")}>
      {(!data.ledger.ok || refused) && (
        <PartState
          account={account}
          part="bookings"
          kept={data.ledger}
          at={changes[0]?.to ?? null}
        />
      )}
      <ol class="changes">
        {changes.slice(0, count).map((change) => (
          <Change key={change.to} change={change} facts={account.facts} />
        ))}
      </ol>
      {changes.length > count && (
        <p>
          <button type="button" class="link" onClick={() => setCount(count + 2 * step)}>
            {translate("dash_older_changes", formatCount(changes.length - count))}
          </button>
        </p>
      )}
    </Section>
  );
}

/** An amount with its sign, whichever it is. */
const signed = (amount: Decimal, currency: string): string =>
  masked(`${isLess("0", amount) ? "+" : ""}${formatAmount(amount, currency)}`);

interface ChangeProps {
  change: BalanceChange;
  facts: DetailProps["account"]["facts"];
}

function Change({ change, facts }: ChangeProps) {
  const { from, to, before, after, currency, parts, rows, unexplained, failure } = change;
  const difference = subtract(after, before);
  return (
    <li>
      <p class="moved">
        <span class="soft">
          {formatMoment(from)} – {formatMoment(to)}
        </span>
        <b class={isLess("0", difference) ? "well" : ""}>
          {signed(difference, currency)} {currency}
        </b>
        <span class="soft">
          {translate("dash_from_to", formatAmount(before, currency), formatMoney(after, currency))}
        </span>
      </p>
      {failure && (
        <FailureNote failure={failure} facts={facts} care={failure.kind === "not-allowed"} />
      )}
      <dl class="rows parts">
        {parts.map(({ type, effect, count }) => (
          <>
            <dt>
              <BidiText text={maskedIn(type)} />{" "}
              <span class="soft">· {translateCount("dash_bookings", count)}</span>
            </dt>
            <dd>{signed(effect, currency)}</dd>
          </>
        ))}
        {(unexplained === null || !isZero(unexplained)) && (
          <>
            <dt class="care">{translate("dash_unexplained")}</dt>
            <dd class="care">
              {unexplained === null ? <Unknown /> : signed(unexplained, currency)}
            </dd>
          </>
        )}
      </dl>
      {rows.length > 0 && <ChangeRows rows={rows} parts={parts} />}
    </li>
  );
}
