import type { ListedNames, UnpaidName } from "../domain/foresight/charged-names.ts";
import type { LostDomain } from "../domain/foresight/lost-domains.ts";
import { listOf, number, orAbsent, orNull, recordOf, shape } from "../domain/shape.ts";
import { isLostDomain } from "./foresight-shape.ts";
import { onlyCopies } from "./only-copies.ts";
import { isObject, soundMembers } from "./salvage.ts";

/** What an account may have lost for want of money. No registrar tells the names again once they are gone. */
export interface Losses extends ListedNames {
  /** What the registrar's lists said last, and when they were asked for (milliseconds since the epoch); null: never. */
  lost: { at: number; domains: LostDomain[] } | null;
}

export const noLosses: Losses = { charged: {}, lost: null };

const isUnpaid = shape<UnpaidName>({ from: number, missedAt: orNull(number) });
const isLost = orNull(shape({ at: number, domains: listOf(isLostDomain) }));

/** The names that are sound. What was lost is whole, or to be asked for anew. */
function mended(value: unknown): Losses | null {
  if (!isObject(value)) return null;
  return {
    charged: soundMembers(value.charged, number),
    unpaid: soundMembers(value.unpaid, isUnpaid),
    lost: isLost(value.lost) ? value.lost : null,
  };
}

const joined = (one: Losses, other: Losses): Losses => ({
  charged: { ...other.charged, ...one.charged },
  unpaid: { ...other.unpaid, ...one.unpaid },
  lost: one.lost ?? other.lost,
});

/** By account id. */
export const lossesStore = onlyCopies<Losses>({
  database: "losses",
  version: 1,
  isValue: shape<Losses>({
    charged: recordOf(number),
    unpaid: orAbsent(recordOf(isUnpaid)),
    lost: isLost,
  }),
  mend: mended,
  join: joined,
});
