import type { ListedNames, UnpaidName } from "../domain/foresight/charged-names.ts";
import type { LostDomain } from "../domain/foresight/lost-domains.ts";
import { listOf, number, orAbsent, orNull, recordOf, shape } from "../domain/shape.ts";
import { isLostDomain } from "./foresight-shape.ts";
import { keyedStore } from "./keyed-store.ts";

/** What an account may have lost for want of money. No registrar tells the names again once they are gone. */
export interface Losses extends ListedNames {
  /** What the registrar's lists said last, and when they were asked for (milliseconds since the epoch); null: never. */
  lost: { at: number; domains: LostDomain[] } | null;
}

export const noLosses: Losses = { charged: {}, lost: null };

/** By account id. */
export const lossesStore = keyedStore<Losses>({
  database: "losses",
  version: 1,
  isValue: shape<Losses>({
    charged: recordOf(number),
    unpaid: orAbsent(recordOf(shape<UnpaidName>({ from: number, missedAt: orNull(number) }))),
    lost: orNull(shape({ at: number, domains: listOf(isLostDomain) })),
  }),
});
