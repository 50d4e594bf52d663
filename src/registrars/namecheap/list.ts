import { failed, ok, type Result } from "../../domain/failure.ts";
import {
  type PageWindow,
  rowsOfWindow,
  type WindowRows,
  windowFrom,
} from "../derive/page-window.ts";
import { asWhole, childOf, childrenOf, textOf, type Xml } from "../xml/xml.ts";
import type { Ask } from "./ask.ts";
import type { Command, Params } from "./commands.ts";
import { unreadable } from "./unreadable.ts";

/** Rows of a page: the fewest and the most that are documented. */
export const pageSizes = { least: 10, most: 100 } as const;

type Listed = Extract<Command, `${string}ist`>;

/** How many a list has; `malformed` where it does not say, or is another page than the one that was asked for. */
function countIn(answer: Xml, command: Listed, page: number): Result<number> {
  const paging = childOf(answer, "Paging");
  const count = asWhole(textOf(childOf(paging, "TotalItems")));
  if (count === null) return failed(unreadable(command, "TotalItems"));
  const current = childOf(paging, "CurrentPage");
  return current !== undefined && asWhole(textOf(current)) !== page
    ? failed(unreadable(command, "CurrentPage"))
    : ok(count);
}

const domainList = "namecheap.domains.getList";

/** The rows of a page of domains; null: there is no list. */
export function domainRows(answer: Xml): readonly Xml[] | null {
  const list = childOf(answer, "DomainGetListResult");
  return list ? childrenOf(list, "Domain") : null;
}

/**
 * Domains from the row `first` (from 0) on, as many as one page has of them.
 * @param largest the most rows that a page is known to have
 */
export function domainsFrom(
  ask: Ask,
  params: Params<typeof domainList>,
  first: number,
  largest: number = pageSizes.most,
): Promise<Result<WindowRows<Xml>>> {
  return rowsOfWindow(
    async (page, size) => {
      const asked = { ...params, Page: page, PageSize: Math.max(size, pageSizes.least) };
      const answer = await ask(domainList, asked);
      if (!answer.ok) return answer;
      const count = countIn(answer.value, domainList, page);
      if (!count.ok) return count;
      return ok({ rows: domainRows(answer.value), count: count.value });
    },
    (most): PageWindow => windowFrom(first, most, pageSizes.least),
    largest,
    unreadable(domainList, "DomainGetListResult"),
  );
}

/** How many a list has, by its smallest page. */
export async function countOf(ask: Ask, command: Listed): Promise<Result<number>> {
  const answer = await ask(command, { Page: 1, PageSize: pageSizes.least });
  return answer.ok ? countIn(answer.value, command, 1) : answer;
}
