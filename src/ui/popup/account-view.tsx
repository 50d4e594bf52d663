import { risksOf } from "../../domain/account-state.ts";
import type { AccountOverview, Overview } from "../../domain/overview.ts";
import { translate } from "../../platform/translate.ts";
import { Mark } from "../shared/mark.tsx";
import { Cover } from "./cover.tsx";
import { Footer } from "./footer.tsx";
import { Funds } from "./funds.tsx";
import { RiskBanner } from "./risk-banner.tsx";
import { Statistics } from "./statistics.tsx";
import { Totals } from "./totals.tsx";
import { Trouble, useTrouble } from "./trouble.tsx";
import { useCrowded } from "./use-crowded.ts";
import type { Refresh } from "./use-refresh.ts";

interface AccountViewProps {
  account: AccountOverview;
  overview: Overview;
  now: number;
  refresh: Refresh;
}

/** One account: its trouble if any, its figures, its products and its age. */
export function AccountView({ account, overview, now, refresh }: AccountViewProps) {
  const isTest = account.system === "ote";
  const { locked } = overview.vault;
  const trouble = useTrouble(account, refresh.outcome?.failure ?? null, locked);
  const isExpected = !account.trouble && account.enabled && !locked;
  const given = useCrowded(`${!account.foresight} ${risksOf(account) > 0} ${!!trouble?.mustAct}`);
  const note = <Trouble trouble={trouble} account={account} refresh={refresh} />;
  return (
    <>
      <RiskBanner account={account} now={now} />
      {isTest && (
        <p class="testmark">
          <b>{translate("test_system")}</b> <span>{translate("no_real_money")}</span>
        </p>
      )}
      {trouble?.mustAct && note}
      <Funds
        account={account}
        isExpected={isExpected}
        warnsTest={overview.preferences.warnTestAccounts}
      />
      <Cover account={account} isLocked={locked} isExpected={isExpected} now={now} />
      {isTest ? (
        <section class="logo" aria-label={translate("statistics")}>
          <Mark size={44} />
          <p class="soft">{translate("only_live_counts")}</p>
        </section>
      ) : (
        <Statistics account={account} isExpected={isExpected} isFolded={given > 1} now={now} />
      )}
      {/* The sums give way first, also where there are none: the list of all accounts has them too. */}
      {!isTest && given < 1 && overview.accounts.length > 1 && (
        <Totals totals={overview.totals} accounts={overview.accounts} now={now} />
      )}
      {trouble && !trouble.mustAct && note}
      <Footer account={account} now={now} isLocked={locked} />
    </>
  );
}
