import { type Failure, failed, ok, type Result } from "../../domain/failure.ts";
import type { Xml } from "../xml/xml.ts";
import type { Ask } from "./ask.ts";
import { textIn } from "./data.ts";
import {
  listAction,
  type Origin,
  pageOf,
  pageSizes,
  type Rows,
  type Span,
  type Told,
} from "./list.ts";
import { unreadable } from "./unreadable.ts";

// Where the list begins. The guide counts pages from 0, and has 1 as the default: page 1 is the first one, or the second.
// Nothing is believed of it that the numbers do not show.

/** The beginning of the list, and which number its first page has. */
export interface Head extends Rows {
  origin: Origin;
}

const isRefusal = ({ kind, wait }: Failure): boolean => kind === "rejected" && wait === undefined;

/** Page 1, and the limit that it was asked for with: one that is refused gives way to the documented one. */
async function pageOne(ask: Ask, span: Span): Promise<Result<{ one: Told; limit: number }>> {
  const { most, sure } = pageSizes;
  const told = await pageOf(ask, span, 1, most);
  if (told.ok) return ok({ one: told.value, limit: most });
  if (!isRefusal(told.failure)) return told;
  const smaller = await pageOf(ask, span, 1, sure);
  return smaller.ok ? ok({ one: smaller.value, limit: sure }) : smaller;
}

/** What page 1 shows by itself; null: it may be the first page, or the second of several. */
function originBy({ rows, total, isMore }: Told): Origin | null {
  if (rows.length === total) return 1;
  // Something is missing, and nothing comes behind it: it stands before.
  if (!isMore || rows.length === 0) return 0;
  // Were as many before it, there would be more of them than there are.
  return total < 2 * rows.length ? 1 : null;
}

const headAt = (origin: Origin, { rows, total }: Told, limit: number): Head => ({
  rows,
  total,
  largest: rows.length < Math.min(limit, total) ? Math.max(1, rows.length) : limit,
  origin,
});

const namesOf = (rows: readonly Xml[]): string =>
  JSON.stringify(rows.map((row) => textIn(row, "name")?.toLowerCase()));

/** Whether what page 0 has stands just before page 1. */
function isBefore(zero: Told, one: Told): boolean {
  if (zero.total !== one.total) return false;
  if (one.rows.length === 0) return true;
  return one.isMore
    ? zero.rows.length === one.rows.length
    : zero.rows.length + one.rows.length === one.total;
}

/** The beginning of the list: page 1, or page 0 where that is shown to be before it. */
export async function headOf(ask: Ask, span: Span): Promise<Result<Head>> {
  const told = await pageOne(ask, span);
  if (!told.ok) return told;
  const { one, limit } = told.value;
  const origin = originBy(one);
  if (origin === 1) return ok(headAt(1, one, limit));
  const size = origin === null ? one.rows.length : limit;
  const zero = await pageOf(ask, span, 0, size);
  if (!zero.ok && !isRefusal(zero.failure)) return zero;
  const isNone =
    !zero.ok || zero.value.rows.length === 0 || namesOf(zero.value.rows) === namesOf(one.rows);
  if (isNone && origin === null) return ok(headAt(1, one, limit));
  return isNone || !isBefore(zero.value, one)
    ? failed(unreadable(listAction, "total"))
    : ok(headAt(0, zero.value, size));
}
