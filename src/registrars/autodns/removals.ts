import { failed, failure, isOfRequestAlone, ok, type Result } from "../../domain/failure.ts";
import type { Removal } from "../../domain/foresight/lost-domains.ts";
import { asText, type Json, member } from "../json/json.ts";
import { readText } from "../read-value.ts";
import type { Ask } from "./ask.ts";
import { pageSize, type Rows, rowsFrom } from "./list.ts";
import { type Search, searchCommand } from "./requests.ts";
import { asMoment } from "./time.ts";

const path = "domain/restore/_search";

const sorted = { orders: [{ key: "deleted", type: "DESC" }] } as const;

/**
 * Names that were deleted and may still be restored, those last deleted first. That the day of deletion can be asked for is
 * told by the vendor's own client, and of the end nothing is.
 */
const ways: readonly Omit<Search<typeof path>, "view">[] = [
  { keys: ["deleted", "restorePhaseEnd"], ...sorted },
  { keys: ["deleted"], ...sorted },
  {},
];

/** Pages at most: of a longer list nobody is told which names were lost. */
export const removalPages = 10;

/** Every row is one that can be restored: without a word for its stage it is in redemption. */
const removalOf = (row: Json): Removal => ({
  name: readText(asText(member(row, "name"))),
  deletedAt: asMoment(asText(member(row, "deleted"))),
  reason: "",
  status: "redemption",
  until: asMoment(asText(member(row, "restorePhaseEnd"))),
});

const keyOf = ({ name, deletedAt }: Removal): string => `${name} ${deletedAt}`;

/** A page, and the way in which it was taken. Only the first page tries: one way is that of the whole list. */
async function pageFrom(
  ask: Ask,
  way: number,
  place: { first: number; limit: number },
): Promise<Result<Rows & { way: number }>> {
  const page = await rowsFrom(ask, path, ways[way] ?? {}, place);
  if (page.ok) return ok({ ...page.value, way });
  const isRefused = page.failure.kind === "rejected" && isOfRequestAlone(page.failure);
  const isFirst = place.first === 0 && way + 1 < ways.length;
  return isRefused && isFirst ? pageFrom(ask, way + 1, place) : page;
}

/**
 * The domains that left the account and can be restored, whatever for, since `from`, milliseconds since the epoch. Each page
 * has the last one of the page before again: `malformed` where it does not, for the list moved then, or takes no notice of
 * where it is to begin. So it is where the list ends with fewer names than any page said.
 */
export async function autodnsRemovals(ask: Ask, from: number): Promise<Result<Removal[]>> {
  const malformed = (text: string) =>
    failed(failure("malformed", { command: searchCommand(path), text }));
  const found: Removal[] = [];
  let [limit, way, promised]: [number, number, number] = [pageSize, 0, 0];
  for (let page = 0; page < removalPages; page++) {
    const last = found.at(-1);
    const first = Math.max(0, found.length - 1);
    const next = await pageFrom(ask, way, { first, limit });
    if (!next.ok) return next;
    way = next.value.way;
    const rows = next.value.rows.map(removalOf);
    const [again] = rows;
    if (last && (!again || keyOf(again) !== keyOf(last)))
      return malformed("The list changed while it was read");
    const more = last ? rows.slice(1) : rows;
    found.push(...more);
    promised = Math.max(promised, next.value.total);
    if (found.length >= promised)
      return ok(found.filter(({ deletedAt }) => deletedAt === null || deletedAt >= from));
    if (found.length >= next.value.total) return malformed("The list has fewer rows than it says");
    if (more.length === 0) return malformed("The list repeats itself");
    limit = Math.min(limit, rows.length);
  }
  return malformed("The list has too many pages");
}
