import type { Decimal, System } from "../account.ts";
import type { FailureKind } from "../failure.ts";
import { isLess } from "../money.ts";
import { type AccountWarning, foresightInForce, type Watched } from "./account-warnings.ts";
import { dayOf } from "./bank-days.ts";
import { paymentOf } from "./payment.ts";
import { isRiskKey } from "./risk-warnings.ts";

/** What a warning says, as values: the words are the reader's. What does not belong to its kind is null, and so is what is not known. */
export interface WarningFacts {
  /** `below`: the available funds. `short`: top up at least. `risk`: what saves the objects at risk. */
  amount: Decimal | null;
  /** `short`: what is missing for what the user wants to save. `risk`: what to pay, "0" where the funds do. */
  short: Decimal | null;
  currency: string | null;
  /** UTC day number. `cover`: the last one covered. `short`, `likely`: the first one that may be short. `risk`: of the first loss. */
  day: number | null;
  /** `short`, `likely`: the last UTC day on which a transfer can be ordered. */
  by: number | null;
  /** `short`: the first that fails. `risk`: the first newly at risk. */
  object: string | null;
  /** `risk`: all that are at risk. `cover`: the days wished for. */
  count: number | null;
  /** `stale`: of when the figures are, milliseconds since the epoch. */
  since: number | null;
  /** `signin`, `stale`: why. */
  reason: FailureKind | null;
}

export const warningKinds = [
  "risk",
  "below",
  "short",
  "likely",
  "cover",
  "signin",
  "stale",
] as const;
/** The worst first. */
export type WarningKind = (typeof warningKinds)[number];

export const kindOf = (key: AccountWarning): WarningKind =>
  isRiskKey(key) ? "risk" : key.startsWith("below:") ? "below" : (key as WarningKind);

/** The kinds among some warnings, the worst first. */
export const kindsOf = (keys: readonly AccountWarning[]): WarningKind[] =>
  warningKinds.filter((kind) => keys.some((key) => kindOf(key) === kind));

/** The amount that the funds are below, of a `below` warning. */
export const limitOf = (key: AccountWarning): Decimal => key.slice("below:".length);

/** A warning that came, as it was then. */
export interface LoggedWarning {
  /** Milliseconds since the epoch. */
  at: number;
  accountId: string;
  accountName: string;
  system: System;
  /** Of several of one kind at the same time the worst. */
  key: AccountWarning;
  facts: WarningFacts;
}

/** Warnings of one kind, with what they say together. */
export interface WarningSummary {
  keys: AccountWarning[];
  warning: LoggedWarning;
}

/** The longest name that is kept, in UTF-16 code units: a domain has 253 at most. */
const longestName = 255;

const noFacts: WarningFacts = {
  amount: null,
  short: null,
  currency: null,
  day: null,
  by: null,
  object: null,
  count: null,
  since: null,
  reason: null,
};

type Found = [key: AccountWarning, facts: Partial<WarningFacts>] | null;

/** The keys come in one kind; null where the state of things no longer bears them out. */
function factsOf(kind: WarningKind, keys: AccountWarning[], watched: Watched, now: number): Found {
  const [first] = keys;
  if (first === undefined) return null;
  const { figures, trouble } = watched.account;
  const reason = trouble?.failure.kind ?? null;
  if (kind === "signin") return trouble && [first, { reason }];
  if (kind === "stale") return figures && trouble && [first, { since: figures.at, reason }];
  if (kind === "below") {
    if (figures === null) return null;
    const { available, currency } = figures;
    const undercut = keys.filter((key) => isLess(available, limitOf(key)));
    const [lowest] = undercut.sort((a, b) => (isLess(limitOf(a), limitOf(b)) ? -1 : 1));
    return lowest === undefined ? null : [lowest, { amount: available, currency }];
  }
  const foresight = foresightInForce(watched, now);
  if (foresight === null) return null;
  const { forecast, atRisk, currency } = foresight;
  if (kind === "risk") {
    if (atRisk === null || atRisk.count === 0) return null;
    const { charges, count, sum } = atRisk;
    const keyOf = (charge: (typeof charges)[number]) =>
      keys.find((key) => key === `risk:${charge.objectClass} ${charge.object}`);
    const named = charges.find(keyOf);
    const lostAt = charges[0]?.lostAt ?? null;
    const short = forecast.pay && (paymentOf(forecast.pay, watched.watch.payFor)?.amount ?? "0");
    const facts: Partial<WarningFacts> = { short, currency, count };
    if (atRisk.unpriced === 0 && count === charges.length) facts.amount = sum;
    if (lostAt !== null) facts.day = dayOf(lostAt);
    facts.object = (named ?? charges[0])?.object ?? null;
    return [(named && keyOf(named)) ?? first, facts];
  }
  const { shortfall, pay, likely, covered } = forecast;
  const payment = paymentOf(pay, watched.watch.payFor);
  if (kind === "short" && shortfall && payment) {
    const { day, object } = shortfall;
    const { amount, missing, by } = payment;
    return [first, { amount, short: missing, currency, day, by, object }];
  }
  if (kind === "likely" && likely) return [first, { day: likely.early, by: likely.by }];
  if (kind === "cover" && covered.kind === "until")
    return [first, { day: covered.day, count: watched.watch.coverDays }];
  return null;
}

/**
 * What these warnings say together, one for each kind, the worst first. A kind that things no longer bear
 * out, or of which nothing is known at the moment, is left out.
 * @param now milliseconds since the epoch
 */
export function summarise(
  keys: readonly AccountWarning[],
  watched: Watched,
  now: number,
): WarningSummary[] {
  const { id, name, system } = watched.account;
  return warningKinds.flatMap((kind) => {
    const own = keys.filter((key) => kindOf(key) === kind);
    const found = factsOf(kind, own, watched, now);
    if (found === null) return [];
    const facts = { ...noFacts, ...found[1] };
    facts.object = facts.object?.slice(0, longestName) ?? null;
    const warning = { at: now, accountId: id, accountName: name, system, key: found[0], facts };
    return [{ keys: own, warning }];
  });
}
