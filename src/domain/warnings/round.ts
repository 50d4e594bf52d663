import { snoozeEnd } from "../alert-settings.ts";
import type { Overview } from "../overview.ts";
import { heldUntil } from "../quiet-hours.ts";
import { withoutKey } from "../without-key.ts";
import { decideAccountWarnings, dueByTime } from "./decide.ts";
import { type DueWarnings, notificationsOf } from "./due.ts";
import { type AccountWarning, kindOfKey } from "./kinds.ts";
import { type LoggedWarning, summarise } from "./summarise.ts";
import { mayWarn, type Watched } from "./watched.ts";

/** Entries of the log. */
export const logLimit = 200;

/** What is kept of warnings. */
export interface WarningState {
  /** By account id, what was warned of and has not recovered. */
  warned: Record<string, AccountWarning[]>;
  /** By account id, what of it was not shown as a notification yet: in quiet hours, while snoozed or not allowed, or a moment ago. */
  held: Record<string, AccountWarning[]>;
  /** Latest first, at most {@link logLimit}. */
  log: LoggedWarning[];
}

export const noWarnings: WarningState = { warned: {}, held: {}, log: [] };

interface Round {
  /** The very same object where nothing has changed. */
  after: WarningState;
  /** The notifications to be shown, each with the accounts it is about. */
  due: DueWarnings[][];
  /** When to look again though no check is due, milliseconds since the epoch; null: not for the warnings' sake. */
  wakeAt: number | null;
}

const isSame = (a: WarningState, b: WarningState): boolean =>
  a.log.length === b.log.length &&
  a.log[0] === b.log[0] &&
  JSON.stringify([a.warned, a.held]) === JSON.stringify([b.warned, b.held]);

/** A login that fails is each login's own; money is one, however often it was entered. */
const isOfMoney = (key: AccountWarning): boolean => kindOfKey(key)?.about === "money";

/**
 * One look at all accounts, at `now` (milliseconds since the epoch). What begins to hold is logged at once.
 * It is shown at once, too, or as soon as quiet hours and snooze are over, if it still holds then; once for a money
 * that was entered more than once. What is kept of accounts that are not among `all` stays as it is: they may be there
 * and not be read now. Whoever removes one says so, see {@link withoutAccount}.
 * @param canShow false: nothing is shown; what still holds when it can be is shown then
 */
