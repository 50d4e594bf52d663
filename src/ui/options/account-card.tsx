import type { Account } from "../../domain/account.ts";
import { type StateContext, worstOf } from "../../domain/account-state.ts";
import { failure } from "../../domain/failure.ts";
import type { AccountOverview } from "../../domain/overview.ts";
import { originPattern } from "../../domain/safe-endpoint.ts";
import { apiAddress, wireLogin } from "../../registrars/addresses.ts";
import { failureFactsOf } from "../../registrars/failure-facts.ts";
import { placeText } from "../../text/failure-text.ts";
import { formatMoney } from "../../text/format-money.ts";
import { formatMoment } from "../../text/format-time.ts";
import { isolated } from "../../text/name-text.ts";
import { stateWords } from "../../text/state-text.ts";
import { type TextName, translate } from "../../text/translate.ts";
import { FailureNote } from "../shared/failure-note.tsx";
import { bellIcon, binIcon, downArrowIcon, Icon, penIcon, upArrowIcon } from "../shared/icon.tsx";
import { StateMark } from "../shared/state-mark.tsx";
import { askForHost, useGranted } from "../shared/use-granted.ts";
import { Switch } from "./switch.tsx";

interface AccountCardProps {
  account: Account;
  /** What the worker knows of it; undefined for the moment between saving and the first projection. */
  overview: AccountOverview | undefined;
  warnsTest: boolean;
  context: StateContext;
  now: number;
  /** Milliseconds since the epoch; null: not snoozed. */
  snoozedUntil: number | null;
  isFirst: boolean;
  isLast: boolean;
  move: (step: -1 | 1) => void;
  enable: (enabled: boolean) => void;
  refresh: () => void;
  edit: () => void;
  openSettings: () => void;
  remove: () => void;
}

/** One account in the list: who it is, how it stands, its switch and its buttons. */
export function AccountCard({ account, overview, context, now, ...props }: AccountCardProps) {
  const origin = originPattern(apiAddress(account));
  const isGranted = useGranted(account.enabled ? origin : null);
  const isTest = account.system === "ote";
  const found = overview ? worstOf(overview, now, context) : "unknown";
  // The browser's refusal is known before the next check fails of it.
  const isQuiet = found === "well" || found === "not-fully-known";
  const worst = isQuiet && !isGranted ? "no-permission" : found;
  const figures = overview?.figures;
  const { snoozedUntil } = props;
  const isSnoozed = snoozedUntil !== null && now < snoozedUntil;
  const nameId = `name-${account.id}`;
  const login = wireLogin(account);
  // Its own name each: in a list of fifty accounts, "Edit" fifty times is no choice.
  const named = (text: TextName): string => translate(text, isolated(account.name));
  const button = (text: TextName, drawing: string, act: () => void, isDisabled = false) => (
    <button
      type="button"
      class="icon"
      title={named(text)}
      aria-label={named(text)}
      aria-disabled={isDisabled}
      onClick={() => !isDisabled && act()}
    >
      <Icon drawing={drawing} />
    </button>
  );
  return (
    <li class={account.enabled ? "account" : "account off"}>
      <div class="who">
        <h3 id={nameId} class="ellipsis" title={account.name}>
          <bdi>{account.name}</bdi>
        </h3>
        <p class="ellipsis soft">
          <span class={isTest ? "test" : ""}>
            {placeText({ system: account.system, facts: failureFactsOf(account) })}
          </span>
          {login !== "" && " · "}
          <bdi>{login}</bdi>
        </p>
        {figures?.amountsIn && (
          <p class="care">{translate("amounts_elsewhere", figures.amountsIn, figures.currency)}</p>
        )}
        {isSnoozed && (
          <p class="soft">{translate("watch_snoozed_until", formatMoment(snoozedUntil))}</p>
        )}
      </div>
      <div class="standing">
        <span class="amount">
          {figures
            ? formatMoney(figures.available, figures.currency)
            : !context.vault.hidden && translate("state_unknown")}
        </span>
        <StateMark state={worst} isTest={isTest && !props.warnsTest}>
          {stateWords(overview ?? { foresight: null, trouble: null }, worst, now)}
        </StateMark>
      </div>
      <Switch
        label={translate("active")}
        name={named("active_named")}
        isOn={account.enabled}
        describedBy={nameId}
        change={props.enable}
      />
      <div class="tools">
        {button("move_up_named", upArrowIcon, () => props.move(-1), props.isFirst)}
        {button("move_down_named", downArrowIcon, () => props.move(1), props.isLast)}
        {button("warnings_named", bellIcon, props.openSettings)}
        {button("edit_named", penIcon, props.edit)}
        {button("remove_named", binIcon, props.remove)}
      </div>
      {!isGranted && (
        <FailureNote
          failure={failure("no-permission")}
          facts={failureFactsOf(account)}
          care
          actions={
            <button
              type="button"
              class="button"
              aria-label={named("grant_named")}
              onClick={() => {
                void askForHost(origin).then((granted) => granted && props.refresh());
              }}
            >
              {translate("grant_permission")}
            </button>
          }
        />
      )}
    </li>
  );
}
