import { failed, ok, type Result } from "../../domain/failure.ts";
import { startOfDay } from "../../domain/foresight/bank-days.ts";
import { rowsOfWindow, windowFrom } from "../derive/page-window.ts";
import { asFlag, asWhole, type Xml } from "../xml/xml.ts";
import type { Ask } from "./ask.ts";
import { hasItem, itemOf, rowsIn, textIn } from "./data.ts";
import { unreadable } from "./unreadable.ts";

export const listAction = "GET_DOMAINS_BY_EXPIREDATE";

/**
 * Rows of a page: as many as other clients ask for, and as many as come where nothing is said. The most is not
 * documented.
 */
export const pageSizes = { most: 1000, sure: 40 } as const;

/** Days of expiry, UTC day numbers, both included as far as is known. */
export interface Span {
  from: number;
  to: number;
}

/** Days behind its expiry for which a name is looked for: in redemption, which begins after 40, it is as good as lost. */
export const lookedBack = 45;

/** Page numbers begin with 0 or with 1: the vendor's guide names both. */
export type Origin = 0 | 1;

/** A page as it came. */
export interface Told {
  rows: readonly Xml[];
  /** How many the list has in all. */
  total: number;
  /** Whether the list goes on behind it. */
  isMore: boolean;
}

const dateText = (day: number): string => new Date(startOfDay(day)).toISOString().slice(0, 10);

function rowsOf(attributes: Xml | undefined): readonly Xml[] | null {
  const holder = itemOf(attributes, "exp_domains");
  // Where there are none, nobody documents what stands in their place: whether some are missing is told by the total.
  const isEmpty = holder?.children.length === 0 && holder.text.trim() === "";
  return isEmpty || !hasItem(attributes, "exp_domains") ? [] : rowsIn(holder);
}

/**
 * One page, by the number that is sent; `malformed` where it cannot be read, or says that the list goes on behind all the
 * rows that there are: one of the two numbers is wrong.
 */
export async function pageOf(
  ask: Ask,
  { from, to }: Span,
  page: number,
  limit: number,
): Promise<Result<Told>> {
  const span = { exp_from: dateText(from), exp_to: dateText(to) };
  const answer = await ask(listAction, { ...span, limit, page });
  if (!answer.ok) return answer;
  const total = asWhole(textIn(answer.value, "total"));
  if (total === null) return failed(unreadable(listAction, "total"));
  const isMore = asFlag(textIn(answer.value, "remainder"));
  if (isMore === null) return failed(unreadable(listAction, "remainder"));
  const rows = rowsOf(answer.value);
  if (rows === null || rows.length > total) return failed(unreadable(listAction, "exp_domains"));
  if (isMore && total > 0 && rows.length === total)
    return failed(unreadable(listAction, "remainder"));
  return ok({ rows, total, isMore });
}

/** Rows of the list from a place on. */
export interface Rows {
  rows: readonly Xml[];
  total: number;
  /** The most rows that a page is known to have: fewer than were asked for where the API lowered it. */
  largest: number;
}

/**
 * The rows from the place `first` on (from 0), as {@link rowsOfWindow} has them; `malformed` where more are said to come
 * behind the last one.
 * @param largest the most rows that a page is known to have
 */
export async function rowsFrom(
  ask: Ask,
  span: Span,
  first: number,
  { largest, origin }: { largest: number; origin: Origin },
): Promise<Result<Rows>> {
  const found = await rowsOfWindow(
    async (page, size) => {
      const told = await pageOf(ask, span, page - 1 + origin, size);
      if (!told.ok) return told;
      const { rows, total, isMore } = told.value;
      return isMore && (page - 1) * size + rows.length === total
        ? failed(unreadable(listAction, "remainder"))
        : ok({ rows, count: total });
    },
    (most) => windowFrom(first, most),
    largest,
    unreadable(listAction, "exp_domains"),
  );
  if (!found.ok) return found;
  const { rows, count: total, largest: most } = found.value;
  return ok({ rows, total, largest: most });
}
