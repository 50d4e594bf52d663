import { failed, ok, type Result } from "../../domain/failure.ts";
import { windowFrom } from "../derive/page-window.ts";
import type { Json } from "../json/json.ts";
import type { Ask } from "./ask.ts";
import type { Path } from "./requests.ts";
import { unreadable } from "./unreadable.ts";

/** Rows of a page: the most that a client is known to ask for, and what is asked for where that is refused. */
export const pageSizes = { most: 1000, sure: 100 } as const;

/** How often a page is asked for with a smaller size, because the one before was lowered or refused. */
const lowerings = 4;

const domains = "domain/domains";

/** The organisation whose rows are wanted; empty: all that the token sees. */
export const filterOf = (organization: string) =>
  organization === "" ? {} : { sharing_id: organization };

/** null: it is not told, or no number. */
const totalIn = (total: string | null): number | null =>
  total !== null && /^\d{1,9}$/.test(total) ? Number(total) : null;

interface Numbered {
  rows: readonly Json[];
  /** How many the list has in all; null: its header did not come. */
  total: number | null;
}

/** A page by its number. Behind the last one there are empty ones without end. */
async function numberedPage(
  ask: Ask,
  organization: string,
  page: number,
  size: number,
): Promise<Result<Numbered>> {
  const place = { page, per_page: size, sort_by: "fqdn" };
  const answer = await ask(domains, { ...place, ...filterOf(organization) });
  if (!answer.ok) return answer;
  const { body, total: told } = answer.value;
  if (!Array.isArray(body)) return failed(unreadable(domains, "The list"));
  const total = totalIn(told);
  if (total === null && told !== null) return failed(unreadable(domains, "Total-Count"));
  return body.length > size ? failed(unreadable(domains, "The list")) : ok({ rows: body, total });
}

/** Rows of the list from a place on. */
export interface Rows {
  rows: readonly Json[];
  /** How many the list has in all; where its header did not come, one more than were seen until its end is. */
  count: number;
  /** The most rows that a page is known to have: fewer than were asked for where the API lowered it. */
  largest: number;
}

/**
 * How many rows end with a page, where no header says so: the empty page behind it shows that it is the last. Behind a first
 * page that is not full that one is asked for with as many rows as came: they may have been lowered, and not where it begins.
 */
async function seenEnd(
  ask: Ask,
  organization: string,
  { page, size, length }: { page: number; size: number; length: number },
): Promise<Result<number | null>> {
  const end = (page - 1) * size + length;
  if (length === 0) return ok(end);
  const behind = await numberedPage(ask, organization, page + 1, page === 1 ? length : size);
  if (!behind.ok) return behind;
  return ok(behind.value.rows.length === 0 ? end : null);
}

/**
 * Domains by name from a place on: their list cannot be had by day. A page of another size than the one that was asked for
 * begins elsewhere: it is asked for again with the size that the API gave. Without rows where the header says that there
 * are some, or with more than it leaves for the page, it fails as `malformed`: a list that was taken for whole too early
 * would lack charges.
 */
export async function domainsFrom(
  ask: Ask,
  organization: string,
  { first, largest }: { first: number; largest: number },
): Promise<Result<Rows>> {
  let most = largest;
  for (let tries = 0; tries < lowerings; tries++) {
    const { page, size, from } = windowFrom(first, most);
    const came = await numberedPage(ask, organization, page, size);
    const isTooLarge = !came.ok && came.failure.kind === "rejected" && !came.failure.wait;
    if (isTooLarge && size > pageSizes.sure) {
      most = pageSizes.sure;
      continue;
    }
    if (!came.ok) return came;
    const { rows, total } = came.value;
    const { length } = rows;
    const seen =
      total === null ? await seenEnd(ask, organization, { page, size, length }) : ok(total);
    if (!seen.ok) return seen;
    const count = seen.value;
    const expected = count === null ? size : Math.max(0, Math.min(size, count - (page - 1) * size));
    if (length > expected || (length === 0 && expected > 0))
      return failed(unreadable(domains, "The list"));
    const isLowered = length < expected;
    if (isLowered) most = Math.min(most, length);
    if (isLowered && (page > 1 || from >= length)) continue;
    const wanted = rows.slice(from);
    return ok({ rows: wanted, count: count ?? first + wanted.length + 1, largest: most });
  }
  return failed(unreadable(domains, "The list"));
}

type CountedPath = Extract<Path, "domain/domains" | "certificate/issued-certs">;

/** How many a list has, by a page of one row. */
export async function countOf(
  ask: Ask,
  path: CountedPath,
  organization: string,
): Promise<Result<number>> {
  const answer = await ask(path, { per_page: 1, ...filterOf(organization) });
  if (!answer.ok) return answer;
  const { body, total: told } = answer.value;
  const total = totalIn(told);
  // A header that says nought over a list that has a row, or the other way round, counts nothing.
  const isCount = Array.isArray(body) && total !== null && body.length === Math.min(1, total);
  return isCount ? ok(total) : failed(unreadable(path, "Total-Count"));
}