export function warningRound(
  before: WarningState,
  all: readonly Watched[],
  overview: Pick<Overview, "vault" | "preferences">,
  canShow: boolean,
  now: number,
): Round {
  const warned: WarningState["warned"] = {};
  const held: WarningState["held"] = {};
  const fresh: LoggedWarning[] = [];
  const due: Parameters<typeof notificationsOf>[0][number][] = [];
  const wakes: number[] = [];
  const decided = new Map<string, AccountWarning[]>();

  const moneyOf = ({ account: { id, sameAs } }: Watched): string => sameAs ?? id;
  /**
   * What was warned of by now about the same money, where that was entered more than once. Not by an entry that is switched
   * off or whose checks fail: what it was warned of stands still, and would silence for ever the one that goes on.
   */
  const saidOf = (watched: Watched): AccountWarning[] =>
    all
      .filter((other) => other !== watched && moneyOf(other) === moneyOf(watched))
      .filter(({ account }) => mayWarn(account, overview) && account.trouble === null)
      .flatMap(({ account: { id } }) => decided.get(id) ?? before.warned[id] ?? []);

  /** Whether another entry of the same money, which came before and goes on, tells the same now. */
  const isHeldOf = (watched: Watched, key: AccountWarning): boolean =>
    all.some(
      (other) =>
        other !== watched &&
        moneyOf(other) === moneyOf(watched) &&
        mayWarn(other.account, overview) &&
        other.account.trouble === null &&
        held[other.account.id]?.includes(key),
    );

  const keep = (id: string, keys: AccountWarning[], waiting: AccountWarning[]): void => {
    if (keys.length > 0) warned[id] = keys;
    if (waiting.length > 0) held[id] = waiting;
  };

  for (const watched of all) {
    const { account, alerts } = watched;
    const { id } = account;
    const [warnedOf, heldOf] = [before.warned[id] ?? [], before.held[id] ?? []];
    if (!mayWarn(account, overview)) {
      keep(id, warnedOf, heldOf);
      continue;
    }
    const decision = decideAccountWarnings(warnedOf, watched, now);
    fresh.push(...summarise(decision.raise, watched, now).map(({ warning }) => warning));
    decided.set(id, decision.warned);
    const still = heldOf.filter(
      (key) =>
        decision.warned.includes(key) && !(canShow && isOfMoney(key) && isHeldOf(watched, key)),
    );
    const said = decision.raise.some(isOfMoney) ? saidOf(watched) : [];
    const unsaid = decision.raise.filter((key) => !isOfMoney(key) || !said.includes(key));
    // Which entry of a money tells is decided once one of them can.
    const waiting = [...new Set([...still, ...(canShow ? unsaid : decision.raise)])];
    keep(id, decision.warned, waiting);
    const byTime = dueByTime(watched, decision.warned, now);
    if (byTime !== null) wakes.push(byTime);
    const until = heldUntil(overview.preferences.quiet, snoozeEnd(alerts, now), now);
    if (!canShow) continue;
    if (until === null) {
      const told = summarise(waiting, watched, now);
      if (told.length > 0) due.push({ account, told });
    } else if (waiting.length > 0) wakes.push(until);
  }
  const there = new Set(all.map(({ account }) => account.id));
  for (const id of idsWarnedOf(before))
    if (!there.has(id)) keep(id, before.warned[id] ?? [], before.held[id] ?? []);
  const log = [...fresh, ...before.log];
  const after = { warned, held, log: log.slice(0, logLimit) };
  return {
    after: isSame(before, after) ? before : after,
    due: notificationsOf(due),
    wakeAt: wakes.length > 0 ? Math.min(...wakes) : null,
  };
}

/** The ids of all accounts that anything is kept of. */
export const idsWarnedOf = ({ warned, held, log }: WarningState): string[] => [
  ...new Set([...Object.keys(warned), ...Object.keys(held), ...log.map((each) => each.accountId)]),
];

/** Nothing of an account was warned of any more, and it may be warned of anew; the log stays. */
export const withoutWarned = (before: WarningState, accountId: string): WarningState => ({
  ...before,
  warned: withoutKey(before.warned, accountId),
  held: withoutKey(before.held, accountId),
});

/** Nothing is kept of an account. */
export const withoutAccount = (before: WarningState, accountId: string): WarningState => ({
  ...withoutWarned(before, accountId),
  log: before.log.filter((each) => each.accountId !== accountId),
});

/** What is kept of one account is another one's; what that one was warned of itself counts. The very same object where nothing is. */
export function withMovedAccount(before: WarningState, from: string, to: string): WarningState {
  if (!idsWarnedOf(before).includes(from)) return before;
  const { [from]: warnedOf, ...warned } = before.warned;
  const { [from]: heldOf, ...held } = before.held;
  const isNew = warned[to] === undefined && held[to] === undefined;
  return {
    warned: isNew && warnedOf ? { ...warned, [to]: warnedOf } : warned,
    held: isNew && heldOf ? { ...held, [to]: heldOf } : held,
    log: before.log.map((each) => (each.accountId === from ? { ...each, accountId: to } : each)),
  };
}

/** After these have been shown: they wait no longer. */
export function shown(before: WarningState, notices: readonly DueWarnings[][]): WarningState {
  const due = notices.flat();
  const held: WarningState["held"] = {};
  for (const [id, keys] of Object.entries(before.held)) {
    const told = due.flatMap(({ account, keys }) => (account.id === id ? keys : []));
    const rest = keys.filter((key) => !told.includes(key));
    if (rest.length > 0) held[id] = rest;
  }
  return { ...before, held };
}
