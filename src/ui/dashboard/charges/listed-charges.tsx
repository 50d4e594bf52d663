import { useMemo, useState } from "preact/hooks";
import { dayOf } from "../../../domain/foresight/bank-days.ts";
import {
  type BarSpan,
  type ChargeBar,
  chargeBars,
  isInBar,
} from "../../../domain/foresight/charge-bars.ts";
import type { DaySums } from "../../../domain/foresight/day-sums.ts";
import { firstNotReached, leftAfter } from "../../../domain/foresight/left-after.ts";
import { outlook } from "../../../domain/foresight/outlook.ts";
import { isZero } from "../../../domain/money.ts";
import { moneyIn } from "../../../storage/money-records.ts";
import type { DetailProps } from "../detail-props.ts";
import { barDays, ChargeBars } from "./charge-bars.tsx";
import { ChargesTable } from "./charges-table.tsx";
import { DaySumsTable } from "./day-sums-table.tsx";

interface ListedChargesProps extends DetailProps {
  sums: DaySums;
}

/** The list: sums as bars, of which one that is pressed filters the rows, and what is left after each. */
export function ListedCharges({ account, data, sums }: ListedChargesProps) {
  const { foresight } = account;
  const [span, changeSpan] = useState<BarSpan>("week");
  const [chosen, choose] = useState<ChargeBar | null>(null);
  const today = dayOf(Date.now());
  const days = useMemo(
    () => (foresight ? outlook(foresight, moneyIn(foresight.currency, data)) : []),
    [foresight, data],
  );
  const bars = useMemo(
    () => (foresight ? chargeBars(days, foresight.funds, span) : []),
    [days, foresight, span],
  );
  const left = useMemo(
    () => (foresight ? leftAfter(foresight, sums) : new Map()),
    [foresight, sums],
  );
  // The list may be another one by now.
  const bar = chosen && (bars.find(({ from }) => from === chosen.from) ?? null);
  const rows = useMemo(
    () =>
      bar ? sums.rows.filter((row) => isInBar(row, bar, foresight?.today ?? today)) : sums.rows,
    [sums, bar, foresight, today],
  );
  const payment = foresight?.forecast.pay?.quarter ?? null;
  return (
    <>
      {bars.length > 0 && (
        <ChargeBars
          bars={bars}
          span={span}
          changeSpan={(next) => {
            changeSpan(next);
            choose(null);
          }}
          chosen={bar}
          choose={choose}
          currency={sums.currency}
        />
      )}
      <ChargesTable
        all={sums.rows}
        charges={rows}
        currency={sums.currency}
        today={today}
        left={left}
        unpaid={firstNotReached(sums.rows, left, foresight?.forecast.shortfall?.object ?? null)}
        missing={payment && !isZero(payment.missing) ? payment : null}
        chosen={bar ? { words: barDays(bar), showAll: () => choose(null) } : null}
      />
      <DaySumsTable sums={sums} />
    </>
  );
}
