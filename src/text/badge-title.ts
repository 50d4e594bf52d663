import { type AccountState, moneyStates } from "../domain/account-state.ts";
import { isAtMost } from "../domain/at-most.ts";
import type { BadgeLine, BadgeView } from "../domain/badge-view.ts";
import { dayOf } from "../domain/foresight/bank-days.ts";
import { isRestorable, leftOf } from "../domain/foresight/lost-domains.ts";
import { payAdvice } from "../domain/foresight/pay-advice.ts";
import type { AccountOverview } from "../domain/overview.ts";
import { moneyNumbers } from "../domain/same-money.ts";
import { formatMoney } from "./format-money.ts";
import { formatDayOf } from "./format-time.ts";
import { shortName } from "./name-text.ts";
import { paySentence } from "./pay-text.ts";
import { failureName, foreseenWords, missingWords, stateName, stateWords } from "./state-text.ts";
import { formatCount, translate, translateCount } from "./translate.ts";
import { wellLine } from "./well-text.ts";

/** A tooltip is read at a glance: so many accounts that need somebody, and so many UTF-16 code units in all. */
const limits = { accounts: 10, length: 1000, reasons: 3, names: 3 } as const;

const worstOf = ({ states }: BadgeLine) => states[0] ?? "unknown";

/** The domain of a state that is lost first, or can be restored for the shortest time, with that day; empty: none is told. */
function urgentOf({ foresight }: AccountOverview, state: AccountState, now: number): string {
  if (state === "domains-at-risk") {
    const charges = foresight?.atRisk?.charges ?? [];
    const first = charges.find(({ lostAt }) => lostAt !== null && lostAt >= now) ?? charges[0];
    if (!first) return "";
    const name = shortName(first.object);
    return first.lostAt !== null && first.lostAt >= now
      ? translate("badge_lost_on", name, formatDayOf(first.lostAt))
      : name;
  }
  const first =
    state === "domains-lost" &&
    foresight?.lost &&
    leftOf(foresight.lost, now).domains.find(isRestorable);
  if (!first) return "";
  const name = shortName(first.name);
  return first.restorableUntil === null
    ? name
    : translate("badge_restore", name, formatDayOf(first.restorableUntil));
}

/** What one account needs: its states with their causes, its funds, and what to pay. */
function needOf({ account, states, further }: BadgeLine, now: number): string {
  const { figures, name, system } = account;
  const wordsOf = (state: AccountState): string => {
    const urgent = urgentOf(account, state, now);
    return `${stateWords(account, state, now)}${urgent && ` (${urgent})`}`;
  };
  // Its money is told of with the first entry of the account.
  if (further) return translate("badge_line", shortName(name), further.map(wordsOf).join(" · "));
  const parts = states.map(wordsOf);
  if (figures) {
    const funds = formatMoney(figures.available, figures.currency);
    parts.push(isAtMost(figures) ? `${translate("at_most")} ${funds}` : funds);
  }
  const pay = payAdvice(account.foresight, account.payFor);
  if (pay) parts.push(paySentence(pay, dayOf(now)));
  const foreseen = foreseenWords(account, now);
  if (foreseen) parts.push(foreseen);
  if (system === "ote") parts.push(translate("test_system"));
  return translate("badge_line", shortName(name), parts.join(" · "));
}

/** Why an account that needs nobody is not well: what is missing, or what failed; empty: its state says all. */
function reasonOf({ account, missing, states }: BadgeLine): string {
  const [first] = missing;
  const kind = account.trouble?.failure.kind;
  const name = kind ? failureName(kind) : "";
  if (states.includes("not-fully-known") && first !== undefined && first !== "check")
    return missingWords(first);
  return states.some((state) => stateName(state) === name) ? "" : name;
}

/** The first names of some accounts, and how many more there are. */
function namesOf(lines: readonly BadgeLine[]): string {
  const named = lines.slice(0, limits.names).map(({ account }) => shortName(account.name));
  const rest = lines.length - named.length;
  return [...named, ...(rest > 0 ? [`+${formatCount(rest)}`] : [])].join(", ");
}

/** That accounts that need nobody are not well either, and why: one line for each reason, the worst first. */
function doubtsOf(lines: readonly BadgeLine[], isOnly: boolean): string[] {
  const byReason = new Map<string, BadgeLine[]>();
  for (const line of lines) {
    const state = line.states.find((each) => !(line.isQuiet && moneyStates.has(each)));
    const reason = reasonOf(line);
    const title = stateName(state ?? worstOf(line));
    const key = reason ? translate("badge_line", title, reason) : title;
    byReason.set(key, [...(byReason.get(key) ?? []), line]);
  }
  return [...byReason]
    .slice(0, limits.reasons)
    .map(([words, own]) => (isOnly ? words : `${words} (${namesOf(own)})`));
}

/** Whether a test account has nothing to say beside the money of others: of its own nobody wants to be warned. */
const isAside = ({ isQuiet, states }: BadgeLine): boolean =>
  isQuiet &&
  states.every(
    (state) => moneyStates.has(state) || state === "not-fully-known" || state === "well",
  );

/** A line for all, then those that need somebody, then why others are not well. */
function linesOf(view: BadgeView, now: number): string[] {
  const live = view.lines.filter((line) => !isAside(line));
  const lines = live.length > 0 ? live : view.lines;
  const needy = lines.filter(({ needs }) => needs);
  const moneys = moneyNumbers(view.lines.map(({ account }) => account));
  const told = new Set(needy.map(({ account }) => moneys.get(account)));
  const doubtful = lines.filter(
    ({ account, needs, states }) =>
      !needs && !states.includes("well") && !told.has(moneys.get(account)),
  );
  const doubts = doubtsOf(doubtful, view.lines.length === 1);
  if (needy.length === 0) return doubts.length > 0 ? doubts : [translate("state_well")];
  const words = bounded(
    needy.map((line) => needOf(line, now)),
    doubts,
  );
  const all =
    view.all === 1
      ? translate("badge_need_only")
      : translateCount("badge_need", view.needing, formatCount(view.all));
  return [all, ...words];
}

/** As many of the accounts as there is room for, how many more there are, and the doubts. */
function bounded(needs: readonly string[], doubts: readonly string[]): string[] {
  let room = limits.length - doubts.join("\n").length;
  const told: string[] = [];
  for (const need of needs.slice(0, limits.accounts)) {
    room -= need.length + 1;
    if (room < 0 && told.length > 0) break;
    told.push(need);
  }
  const rest = needs.length - told.length;
  return [...told, ...(rest > 0 ? [translateCount("badge_more", rest)] : []), ...doubts];
}

/** The tooltip in words at `now`, milliseconds since the epoch: at most some lines, and what all accounts come to first. */
export function titleOf(view: BadgeView, now: number): string {
  const name = translate("extension_name");
  const lines = view.lines.length > 0 ? linesOf(view, now) : [];
  if (view.well) lines.push(wellLine(view.well));
  if (view.problem !== null)
    lines.unshift(translate("badge_line", name, failureName(view.problem)));
  if (view.isSample) lines.unshift(translate("sample_data"));
  if (lines.length > 0) return lines.join("\n");
  return `${name}\n${translate(view.isEmpty ? "badge_no_account" : "state_off")}`;
}
