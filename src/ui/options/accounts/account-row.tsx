import type { ButtonHTMLAttributes } from "preact";
import type { Account } from "../../../domain/account.ts";
import { type StateContext, worstOf } from "../../../domain/account-state.ts";
import { isAtMost } from "../../../domain/at-most.ts";
import { failure } from "../../../domain/failure.ts";
import type { AccountOverview } from "../../../domain/overview.ts";
import { placeAfter } from "../../../domain/own-order.ts";
import { originPattern } from "../../../domain/safe-endpoint.ts";
import { apiAddress, wireLogin } from "../../../registrars/addresses.ts";
import { failureFactsOf } from "../../../registrars/failure-facts.ts";
import { placeText } from "../../../text/failure-text.ts";
import { formatMoney } from "../../../text/format-money.ts";
import { formatMoment } from "../../../text/format-time.ts";
import { isolated } from "../../../text/name-text.ts";
import { stateWords } from "../../../text/state-text.ts";
import { type TextName, translate } from "../../../text/translate.ts";
import { FailureNote } from "../../shared/failure-note.tsx";
import {
  bellIcon,
  binIcon,
  downArrowIcon,
  gripIcon,
  Icon,
  penIcon,
  refreshIcon,
  silentIcon,
  toTopIcon,
  upArrowIcon,
} from "../../shared/icon.tsx";
import { StateMark } from "../../shared/state-mark.tsx";
import { askForHost, useGranted } from "../../shared/use-granted.ts";
import { Switch } from "../switch.tsx";
import type { AccountPart } from "../view.ts";
import { type MenuItem, RowMenu } from "./row-menu.tsx";

interface AccountRowProps {
  account: Account;
  /** What the worker knows of it; undefined for the moment between saving and the first projection. */
  overview: AccountOverview | undefined;
  warnsTest: boolean;
  context: StateContext;
  now: number;
  /** Milliseconds since the epoch; null: not snoozed. */
  snoozedUntil: number | null;
  /** Its place in its group from 0, and how many stand there; null: it cannot be moved, as only some are shown. */
  placed: { place: number; count: number } | null;
  /** Below the heading of its group, or of the section where there is none. */
  level: "h3" | "h4";
  /** Where the line stands that shows the place of a dragged account. */
  mark: "before" | "after" | undefined;
  isDragged: boolean;
  /** What the handle listens to. */
  handle: ButtonHTMLAttributes<HTMLButtonElement>;
  moveTo: (place: number) => void;
  enable: (enabled: boolean) => void;
  refresh: () => void;
  open: (part: AccountPart) => void;
  remove: () => void;
}

/** The id of an account's handle in the page. */
/** The button that opens its page: where one comes back to after saving it. */
export const editId = (accountId: string): string => `edit-${accountId}`;

export const handleId = (accountId: string): string => `move-${accountId}`;

/** Where a key on the handle leads; undefined: it is not the handle's. */
const placeOfKey = (key: string, place: number, count: number): number | undefined =>
  ({ ArrowUp: place - 1, ArrowDown: place + 1, Home: 0, End: count - 1 })[key];

/** What can be done with an account beside editing it. */
function menuOf({ overview, placed, level, ...props }: AccountRowProps): MenuItem[] {
  // Below the heading of a group it is that group's top.
  const toTop = level === "h4" ? "move_to_top_of_group" : "move_to_top";
  const moves: [TextName, string, number][] = placed
    ? [
        [toTop, toTopIcon, placeAfter("top", placed.place)],
        ["move_up", upArrowIcon, placeAfter("up", placed.place)],
        ["move_down", downArrowIcon, placeAfter("down", placed.place)],
      ]
    : [];
  const possible = moves.filter(
    ([, , place]) => placed && place >= 0 && place < placed.count && place !== placed.place,
  );
  const item = (text: TextName, drawing: string, act: () => void, rest = {}): MenuItem => ({
    words: translate(text),
    drawing,
    act,
    ...rest,
  });
  return [
    item("account_warnings", bellIcon, () => props.open("settings")),
    item("watch_snooze", silentIcon, () => props.open("snooze")),
    item("refresh", refreshIcon, props.refresh),
    null,
    ...possible.map(([text, drawing, place]) => item(text, drawing, () => props.moveTo(place))),
    item("watch_group", penIcon, () => props.open("group"), { now: overview?.group ?? "" }),
    null,
    item("remove_account", binIcon, props.remove, { isGrave: true }),
  ];
}

/** One account in the list: who it is, how it stands, its switch and what can be done with it. */
export function AccountRow(props: AccountRowProps) {
  const { account, overview, context, now, placed, snoozedUntil, level: Heading } = props;
  const origin = originPattern(apiAddress(account));
  const isGranted = useGranted(account.enabled ? origin : null);
  const isTest = account.system === "ote";
  const found = overview ? worstOf(overview, now, context) : "unknown";
  // The browser's refusal is known before the next check fails of it.
  const isQuiet = found === "well" || found === "not-fully-known";
  const worst = isQuiet && !isGranted ? "no-permission" : found;
  const figures = overview?.figures;
  const isSnoozed = snoozedUntil !== null && now < snoozedUntil;
  const nameId = `name-${account.id}`;
  const login = wireLogin(account);
  // Its own name each: in a list of fifty accounts, "Edit" fifty times is no choice.
  const named = (text: TextName): string => translate(text, isolated(account.name));
  const classes = ["account", !account.enabled && "off", props.isDragged && "dragged"];
  return (
    <li class={classes.filter(Boolean).join(" ")} data-id={account.id} data-drop={props.mark}>
      {placed && placed.count > 1 ? (
        <button
          type="button"
          class="icon grip"
          id={handleId(account.id)}
          title={named("move_named")}
          aria-label={named("move_named")}
          aria-describedby="move-hint"
          {...props.handle}
          onKeyDown={(event) => {
            const next = placeOfKey(event.key, placed.place, placed.count);
            if (next === undefined) return;
            event.preventDefault();
            if (next >= 0 && next < placed.count && next !== placed.place) props.moveTo(next);
          }}
        >
          <Icon drawing={gripIcon} />
        </button>
      ) : (
        <span />
      )}
      <div class="who">
        <Heading id={nameId} class="full-name" title={account.name}>
          <bdi>{account.name}</bdi>
        </Heading>
        <p class="ellipsis soft">
          <span class={isTest ? "test" : ""}>
            {placeText({ system: account.system, facts: failureFactsOf(account) })}
          </span>
          {login !== "" && " · "}
          <bdi>{login}</bdi>
          {isSnoozed && " · "}
          {isSnoozed && <span>{translate("watch_snoozed_until", formatMoment(snoozedUntil))}</span>}
        </p>
        {figures?.amountsIn && (
          <p class="care">{translate("amounts_elsewhere", figures.amountsIn, figures.currency)}</p>
        )}
      </div>
      <div class="standing">
        <span class="amount">
          {figures
            ? `${isAtMost(figures) ? `${translate("at_most")} ` : ""}${formatMoney(figures.available, figures.currency)}`
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
      <button
        type="button"
        class="button edit"
        id={editId(account.id)}
        aria-label={named("edit_named")}
        onClick={() => props.open("login")}
      >
        {translate("edit")}
      </button>
      <RowMenu label={named("more_named")} items={menuOf(props)} />
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
