import type { Decimal } from "../account.ts";
import type { Failure, Result } from "../failure.ts";
import type { Booking } from "../foresight/account-lists.ts";
import { add, isLess, negate, subtract } from "../money.ts";
import type { Span } from "./period.ts";
import { balancesFor, type SeenFor } from "./seen-balances.ts";
import type { Missing, SeenBalance, Statement, StatementLine } from "./statement.ts";
import { typeSums } from "./type-sums.ts";

/** What a statement is made of. */
export interface StatementSource {
  /** ISO 4217. */
  currency: string;
  /** In that currency, in order of time, none later than now; a failure where what is kept cannot be read. */
  points: Result<readonly SeenBalance[]>;
  /** When the account was seen in another currency, milliseconds since the epoch. */
  elsewhere: readonly number[];
  /** All of the time of {@link bookingsSpan}; null: the registrar tells none. */
  bookings: Result<{ rows: readonly Booking[]; more: boolean }> | null;
}

/** A booking of which all is known that counts. */
interface Counted {
  at: number;
  gross: Decimal;
}

const isBetween = (at: number, from: number, to: number): boolean => at >= from && at < to;
const sumOf = (rows: readonly Counted[]): Decimal =>
  rows.reduce((sum, { gross }) => add(sum, gross), "0");

/** Whether a balance that was seen does not have a booking in it yet. A check of the same second may have. */
const isAfter = ({ at }: Counted, seen: SeenBalance): boolean =>
  seen.past ? at >= seen.at : at > seen.at;

/** The balance as at `time`, of one that was seen before or after it, by the bookings in between. */
function balanceAt(time: number, seen: SeenBalance, rows: readonly Counted[]): Decimal {
  const before = rows.filter((row) => isAfter(row, seen) && row.at < time);
  const after = rows.filter((row) => !isAfter(row, seen) && row.at >= time);
  return add(subtract(seen.balance, sumOf(before)), sumOf(after));
}

/** What of the rows cannot be counted, and why. */
function uncounted(rows: readonly Booking[], currency: string): Missing[] {
  const isReadable = ({ at, gross, ...row }: Booking) =>
    at !== null && gross !== null && row.currency !== null;
  const readable = rows.filter(isReadable);
  const unreadable = rows.length - readable.length;
  const other = readable.filter((row) => row.currency !== currency).length;
  return [
    ...(unreadable > 0 ? [{ kind: "unreadable", count: unreadable } as const] : []),
    ...(other > 0 ? [{ kind: "other-bookings", count: other } as const] : []),
  ];
}

const counted = (rows: readonly Booking[], currency: string): (Booking & Counted)[] =>
  rows.flatMap((row) =>
    row.at !== null && row.gross !== null && row.currency === currency
      ? [{ ...row, at: row.at, gross: row.gross }]
      : [],
  );

const missingOf = (bookings: StatementSource["bookings"]): Missing[] => {
  if (bookings === null) return [{ kind: "no-bookings" }];
  if (!bookings.ok) return [{ kind: "refused", failure: bookings.failure }];
  const { rows, more } = bookings.value;
  return more ? [{ kind: "more", count: rows.length }] : [];
};

/** What is said of a balance that was never read, where the bookings lead to it all the same. */
function ifComputed(missing: Missing, opening: Decimal | null, closing: Decimal | null): Missing {
  if (missing.kind === "begins-later" && opening !== null)
    return { kind: "opening-computed", at: missing.at };
  if (missing.kind === "nothing-later" && closing !== null)
    return { kind: "closing-computed", at: missing.at };
  return missing;
}

const unseen = (why: Failure): SeenFor => ({
  opening: null,
  closing: null,
  missing: [{ kind: "history", failure: why }],
});

function withBalances(rows: readonly Booking[], opening: Decimal | null): StatementLine[] {
  let balance = opening;
  return rows.map((booking) => {
    balance = balance === null || booking.gross === null ? null : subtract(balance, booking.gross);
    return { booking, balance };
  });
}

const timeOf = ({ at }: Booking): number => at ?? Number.MAX_SAFE_INTEGER;

/** Where a balance is told for a bound itself, no booking is needed to know it. */
const toldAt = (time: number, seen: SeenBalance | null): Decimal | null =>
  seen?.past && seen.at === time ? seen.balance : null;

/**
 * The statement of one account for a period. Its opening balance rests on the last balance that was seen by then, its
 * closing balance on the one that was seen next to the end, each carried there by the bookings in between. Both are
 * independent: what they moved beside the bookings is unexplained. Where only one was seen it carries both, nothing is
 * checked, and what is unexplained is unknown. Whatever any booking leaves open makes the figures
 * that hang on it unknown, never smaller.
 */
export function makeStatement(source: StatementSource, span: Span): Statement {
  const { currency, points, elsewhere, bookings } = source;
  const { start, end } = span;
  const seen = points.ok ? balancesFor(points.value, span) : unseen(points.failure);
  const all = bookings?.ok ? bookings.value.rows : [];
  // One without a time may be of the period.
  const isOwn = ({ at }: Booking) => at === null || isBetween(at, start, end);
  const ownRows = all.filter(isOwn).toSorted((a, b) => timeOf(a) - timeOf(b));
  const rows = counted(all, currency);
  const own = rows.filter(({ at }) => isBetween(at, start, end));

  const listMissing = missingOf(bookings);
  const oddOwn = uncounted(ownRows, currency);
  const oddAll = uncounted(all, currency);
  const isListed = listMissing.length === 0;
  const isOwnWhole = isListed && oddOwn.length === 0;
  const isAllWhole = isListed && oddAll.length === 0;

  const carried = (time: number, from: SeenBalance | null): Decimal | null =>
    toldAt(time, from) ?? (from && isAllWhole ? balanceAt(time, from, rows) : null);
  // Where one of the balances was never read, the bookings lead to it from the other: computed, and checked by nothing.
  const opening = carried(start, seen.opening ?? seen.closing);
  const closing = carried(end, seen.closing ?? seen.opening);
  const raising = own.filter(({ gross }) => isLess(gross, "0"));
  const lowering = own.filter(({ gross }) => !isLess(gross, "0"));
  const paidIn = isOwnWhole ? negate(sumOf(raising)) : null;
  const charged = isOwnWhole ? sumOf(lowering) : null;
  const wasElsewhere = elsewhere.some((at) => isBetween(at, start, end));
  const isChecked = seen.opening !== null && seen.closing !== null && !wasElsewhere;
  const isKnown =
    opening !== null && closing !== null && paidIn !== null && charged !== null && isChecked;

  return {
    span,
    currency,
    opening,
    paidIn,
    charged,
    closing,
    unexplained: isKnown ? add(subtract(subtract(closing, opening), paidIn), charged) : null,
    seen: { opening: seen.opening, closing: seen.closing },
    chargedBy: typeSums(lowering),
    paidInBy: typeSums(
      raising.map((row) => ({
        ...row,
        gross: negate(row.gross),
        net: row.net === null ? null : negate(row.net),
      })),
    ),
    lines: withBalances(ownRows, isOwnWhole ? opening : null),
    missing: [
      ...seen.missing.map((each) => ifComputed(each, opening, closing)),
      ...listMissing,
      ...oddAll,
      ...(wasElsewhere ? [{ kind: "other-currency" } as const] : []),
    ],
  };
}
