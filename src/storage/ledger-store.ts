import type { Decimal } from "../domain/account.ts";
import type {
  Booking,
  Deposit,
  ExchangeRate,
  UserBalance,
} from "../domain/foresight/account-lists.ts";
import type { BalanceChange, ChangePart } from "../domain/foresight/balance-change.ts";
import type { ForesightPart } from "../domain/foresight/foresight.ts";
import type { Try } from "../domain/foresight/part-due.ts";
import { listOf, number, orNull, recordOf, shape, text } from "../domain/shape.ts";
import { keyedStore } from "./keyed-store.ts";
import { isFailure } from "./shared-shapes.ts";

/** Lists about one account's money, each with the time it was asked for (milliseconds since the epoch). */
export interface Ledger {
  deposits: { at: number; rows: Deposit[] } | null;
  subusers: { at: number; rows: UserBalance[] } | null;
  rates: { at: number; rows: ExchangeRate[] } | null;
  /** Latest first. */
  changes: BalanceChange[];
  /** Gross sums that the list of charges last showed for a UTC day before that day was over, by day number. */
  listed: Record<number, Decimal>;
  /** The last ask for each part. */
  tries: Partial<Record<ForesightPart, Try>>;
  /** The balance, and when it was seen, up to which {@link changes} go; null: none yet. */
  explained: { at: number; balance: Decimal; currency: string } | null;
}

export const emptyLedger: Ledger = {
  deposits: null,
  subusers: null,
  rates: null,
  changes: [],
  listed: {},
  tries: {},
  explained: null,
};

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

/** By account id. */
export const ledgerStore = keyedStore<Ledger>({
  database: "ledger",
  version: 1,
  isValue: shape<Ledger>({
    deposits: dated(
      shape<Deposit>({
        id: text,
        amount: some,
        currency: some,
        type: text,
        name: text,
        createdAt: when,
        expiresAt: when,
      }),
    ),
    subusers: dated(
      shape<UserBalance>({
        user: text,
        balance: some,
        creditLine: some,
        currency: some,
        dayBalance: some,
      }),
    ),
    rates: dated(shape<ExchangeRate>({ from: text, to: text, rate: text, date: text })),
    changes: listOf(isChange),
    listed: recordOf(text),
    tries: recordOf(shape<Try>({ at: number, basis: orNull(text), failure: orNull(isFailure) })),
    explained: orNull(shape({ at: number, balance: text, currency: text })),
  }),
});
