import type { Decimal } from "../account.ts";
import { add, isLess } from "../money.ts";
import { dayOf } from "./bank-days.ts";
import type { PairFunds } from "./pair-funds.ts";
import type { UpcomingCharge } from "./upcoming-charge.ts";

/** Rows kept for display, and objects at risk kept by name. Everything beyond is in the sums only. */
export const keptRows = 500;
/** A row that comes again on another page is recognised if it was among this many different rows before it. */
const window = 2000;
/** Rows of the last page that the next one asks for again, to see whether the list moved in between. */
export const overlap = 20;

/** Why a row is not in the day sums though it may be charged. */
export type Exclusion =
  | "no-price"
  | "negative-price"
  | "no-date"
  | "other-currency"
  | "unknown-action"
  | "missing";

/**
 * The list of charges as sums by day: plain data, a few hundred KB at most for any portfolio, so that it
 * can be stored after each page and continued by the next worker.
 *
 * What is guaranteed: if the server's order is stable, each row is counted once, however the list grows by
 * less than {@link window} or shrinks by less than {@link overlap} between two pages. A larger loss leaves a
 * gap, and rows that never came show in TOTAL: either way `unknownFrom` says from where on nothing is sure.
 */
export interface DaySums {
  /** When loading began, milliseconds since the epoch. */
  loadedAt: number;
  /** The last UTC day that the list was asked for. */
  through: number;
  /** The account's, upper case. */
  currency: string;
  /** Gross sum and number of the `pay` charges by UTC day, only those in {@link currency}. */
  days: Record<number, { sum: Decimal; count: number }>;
  /** The first rows, as listed. */
  rows: UpcomingCharge[];
  /** `expireunpaid`, and `pay` whose day was over when loading began: the first of them, and all in number. */
  risks: UpcomingCharge[];
  riskCount: number;
  excluded: Partial<Record<Exclusion, number>>;
  /** The first day with a charge of unknown amount, or of which rows may be missing; 0: any day. null: none. */
  unknownFrom: number | null;
  /** The charges without date: they may come on any day. */
  undated: Decimal;
  /** Rows whose currency was not told and is taken for the account's. */
  currencyAssumed: number;
  /** Charges in {@link days} and {@link undated} whose gross amount was computed here; absent: none, or not counted yet. */
  computed?: number;
  /** Those of them whose amount is an estimate; absent: none. */
  estimated?: number;
  /** Different rows so far, charged or not. */
  seen: number;
  /** TOTAL as last told; null: never told. */
  total: number | null;
  /** Place of the first row of the page to ask for next; null: the list is through. */
  next: number | null;
  /** Where the registrar said that the list goes on; absent: it is asked for by row. */
  cursor?: string;
  /** Whether its charges were made from dates and prices; absent: the registrar lists them. */
  derived?: boolean;
  /** Whether the list was asked for in order of day and has kept to it, and the last row's day. */
  ordered: boolean;
  lastDay: number;
  /** Whether rows may be missing between two pages. */
  gap: boolean;
  /** The funds that belong to the list; null: none are known that do (what version 0.1.0 kept). */
  funds: PairFunds | null;
  recent: string[];
  /** Pages that were asked for so far; absent where none was, or in a list that version 0.1.0 began. */
  asked?: number;
}

/**
 * Before the first page.
 * @param loadedAt milliseconds since the epoch
 * @param through the last UTC day number asked for
 * @param ordered whether the list can be had in order of day
 */
export const noDaySums = (
  loadedAt: number,
  through: number,
  currency: string,
  ordered: boolean,
): DaySums => ({
  loadedAt,
  through,
  currency,
  days: {},
  rows: [],
  risks: [],
  riskCount: 0,
  excluded: {},
  unknownFrom: null,
  undated: "0",
  currencyAssumed: 0,
  seen: 0,
  total: null,
  next: 0,
  ordered,
  lastDay: 0,
  gap: false,
  funds: null,
  recent: [],
});

const doubt = (sums: DaySums, day: number): void => {
  sums.unknownFrom = Math.min(sums.unknownFrom ?? day, day);
};

/** Why the amount that will be taken is not known; undefined: it is. */
export function exclusionOf(
  charge: Pick<UpcomingCharge, "nextAction" | "currency" | "gross">,
  currency: string,
): Exclusion | undefined {
  if (charge.nextAction === null) return "unknown-action";
  if (charge.currency !== null && charge.currency !== currency) return "other-currency";
  if (charge.gross === null) return "no-price";
  return isLess(charge.gross, "0") ? "negative-price" : undefined;
}

