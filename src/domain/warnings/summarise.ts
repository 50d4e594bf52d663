import type { Decimal, System } from "../account.ts";
import type { FailureKind } from "../failure.ts";
import { isLess } from "../money.ts";
import { type AccountWarning, foresightInForce, type Watched } from "./watched.ts";
import { dayOf } from "../foresight/bank-days.ts";
import { type Foresight, failedCharge } from "../foresight/foresight.ts";
import { isRestorable, leftOf } from "../foresight/lost-domains.ts";
import { isLostKey, isRiskKey, lostKey, riskKey } from "./named.ts";
import { type Pay, payOf } from "../foresight/pay.ts";

/** What a warning says, as values: the words are the reader's. What does not belong to its kind is null, and so is what is not known. */
export interface WarningFacts {
  /** `below`: the available funds. `risk`: what saves the objects at risk. `short`, of version 0.1.0: top up at least. */
  amount: Decimal | null;
  /** `risk`: "0" where the funds suffice. Of version 0.1.0: `short`: what is missing, `risk`: what to pay. */
  short: Decimal | null;
  currency: string | null;
  /**
   * UTC day number. `cover`: the last one covered. `short`, `likely`: the first one that may be short. `risk`: of the
   * first loss. `lost`: the last on which {@link object} can be restored.
   */
  day: number | null;
  /** `likely`, and `short` of version 0.1.0: the last UTC day on which a transfer can be ordered. */
  by: number | null;
  /** `short`: the first that fails. `risk`, `lost`: the first that is new among them. */
  object: string | null;
  /** `risk`, `lost`: how many there are in all. `cover`: the days wished for. */
  count: number | null;
  /** `short`, `risk`: what to pay; null: nothing, or it is not known. */
  pay: Pay | null;
  /** `short`: whether what fails is lost at once. */
  atOnce: boolean | null;
  /** `stale`: of when the figures are, milliseconds since the epoch. */
  since: number | null;
  /** `signin`, `stale`: why. */
  reason: FailureKind | null;
}

export const warningKinds = [
  "risk",
  "lost",
  // Raised when a transfer must be ordered today, or comes too late: as grave as what is at risk.
  "short",
  "below",
  "likely",
  "cover",
  "signin",
  "stale",
] as const;
/** The worst first. */
export type WarningKind = (typeof warningKinds)[number];

export const kindOf = (key: AccountWarning): WarningKind =>
  isRiskKey(key)
    ? "risk"
    : isLostKey(key)
      ? "lost"
      : key.startsWith("below:")
        ? "below"
        : (key as WarningKind);

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
  pay: null,
  atOnce: null,
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
  const { forecast, currency } = foresight;
  const pay = payOf(foresight, watched.watch.payFor);
  if (kind === "risk") return risksOf(keys, first, foresight, pay);
  if (kind === "lost") return lossesOf(keys, first, foresight, now);
  const { shortfall, likely, covered } = forecast;
  if (kind === "short" && shortfall && pay) {
    const { day, object } = shortfall;
    const atOnce = failedCharge[watched.account.registrar] === "lost-at-once";
    return [first, { currency, day, object, pay, atOnce }];
  }
  if (kind === "likely" && likely) return [first, { day: likely.early, by: likely.by }];
  if (kind === "cover" && covered.kind === "until")
    return [first, { day: covered.day, count: watched.watch.coverDays }];
  return null;
}

/** Of what is at risk; that the funds suffice is said only where all prices are known. */
function risksOf(
  keys: AccountWarning[],
  first: AccountWarning,
  { forecast, atRisk, currency }: Foresight,
  pay: Pay | null,
): Found {
  if (atRisk === null || atRisk.count === 0) return null;
  const { charges, count, sum } = atRisk;
  const named = charges.find((charge) => keys.includes(riskKey(charge)));
  const lostAt = charges[0]?.lostAt ?? null;
  const facts: Partial<WarningFacts> = { currency, count, pay };
  if (forecast.pay?.risk?.isLeast === false && pay === null) facts.short = "0";
  if (atRisk.unpriced === 0 && count === charges.length) facts.amount = sum;
  if (lostAt !== null) facts.day = dayOf(lostAt);
  facts.object = (named ?? charges[0])?.object ?? null;
  return [named ? riskKey(named) : first, facts];
}

function lossesOf(
  keys: AccountWarning[],
  first: AccountWarning,
  { lost }: Foresight,
  now: number,
): Found {
  const left = lost && leftOf(lost, now);
  if (left === null || left.count === 0) return null;
  const named = left.domains.find((domain) => keys.includes(lostKey(domain)));
  const told = named ?? left.domains.find(isRestorable);
  const until = told?.restorableUntil ?? null;
  return [
    named ? lostKey(named) : first,
    { object: told?.name ?? null, count: left.count, day: until === null ? null : dayOf(until) },
  ];
}

/** Whether what falls short first is at risk already: then that says all of it, at the same moment. */
function isOneCause({ foresight }: Watched): boolean {
  const object = foresight?.forecast.shortfall?.object;
  return object != null && !!foresight?.atRisk?.charges.some((charge) => charge.object === object);
}

/**
 * What these warnings say together, one for each kind, the worst first; objects at risk that the money falls short of
 * are one with the shortfall. A kind that things no longer bear out, or of which nothing is known at the moment, is left out.
 * @param now milliseconds since the epoch
 */
export function summarise(
  keys: readonly AccountWarning[],
  watched: Watched,
  now: number,
): WarningSummary[] {
  const { id, name, system } = watched.account;
  const isOne = keys.some(isRiskKey) && isOneCause(watched);
  return warningKinds.flatMap((kind) => {
    if (isOne && kind === "short") return [];
    const own = keys.filter((key) => kindOf(key) === kind);
    if (isOne && kind === "risk") own.push(...keys.filter((key) => key === "short"));
    const found = factsOf(kind, own, watched, now);
    if (found === null) return [];
    const facts = { ...noFacts, ...found[1] };
    facts.object = facts.object?.slice(0, longestName) ?? null;
    const warning = { at: now, accountId: id, accountName: name, system, key: found[0], facts };
    return [{ keys: own, warning }];
  });
}
