import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { risksOf } from "../../domain/account-state.ts";
import { chosenPayment } from "../../domain/foresight/payments.ts";
import type { AccountOverview, Overview } from "../../domain/overview.ts";
import type { Refresh } from "../shared/use-refresh.ts";
import { Cover } from "./cover.tsx";
import { Crowded } from "./crowded.tsx";
import { Footer } from "./footer.tsx";
import { Funds } from "./funds.tsx";
import { isAwaited } from "./is-awaited.ts";
import type { LateParts } from "./late.ts";
import { Statistics } from "./statistics.tsx";
import { Totals } from "./totals.tsx";

interface AccountViewProps {
  account: AccountOverview;
  overview: Overview;
  now: number;
  refresh: Refresh;
  late: LateParts | null;
}

/**
 * What gives way, in this order: the sums of all accounts, the product statistics, what the funds are made of, and the
 * names of domains but the first, which moves up then, with less space around all parts; the way to what the funds are
 * made of, which the dashboard has too; at last that to the statistics. So many domains are named with their fates by
 * then; the rest is a number, and a way to them.
 */
const named = [3, 3, 3, 3, 1, 0, 0, 0];

/** One account: what is to be done about it if anything, its figures, its products and its age. */
export function AccountView({ account, overview, now, refresh, late }: AccountViewProps) {
  const { foresight, enabled } = account;
  const isTest = account.system === "ote";
  const { locked } = overview.vault;
  const [granted, setGranted] = useState(true);
  const trouble =
    late?.troubleOf(account, granted, refresh.outcome?.failure ?? null, locked) ?? null;
  const isExpected = !account.trouble && enabled && !locked;
  const awaitsList = isAwaited(account, isExpected);
  const isShort =
    enabled && chosenPayment(foresight?.forecast.pay ?? null, account.payFor) !== null;
  const missing =
    isShort || !late ? [] : late.missingHere(account, now, overview, isExpected, awaitsList);
  const isDoubted = missing.length > 0;
  const [risks, lost] = [risksOf(account), foresight?.lost?.domains.length ?? 0];
  const note = late && (
    <late.Trouble trouble={trouble} account={account} refresh={refresh} isBrief={isShort} />
  );
  const isUnknown = !awaitsList && foresight?.forecast.covered.kind === "unknown";
  // What is drawn already, by what it depends on: it is not drawn again where something else gives way.
  const drawn: Record<string, ComponentChildren> = {};
  const once = (key: string, draw: () => ComponentChildren): ComponentChildren =>
    (drawn[key] ??= draw());
  const fundsOf = (isFolded: boolean, isBrief: boolean) => (
    <Funds
      account={account}
      isExpected={isExpected}
      warnsTest={overview.preferences.warnTestAccounts}
      isSecond={isShort}
      isFolded={isFolded}
      isBrief={isBrief}
      asks={!isDoubted}
      late={late}
    />
  );
  const coverOf = (isBrief: boolean) => (
    <Cover
      account={account}
      isLocked={locked}
      isExpected={isExpected}
      isShort={isShort}
      isDoubted={isDoubted}
      isBrief={isBrief}
      now={now}
      late={late}
    />
  );
  const productsOf = (isFolded: boolean) =>
    isTest ? (
      late && <late.TestLogo overview={overview} isForeseen={foresight !== null} />
    ) : (
      <Statistics
        account={account}
        isExpected={isExpected}
        isFolded={isFolded}
        now={now}
        late={late}
      />
    );
  return (
    <Crowded
      cause={[!foresight, !late, isShort, isDoubted, risks, lost, !!trouble?.mustAct].join()}
      max={named.length - 1}
      known={isShort ? 2 : 0}
    >
      {(given) => {
        const max = named[given] ?? 0;
        const funds = once(`f${given > 2}${given > 5}`, () => fundsOf(given > 2, given > 5));
        return (
          <>
            {late && <late.Granted account={account} tell={setGranted} />}
            {late && isTest && <late.TestMark />}
            {trouble?.mustAct && note}
            {late && <late.PayBlock account={account} now={now} />}
            {late && <late.RiskBanner account={account} now={now} max={max} />}
            {late && <late.LostBlock account={account} now={now} max={max} />}
            {isDoubted && late && <late.Doubt account={account} missing={missing} />}
            {isUnknown && funds}
            {once(`c${given > 4}`, () => coverOf(given > 4))}
            {!isUnknown && funds}
            {(isTest || given < 7) && once(`p${given > 1}`, () => productsOf(given > 1))}
            {/* The sums give way first, also where there are none: the list of all accounts has them too. */}
            {!isTest && given < 1 && overview.accounts.length > 1 && (
              <Totals totals={overview.totals} accounts={overview.accounts} now={now} />
            )}
            {trouble && !trouble.mustAct && note}
            <Footer account={account} now={now} isLocked={locked} isShort={isShort} />
          </>
        );
      }}
    </Crowded>
  );
}
