import { useState } from "preact/hooks";
import type { Failure } from "../../../domain/failure.ts";
import type { AccountForesight } from "../../../domain/foresight/account-foresight.ts";
import { dayOf } from "../../../domain/foresight/bank-days.ts";
import type { DaySums } from "../../../domain/foresight/day-sums.ts";
import type { NextAction } from "../../../domain/foresight/upcoming-charge.ts";
import type { AccountOverview } from "../../../domain/overview.ts";
import { isSampleId } from "../../../domain/sample-id.ts";
import { send } from "../../../messages/send.ts";
import { exclusionLines, loadingText } from "../../../text/charges-text.ts";
import { translate, translateCount } from "../../../text/translate.ts";
import { FailureNote } from "../../shared/failure-note.tsx";
import type { DetailProps } from "../detail-props.ts";
import { AllChargesExport } from "../export/all-charges-export.tsx";
import { chargesTable, daySumsTable } from "../export/csv-tables.ts";
import { ExportButton } from "../export/export-button.tsx";
import { PartState } from "../part-state.tsx";
import { Section } from "../section.tsx";
import { keptText } from "./charges-table.tsx";
import { ListedCharges } from "./listed-charges.tsx";

const Exports = ({ account, sums }: { account: AccountOverview; sums: DaySums }) => (
  <>
    <ExportButton
      account={account}
      what={translate("dash_upcoming")}
      part={sums.seen > sums.rows.length ? { kept: sums.rows.length, all: sums.seen } : null}
      table={() =>
        chargesTable(sums, dayOf(Date.now()), keptText(sums.rows.length, sums.seen) || null)
      }
    />
    {sums.seen > sums.rows.length && !isSampleId(account.id) && (
      <AllChargesExport account={account} count={sums.seen} />
    )}
    <ExportButton
      account={account}
      what={translate("dash_day_sums")}
      table={() => daySumsTable(sums)}
    />
  </>
);

/** What will be charged: the rows kept, the sums of all by day, and what is not in them. */
export function ChargesSection({ account, data }: DetailProps) {
  const { foresight } = account;
  // The last list that came through; while the first one is on its way, as far as it has come.
  const whole = data.charges.ok ? data.charges.value : null;
  const coming = foresight?.loading && data.loading.ok ? data.loading.value : null;
  const sums = whole ?? (coming?.seen ? coming : null);
  const isRefused = !data.charges.ok || !!foresight?.failures.charges;
  if (!sums && !foresight?.loading && !isRefused) return null;
  return (
    <Section
      id="charges-title"
      title={translate("dash_upcoming")}
      tools={sums && sums.rows.length > 0 && <Exports account={account} sums={sums} />}
    >
      {foresight?.loading && <Loading accountId={account.id} loading={foresight.loading} />}
      {!foresight?.loading && (
        <PartState
          account={account}
          part="charges"
          kept={data.charges}
          at={sums?.loadedAt ?? null}
        />
      )}
      {sums && (
        <>
          <p class="soft">
            {whole === null && translate("dash_incomplete_list")}{" "}
            {keptText(sums.rows.length, sums.seen)}
          </p>
          {sums.rows.length === 0 && <p class="soft">{translate("dash_nothing_due")}</p>}
          {sums.rows.length > 0 && <ListedCharges account={account} data={data} sums={sums} />}
          <ul class="bullets">
            {sums.computed ? <li>{translateCount("cover_computed", sums.computed)}</li> : null}
            {sums.estimated ? <li>{translateCount("dash_estimated", sums.estimated)}</li> : null}
            {exclusionLines(sums.excluded, sums.currency).map((line) => (
              <li key={line}>{line}</li>
            ))}
            {sums.rows.some(({ nextAction }) => isUncharged(nextAction)) && (
              <li>{translate("dash_not_charged")}</li>
            )}
          </ul>
        </>
      )}
    </Section>
  );
}

const isUncharged = (action: NextAction | null): boolean =>
  action === "finalize" || action === "expire" || action === "delete";

interface LoadingProps {
  accountId: string;
  loading: NonNullable<AccountForesight["loading"]>;
}

/** How far the list has come, and the way to stop it. */
function Loading({ accountId, loading }: LoadingProps) {
  const [problem, setProblem] = useState<Failure | null>(null);
  const { seen, total } = loading;
  const progress = loadingText(loading);
  return (
    <div class="loading">
      {/* Without a total it only shows that something goes on. */}
      <progress aria-label={progress} {...(total ? { value: seen, max: total } : {})} />
      <span>{progress}</span>
      <button
        type="button"
        class="button"
        onClick={() =>
          void send("stop-charges", { accountId }).then((reply) =>
            setProblem(reply.ok ? null : reply.failure),
          )
        }
      >
        {translate("dash_stop")}
      </button>
      {problem && <FailureNote failure={problem} care />}
    </div>
  );
}
