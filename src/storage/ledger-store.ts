import type { Decimal } from "../domain/account.ts";
import type {
  Booking,
  Deposit,
  ExchangeRate,
  UserBalance,
} from "../domain/foresight/account-lists.ts";
import type { BalanceChange, ChangePart } from "../domain/foresight/balance-change.ts";
import { type Tries, type Try, unfinished } from "../domain/foresight/part-due.ts";
import { listOf, number, orNull, recordOf, shape, text } from "../domain/shape.ts";
import { onlyCopies } from "./only-copies.ts";
import { isObject, soundMembers } from "./salvage.ts";
import { isFailure } from "./shared-shapes.ts";

/** What was learned of an account in one currency. */
export interface Learned {
  /** See {@link Ledger.listed}. */
  listed: Record<number, Decimal>;
  /** See {@link Ledger.explained}. */
  explained: { at: number; balance: Decimal; currency: string } | null;
  /** How far past balances were asked for. */
  pastBalances: Try | null;
}

/** Lists about one account's money, each with the time it was asked for (milliseconds since the epoch). */
export interface Ledger {
  deposits: { at: number; rows: Deposit[] } | null;
  subusers: { at: number; rows: UserBalance[] } | null;
  rates: { at: number; rows: ExchangeRate[] } | null;
  /** Latest first. */
  changes: BalanceChange[];
  /** Gross sums that the list of charges last showed for a UTC day before that day was over, by day number. */
  listed: Record<number, Decimal>;
  tries: Tries;
  /** The balance, and when it was seen, up to which {@link changes} go; null: none yet. */
  explained: { at: number; balance: Decimal; currency: string } | null;
  /** What {@link listed}, {@link tries} and {@link explained} are in; null: nothing was learned yet. */
  currency: string | null;
  /** What was learned in other currencies that the account was seen in, by currency. */
  elsewhere: Record<string, Learned>;
}

export const emptyLedger: Ledger = {
  deposits: null,
  subusers: null,
  rates: null,
  changes: [],
  listed: {},
  tries: {},
  explained: null,
  currency: null,
  elsewhere: {},
};

/**
 * The ledger for an account in `currency`: what was learned in another one is put away and comes back with it, so
 * that one odd answer costs nothing. The lists are asked for anew. The very same object where nothing changes.
 */
export function ledgerIn(currency: string, ledger: Ledger): Ledger {
  if (ledger.currency === currency) return ledger;
  if (ledger.currency === null) return { ...ledger, currency };
  const { [currency]: learned, ...elsewhere } = ledger.elsewhere;
  const { listed, explained, tries } = ledger;
  const left: Learned = { listed, explained, pastBalances: tries["past-balances"] ?? null };
  return {
    ...ledger,
    listed: learned?.listed ?? {},
    explained: learned?.explained ?? null,
    tries: learned?.pastBalances ? { "past-balances": learned.pastBalances } : {},
    currency,
    elsewhere: { ...elsewhere, [ledger.currency]: left },
  };
}

/**
 * The ledger for another login of the same account. What the one was refused the other may be allowed, and the lists
 * that went with the one are not there: all are asked for anew, but for past balances that came through.
 */
export function ledgerForAnotherLogin(ledger: Ledger): Ledger {
  const past = ledger.tries["past-balances"];
  const isThrough = past && !past.failure && past.basis !== unfinished;
  return { ...ledger, tries: isThrough ? { "past-balances": past } : {} };
}

const some = orNull(text);
const when = orNull(number);
const dated = <T>(row: Parameters<typeof listOf<T>>[0]) =>
  orNull(shape({ at: number, rows: listOf(row) }));

const isBooking = shape<Booking>({
  at: when,
  type: text,
  description: text,
  net: some,
  gross: some,
  currency: some,
});

const isChange = shape<BalanceChange>({
  from: number,
  to: number,
  before: text,
  after: text,
  currency: text,
  parts: listOf(shape<ChangePart>({ type: text, effect: text, count: number })),
  rows: listOf(isBooking),
  unexplained: some,
  failure: orNull(isFailure),
});

const isDeposit = shape<Deposit>({
  id: text,
  amount: some,
  currency: some,
  type: text,
  name: text,
  createdAt: when,
  expiresAt: when,
});
const isUserBalance = shape<UserBalance>({
  user: text,
  balance: some,
  creditLine: some,
  currency: some,
  dayBalance: some,
});
const isRate = shape<ExchangeRate>({ from: text, to: text, rate: text, date: text });
const isTry = shape<Try>({ at: number, basis: orNull(text), failure: orNull(isFailure) });
const isExplained = orNull(shape({ at: number, balance: text, currency: text }));
const isLearned = shape<Learned>({
  listed: recordOf(text),
  explained: isExplained,
  pastBalances: orNull(isTry),
});

const fields = {
  deposits: dated(isDeposit),
  subusers: dated(isUserBalance),
  rates: dated(isRate),
  changes: listOf(isChange),
  listed: recordOf(text),
  tries: recordOf(isTry),
  explained: isExplained,
  currency: some,
  elsewhere: recordOf(isLearned),
};

/** What is sound of each part; lists that a registrar can send again are whole or not there. */
function mended(value: unknown): Ledger | null {
  if (!isObject(value)) return null;
  const part = <T>(is: (part: unknown) => part is T, key: string, other: T): T => {
    const found = value[key];
    return is(found) ? found : other;
  };
  return {
    deposits: part(fields.deposits, "deposits", null),
    subusers: part(fields.subusers, "subusers", null),
    rates: part(fields.rates, "rates", null),
    changes: Array.isArray(value.changes) ? value.changes.filter(isChange) : [],
    listed: soundMembers(value.listed, text),
    tries: soundMembers(value.tries, isTry),
    explained: part(fields.explained, "explained", null),
    currency: part(fields.currency, "currency", null),
    elsewhere: soundMembers(value.elsewhere, isLearned),
  };
}

function joined(one: Ledger, other: Ledger): Ledger {
  const same = one.currency === null ? other : ledgerIn(one.currency, other);
  const known = new Set(one.changes.map((change) => JSON.stringify(change)));
  const added = same.changes.filter((change) => !known.has(JSON.stringify(change)));
  return {
    ...one,
    changes: [...one.changes, ...added].sort((a, b) => b.to - a.to),
    listed: { ...same.listed, ...one.listed },
    explained: one.explained ?? same.explained,
    currency: one.currency ?? same.currency,
    elsewhere: { ...same.elsewhere, ...one.elsewhere },
  };
}

/** By account id. */
export const ledgerStore = onlyCopies<Ledger>({
  database: "ledger",
  version: 2,
  isValue: shape<Ledger>(fields),
  // Version 2 keeps what was learned in other currencies.
  migrations: [
    (before) => {
      const { explained } = before as Pick<Ledger, "explained">;
      return { ...(before as object), currency: explained?.currency ?? null, elsewhere: {} };
    },
  ],
  mend: mended,
  join: joined,
  handOver: ledgerForAnotherLogin,
});
