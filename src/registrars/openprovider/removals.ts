import { failed, failure, ok, type Result } from "../../domain/failure.ts";
import type { Removal } from "../../domain/foresight/lost-domains.ts";
import { asText, type Json, member } from "../json/json.ts";
import type { Ask } from "./ask.ts";
import { listedDomain } from "./domains.ts";
import { domainsFrom, pageSizes } from "./list.ts";
import { commandOf } from "./requests.ts";
import { asMoment } from "./time.ts";
import { deleted } from "./words.ts";

/** Names that were deleted and may still be restored, those last that were to be renewed first. */
const asked = { status: deleted, "order_by.renewal_date": "desc" } as const;

/** Pages at most: who deletes more names in a year than these hold is not told which of them were lost. */
export const removalPages = 4;

/**
 * A name that the balance did not pay for is cancelled on its day of renewal, which stays in its row. Until when it can be
 * restored is told by one member; the others with such a name are of quarantines that nobody documents.
 */
function removalOf(row: Json): Removal {
  const { name, renewsAt } = listedDomain(row);
  return {
    name,
    deletedAt: renewsAt,
    reason: "",
    status: "redemption",
    until: asMoment(asText(member(row, "restorable_until"))),
  };
}

const keyOf = ({ name, deletedAt }: Removal): string => `${name} ${deletedAt}`;

const isBefore = (from: number, { deletedAt }: Removal): boolean =>
  deletedAt !== null && deletedAt < from;

/**
 * The domains that left the account since `from`, milliseconds since the epoch. Each page has the last one of the page
 * before again: `malformed` where it does not, for the list moved then, or takes no notice of where it is to begin. So it
 * is where the list ends with fewer names than any page said.
 */
export async function openproviderRemovals(ask: Ask, from: number): Promise<Result<Removal[]>> {
  const malformed = (text: string) =>
    failed(failure("malformed", { command: commandOf("domains"), text }));
  const found: Removal[] = [];
  let [limit, promised]: [number, number] = [pageSizes.most, 0];
  for (let page = 0; page < removalPages; page++) {
    const last = found.at(-1);
    const first = Math.max(0, found.length - 1);
    const next = await domainsFrom(ask, asked, { first, limit });
    if (!next.ok) return next;
    const rows = next.value.rows.map(removalOf);
    const [again] = rows;
    if (last && (!again || keyOf(again) !== keyOf(last)))
      return malformed("The list changed while it was read");
    const more = last ? rows.slice(1) : rows;
    found.push(...more);
    promised = Math.max(promised, next.value.total);
    const isThrough = found.length >= promised || more.some((row) => isBefore(from, row));
    if (isThrough) return ok(found.filter((row) => !isBefore(from, row)));
    if (found.length >= next.value.total) return malformed("The list has fewer rows than it says");
    if (more.length === 0) return malformed("The list repeats itself");
    limit = Math.min(limit, rows.length);
  }
  return malformed("The list has too many pages");
}
