import { useMemo, useState } from "preact/hooks";
import { statesOf } from "../../domain/account-state.ts";
import type { AlertSettings } from "../../domain/alert-settings.ts";
import type { Result } from "../../domain/failure.ts";
import { emptyOverview, type Overview } from "../../domain/overview.ts";
import type { WarningState } from "../../domain/warnings/round.ts";
import { alertSettingsRecord } from "../../storage/alert-settings-record.ts";
import { overviewRecord } from "../../storage/overview-record.ts";
import { warningsRecord } from "../../storage/warnings-record.ts";
import { hideBy } from "../../text/hidden-amounts.ts";
import { translate } from "../../text/translate.ts";
import { beginPage, titleOf } from "../shared/begin-page.ts";
import { FailureNote } from "../shared/failure-note.tsx";
import { useLook } from "../shared/look.ts";
import { SampleStrip } from "../shared/sample-strip.tsx";
import { useNow } from "../shared/use-now.ts";
import { useRecord } from "../shared/use-record.ts";
import { useRefresh } from "../shared/use-refresh.ts";
import { useSpoken } from "../shared/use-spoken.ts";
import { AccountDetail } from "./account/account-detail.tsx";
import { type AccountData, useAccountData } from "./account-data.ts";
import { AccountNav } from "./accounts/account-nav.tsx";
import { AllAccounts } from "./all/all-accounts.tsx";
import { Announcements } from "./announcements.tsx";
import { DashboardHeader, Empty, LockedCard } from "./frame.tsx";
import { Guarded } from "./guarded.tsx";
import { hashOf, hashOfAll, useShown } from "./shown.ts";
import { useLanding } from "./use-landing.ts";

interface DashboardPageProps {
  /** Read before the page is painted, with what is kept of the account that it shows first. */
  overview: Result<Overview>;
  warnings: Result<WarningState>;
  alerts: Result<Record<string, AlertSettings>>;
  data: AccountData | null;
}

/** Tells the page which language it is in, and what it is. */
export const beginDashboard = (): void => beginPage(titleOf(translate("dash_title")));

// Ages and countdowns are in minutes; nothing on the page is worth a painting every second.
const tick = 10_000;

/** All accounts, and one of them in full: painted from what is stored, and kept fresh by it. */
export function DashboardPage(first: DashboardPageProps) {
  const [found, setFound] = useRecord(overviewRecord, first.overview);
  const [warnings] = useRecord(warningsRecord, first.warnings);
  const [alerts] = useRecord(alertSettingsRecord, first.alerts);
  const now = useNow(tick);
  const overview = found.ok ? found.value : emptyOverview;
  const { vault, accounts } = overview;
  // Before anything of it is drawn.
  if (found.ok) hideBy(overview.preferences);
  const spoken = useSpoken(overview.preferences, beginDashboard);
  useLook(overview.preferences);
  const target = useShown(overview);
  const selected = target?.kind === "account" ? target.id : null;
  const data = useAccountData(selected, overview, first.data);
  const problem = found.ok ? overview.problem : found.failure;
  // The account whose data are read: while those of another are on their way, it stays in sight.
  const shown = accounts.find(({ id }) => id === data?.accountId);
  const land = useLanding(target?.kind === "all" ? target.currency : shown?.id);
  const refresh = useRefresh(selected, overviewRecord.read, setFound);
  const [isLockedHere, setLockedHere] = useState(false);
  const refreshAll = useRefresh(null, overviewRecord.read, setFound, true);
  const states = shown ? statesOf(shown, now, overview) : [];
  const stateKey = states.join();

  // biome-ignore lint/correctness/useExhaustiveDependencies: the states are the ones of the key, and texts are made anew as they are spoken.
  const detail = useMemo(
    () =>
      shown &&
      data && (
        <AccountDetail
          key={shown.id}
          account={shown}
          data={data}
          overview={overview}
          states={states}
          refresh={refresh}
          warnings={warnings}
          alerts={alerts}
        />
      ),
    [shown, data, overview, stateKey, refresh.isBusy, refresh.outcome, warnings, alerts, spoken],
  );

  const hash =
    target === null ? "" : target.kind === "all" ? hashOfAll(target.currency) : hashOf(target.id);
  return (
    <>
      <DashboardHeader
        overview={overview}
        refresh={refreshAll}
        lockedHere={() => setLockedHere(true)}
        hash={hash}
      />
      <SampleStrip overview={overview} />
      <div class={accounts.length > 1 ? "two" : ""}>
        {accounts.length > 1 && (
          <Guarded of={overview}>
            <AccountNav overview={overview} shown={target} now={now} again={land} />
          </Guarded>
        )}
        <main>
          <h1 class="hidden" tabIndex={-1}>
            {translate("dash_title")}
          </h1>
          <div role="alert">{problem && <FailureNote isRegion failure={problem} care />}</div>
          {vault.locked && (
            <LockedCard
              isHidden={vault.hidden}
              isFocused={isLockedHere}
              unlocked={() => setLockedHere(false)}
            />
          )}
          {accounts.length === 0 && !problem && <Empty />}
          {target?.kind === "all" ? (
            <Guarded of={overview}>
              <AllAccounts overview={overview} currency={target.currency} now={now} />
            </Guarded>
          ) : (
            <div aria-busy={selected !== null && selected !== shown?.id}>
              <Guarded of={detail}>{detail}</Guarded>
            </div>
          )}
        </main>
      </div>
      <Guarded of={overview}>
        <Announcements account={shown} now={now} overview={overview} outcome={refresh.outcome} />
      </Guarded>
    </>
  );
}
