import type { AccountState } from "../../../domain/account-state.ts";
import { type AlertSettings, initialAlertSettings } from "../../../domain/alert-settings.ts";
import type { Result } from "../../../domain/failure.ts";
import { chosenPayment } from "../../../domain/foresight/payments.ts";
import type { Overview } from "../../../domain/overview.ts";
import { isSampleId } from "../../../domain/sample-id.ts";
import type { WarningState } from "../../../domain/warnings/round.ts";
import { ageText, nextCheckText } from "../../../text/age-text.ts";
import { placeText } from "../../../text/failure-text.ts";
import { formatMoment } from "../../../text/format-time.ts";
import { stateWords } from "../../../text/state-text.ts";
import { translate } from "../../../text/translate.ts";
import { bellIcon, Icon, outIcon, refreshIcon } from "../../shared/icon.tsx";
import { PayBlock } from "../../shared/pay/pay-block.tsx";
import { StateMark } from "../../shared/state-mark.tsx";
import { Trouble } from "../../shared/trouble.tsx";
import { useNow } from "../../shared/use-now.ts";
import type { Refresh } from "../../shared/use-refresh.ts";
import { useTrouble } from "../../shared/use-trouble.ts";
import { ChargesSection } from "../charges/charges-section.tsx";
import { HistorySection } from "../chart/history-section.tsx";
import type { DetailProps } from "../detail-props.ts";
import { ChangesSection } from "../lists/changes-section.tsx";
import { DepositsSection } from "../lists/deposits-section.tsx";
import { StatementSection } from "../lists/statement-section.tsx";
import { SubuserLimitsSection } from "../lists/subuser-limits-section.tsx";
import { WarningsSection } from "../lists/warnings-section.tsx";
import { detailTitle } from "../use-landing.ts";
import { AtRiskSection } from "./at-risk-section.tsx";
import { LostSection } from "./lost-section.tsx";
import { PayReason } from "./pay-reason.tsx";
import { Summary } from "./summary.tsx";

interface AccountDetailProps extends DetailProps {
  overview: Overview;
  /** Worst first, never none. */
  states: AccountState[];
  refresh: Refresh;
  warnings: Result<WarningState>;
  alerts: Result<Record<string, AlertSettings>>;
}

/** One account in full. */
export function AccountDetail(props: AccountDetailProps) {
  const { account, data, overview, states, refresh } = props;
  const isTest = account.system === "ote";
  const isQuiet = isTest && !overview.preferences.warnTestAccounts;
  const { locked } = overview.vault;
  const trouble = useTrouble(account, refresh.outcome?.failure ?? null, locked);
  const now = useNow(60_000);
  const alerts = (props.alerts.ok && props.alerts.value[account.id]) || initialAlertSettings;
  const { panel, topUp } = account.facts;
  const toPay = chosenPayment(account.foresight?.forecast.pay ?? null, account.payFor);
  // Well within the user's horizon, and short behind it: what is to be paid says so beneath.
  const shown = states.filter((state) => state !== "well" || toPay === null);
  return (
    <article aria-labelledby={detailTitle}>
      <header class="account">
        <div class="who">
          <div class="named">
            <h2 id={detailTitle} class="full-name" title={account.name} tabIndex={-1}>
              <bdi>{account.name}</bdi>
            </h2>
            <p class="states">
              {shown.map((state) => (
                <StateMark key={state} state={state} isTest={isQuiet} isPill>
                  {stateWords(account, state, now)}
                </StateMark>
              ))}
            </p>
          </div>
          <p class={isTest ? "test" : "soft"}>
            {placeText(account)}
            {isTest && ` · ${translate("test_system")}, ${translate("no_real_money")}`}
          </p>
          <p class="soft">
            <span title={account.figures ? formatMoment(account.figures.at) : undefined}>
              {ageText(account, now)}
            </span>
            {!locked && ` · ${nextCheckText(account, now)}`}
          </p>
        </div>
        <div class="tools">
          {!locked && (
            <button
              type="button"
              class="button"
              aria-busy={refresh.isBusy}
              aria-disabled={refresh.isBusy}
              onClick={refresh.start}
            >
              <Icon drawing={refreshIcon} /> {translate("refresh")}
            </button>
          )}
          {!isTest && toPay === null && (
            <a class="button" href={topUp} target="_blank" rel="noreferrer">
              <Icon drawing={outIcon} /> {translate("add_funds")}
            </a>
          )}
          <a class="button" href={panel} target="_blank" rel="noreferrer">
            <Icon drawing={outIcon} /> {translate("control_panel")}
          </a>
          {!isSampleId(account.id) && (
            <a class="button" href={`options.html#warnings=${account.id}`}>
              <Icon drawing={bellIcon} /> {translate("dash_warning_settings")}
            </a>
          )}
        </div>
      </header>
      {trouble && <Trouble trouble={trouble} account={account} refresh={refresh} />}
      <PayBlock
        account={account}
        now={now}
        isTest={isQuiet}
        reason={(payment) => (
          <PayReason
            account={account}
            payment={payment}
            alerts={alerts}
            currency={account.foresight?.currency ?? ""}
            now={now}
          />
        )}
      />
      <LostSection account={account} tone={isQuiet ? "test" : "loss"} />
      <Summary
        account={account}
        data={data}
        isQuiet={isQuiet}
        lead={alerts.lead}
        isSecond={toPay !== null}
      />
      <AtRiskSection account={account} data={data} tone={isQuiet ? "test" : "loss"} />
      <HistorySection account={account} data={data} isQuiet={isQuiet} />
      <ChargesSection account={account} data={data} />
      <div class="pairs">
        <ChangesSection account={account} data={data} />
        <StatementSection account={account} now={now} />
      </div>
      <div class="pairs wide">
        <DepositsSection account={account} data={data} />
        <SubuserLimitsSection account={account} data={data} />
        <WarningsSection account={account} warnings={props.warnings} alerts={props.alerts} />
      </div>
    </article>
  );
}
