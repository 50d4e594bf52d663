import type { Decimal } from "../account.ts";
import { add, isLess, isZero, negate, subtract } from "../money.ts";
import type { AccountBook, BookRow } from "./account-lists.ts";
import { startOfDay } from "./bank-days.ts";

/** A balance as at the midnight (UTC) that a day begins with, milliseconds since the epoch. */
export interface PastBalance {
  at: number;
  balance: Decimal;
}

/** One way to read a book: each sum as what it adds to the balance. */
interface Reading {
  opening: Decimal;
  amounts: Decimal[];
}

const asSent = (amount: Decimal): Decimal => amount;
/**
 * What of the signs is open: charges above zero, or below; or both sums as what is owed ("amount used"). An opening
 * balance that is owed beside charges below zero would be a book that contradicts itself.
 */
const signs = [
  { ofOpening: asSent, ofRows: negate },
  { ofOpening: asSent, ofRows: asSent },
  { ofOpening: negate, ofRows: negate },
] as const;

const isBelow = (amount: Decimal): boolean => isLess(amount, "0");
const size = (amount: Decimal): Decimal => (isBelow(amount) ? negate(amount) : amount);

/** Whether VATPRICE can be the price with its VAT: of the same sign, and no smaller than the net price. */
const isGross = ({ net, vat }: SoundRow): boolean =>
  !isLess(size(vat), size(net)) && (isZero(net) || isBelow(net) === isBelow(vat));

type SoundRow = { [Key in keyof BookRow]: NonNullable<BookRow[Key]> };

/** What the manual leaves open of the amounts: whether VATPRICE is the VAT alone, and whether the balance has VAT in it. */
function amountsOf(
  { opening, openingNet }: AccountBook,
  rows: readonly SoundRow[],
): { opening: Decimal | null; amounts: Decimal[] }[] {
  const ways = [
    { opening, amounts: rows.map(({ net, vat }) => add(net, vat)) },
    { opening: openingNet, amounts: rows.map(({ net }) => net) },
  ];
  return rows.every(isGross) ? [...ways, { opening, amounts: rows.map(({ vat }) => vat) }] : ways;
}

/** All readings whose opening balance and rows make the balance there is now, in exact decimals. */
function readingsThatAddUp(
  book: AccountBook,
  rows: readonly SoundRow[],
  balance: Decimal,
): Reading[] {
  return amountsOf(book, rows).flatMap(({ opening, amounts }) =>
    opening === null
      ? []
      : signs.flatMap(({ ofOpening, ofRows }): Reading[] => {
          const reading = { opening: ofOpening(opening), amounts: amounts.map(ofRows) };
          const made = reading.amounts.reduce(add, reading.opening);
          return isZero(subtract(made, balance)) ? [reading] : [];
        }),
  );
}

/** The balances at the beginning of the days from `first` to `last`, both included. */
function daysOf(
  { opening, amounts }: Reading,
  rows: readonly SoundRow[],
  { first, last }: DaySpan,
): PastBalance[] {
  const balances: PastBalance[] = [];
  let next = 0;
  let balance = opening;
  for (let day = first; day <= last; day++) {
    const at = startOfDay(day);
    for (let row = rows[next]; row && row.at < at; row = rows[++next])
      balance = add(balance, amounts[next] ?? "0");
    // An empty account without a booking may not have been there yet: missing is not zero.
    if (next > 0 || !isZero(opening)) balances.push({ at, balance });
  }
  return balances;
}

/** UTC day numbers, both included; the book begins with the first one. */
interface DaySpan {
  first: number;
  last: number;
}

/**
 * The balances of past days by a book that begins with the first of them. Its signs, and where VAT stands, are not
 * documented for sure: so that reading counts with which opening balance and rows make the balance there is now.
 * Times of day are taken as UTC (unverified): a booking close to midnight may stand on the day beside its own.
 * @param now the balance when the book was read, and the account's currency
 * @returns null: the book cannot be read whole, is not in the account's currency alone, or does not add up; or it
 *   does in two ways that tell different pasts
 */
export function pastBalances(
  book: AccountBook,
  now: { balance: Decimal; currency: string },
  days: DaySpan,
): PastBalance[] | null {
  const rows = book.rows.flatMap(({ at, net, vat, currency }): SoundRow[] =>
    at === null || at < startOfDay(days.first) || net === null || vat === null || currency === null
      ? []
      : [{ at, net, vat, currency }],
  );
  const isWhole = rows.length === book.rows.length;
  if (!isWhole || rows.some(({ currency }) => currency !== now.currency)) return null;
  rows.sort((a, b) => a.at - b.at);
  const pasts = readingsThatAddUp(book, rows, now.balance).map((reading) =>
    daysOf(reading, rows, days),
  );
  const [past] = pasts;
  const isOne = new Set(pasts.map((each) => JSON.stringify(plain(each)))).size === 1;
  return past && isOne ? past : null;
}

/** The same amounts in one spelling: 5.00 is 5. */
const plain = (past: readonly PastBalance[]): PastBalance[] =>
  past.map(({ at, balance }) => ({ at, balance: add(balance, "0") }));