/** Counts one row that was not counted before, and keeps it among the first `most`. Changes `sums`. */
function count(sums: DaySums, charge: UpcomingCharge, most: number): void {
  const { nextAction, at, gross } = charge;
  const day = at === null ? null : dayOf(at);
  sums.seen++;
  if (sums.rows.length < most) sums.rows.push(charge);
  if (day !== null) {
    if (day < sums.lastDay) sums.ordered = false;
    sums.lastDay = day;
  }
  const late = nextAction === "pay" && day !== null && day < dayOf(sums.loadedAt);
  if (nextAction === "expireunpaid" || late) {
    sums.riskCount++;
    if (sums.risks.length < keptRows) sums.risks.push(charge);
  }
  if ((nextAction !== "pay" && nextAction !== null) || (day ?? 0) > sums.through) return;
  if (charge.currency === null) sums.currencyAssumed++;
  const why = exclusionOf(charge, sums.currency) ?? (day === null ? "no-date" : undefined);
  const isSummed = !why || why === "no-date";
  if (charge.computed && isSummed) sums.computed = (sums.computed ?? 0) + 1;
  if (charge.estimated && isSummed) sums.estimated = (sums.estimated ?? 0) + 1;
  if (why) sums.excluded[why] = (sums.excluded[why] ?? 0) + 1;
  if (why === "no-date") sums.undated = add(sums.undated, gross ?? "0");
  else if (why || day === null || gross === null) doubt(sums, day ?? 0);
  else {
    const before = sums.days[day];
    sums.days[day] = { sum: add(before?.sum ?? "0", gross), count: (before?.count ?? 0) + 1 };
  }
}

/** Whether the pages come one row at a time: then none can begin with a row of the one before. */
export const isSingle = (before: DaySums, charges: readonly UpcomingCharge[]): boolean =>
  charges.length === 1 && (before.next ?? 0) > 0;

/**
 * The sums with one more page of a single row, and the row that stands before it by now ({@link isSingle}; undefined:
 * there is none any more). The two together are an overlap: if the row before is none that was seen already, the
 * list has moved in between and a row may have been passed over.
 */
export function withSingle(
  before: DaySums,
  charge: UpcomingCharge,
  rowBefore: UpcomingCharge | undefined,
  total: number | null,
  most: number = keptRows,
): DaySums {
  const first = before.next ?? 0;
  const sums = rowBefore
    ? withPage({ ...before, next: first - 1 }, [rowBefore, charge], total, "by-row", most)
    : withPage(before, [charge], total, "by-row", most);
  if (!rowBefore) {
    sums.gap = true;
    doubt(sums, sums.ordered ? before.lastDay : 0);
  }
  if (sums.next !== null) sums.next = first + 1;
  return { ...sums, asked: (before.asked ?? 0) + 2 };
}

/**
 * The sums with one more page: the answer to `sums.next`, or to `sums.cursor`. Does not change its arguments.
 * @param total the page's TOTAL; null where it is not told: then a list by row ends at a page without a new row
 * @param next where the list goes on: at any row, at a cursor of the registrar's, or nowhere (null)
 * @param most rows that are kept as they are
 */
export function withPage(
  before: DaySums,
  charges: readonly UpcomingCharge[],
  total: number | null,
  next: { cursor: string } | "by-row" | null = "by-row",
  most: number = keptRows,
): DaySums {
  const first = before.next ?? 0;
  const { cursor: _answered, ...rest } = before;
  const sums: DaySums = {
    ...rest,
    days: { ...before.days },
    rows: [...before.rows],
    risks: [...before.risks],
    excluded: { ...before.excluded },
    // A page that does not tell it takes back nothing of what another one told.
    total: total ?? before.total,
    asked: (before.asked ?? 0) + 1,
  };
  const recent = new Set(before.recent);
  let known = 0;
  const lastDay = sums.ordered ? sums.lastDay : 0;
  const here: Record<string, number> = {};
  for (const charge of charges) {
    const name = `${charge.objectClass} ${charge.object} ${charge.at}`;
    // One answer that lists it twice means two charges: paging cannot have brought it in again.
    here[name] = (here[name] ?? 0) + 1;
    const key = `${name} ${here[name]}`;
    if (recent.has(key)) known++;
    else {
      recent.add(key);
      count(sums, charge, most);
    }
  }
  // By row a page after the first begins with rows of the one before; if it has none, rows may lie in between.
  if (next === "by-row" && first > 0 && known === 0 && charges.length > 1) {
    sums.gap = true;
    doubt(sums, lastDay);
  }
  sums.recent = [...recent].slice(-window);
  const end = first + charges.length;
  const isOver = charges.length === 0 || (total === null ? known === charges.length : end >= total);
  const isLast = next === "by-row" ? isOver : next === null;
  const again = next === "by-row" ? Math.min(overlap, charges.length >> 1) : 0;
  sums.next = isLast ? null : end - again;
  if (next !== "by-row" && next !== null) sums.cursor = next.cursor;
  // A list by row is at least as long as where its last row stands. Where a server without TOTAL takes no notice of the
  // place that is asked for, or rows came in before it, that is more than was seen.
  const min = Math.max(sums.total ?? 0, next === "by-row" ? end : 0);
  if (isLast && sums.seen < min) {
    sums.excluded.missing = min - sums.seen;
    // Where a gap was seen, they are in it; otherwise they may be anywhere.
    if (!sums.gap) doubt(sums, 0);
  }
  return sums;
}
