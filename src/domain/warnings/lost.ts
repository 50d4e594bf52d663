import { dayOf } from "../foresight/bank-days.ts";
import { isRestorable, type LostDomains } from "../foresight/lost-domains.ts";
import { nameKey } from "../foresight/name-key.ts";
import { number, text } from "../shape.ts";
import { counted, said, warningKind } from "./kind.ts";
import { decideNamed, type Named } from "./named.ts";
import { risk } from "./risk.ts";
import { nothing } from "./states.ts";

/** One domain that was lost and can be restored, or how many more there are that are not named. */
export type LostKey = `lost:${string}` | `gone:${number}`;

const keyOf = ({ name }: LostDomains["domains"][number]): LostKey => `lost:${nameKey(name)}`;

/** The lost domains that can be restored, by their keys. One that waits for its deletion is as good as gone. */
function byName({ domains, count }: LostDomains): Named<LostKey> {
  const restorable = domains.filter(isRestorable);
  return {
    names: restorable.map(keyOf),
    times: restorable.map(({ restorableUntil }) => restorableUntil ?? Number.MAX_VALUE),
    rest: count - restorable.length,
    more: (rest) => `gone:${rest}`,
  };
}

/** Domains that were lost for want of money and can be restored. */
export const lost = warningKind({
  name: "lost",
  about: "money",
  // One choice for both: whoever wants to know what is at risk wants to know what became of it.
  settings: { atRisk: risk.settings.atRisk },
  facts: {
    /** The first that is new among them. */
    object: text,
    /** How many there are in all. */
    count: number,
    /** The last UTC day on which {@link object} can be restored. */
    day: number,
  },
  isKey: (key: string): key is LostKey => /^(?:lost|gone):/.test(key),
  decide: (previous, input, { atRisk }) =>
    atRisk ? decideNamed(previous, input.lost && byName(input.lost), false) : nothing,
  tell(keys, input) {
    const [first] = keys;
    if (first === undefined || input.lost === null || input.lost.count === 0) return null;
    const { domains, count } = input.lost;
    const named = domains.find((domain) => keys.includes(keyOf(domain)));
    const told = named ?? domains.find(isRestorable);
    const until = told?.restorableUntil ?? null;
    return {
      key: named ? keyOf(named) : first,
      facts: { object: told?.name ?? null, count, day: until === null ? null : dayOf(until) },
    };
  },
  say({ object, count, day }) {
    const name = { name: object ?? "?" };
    return [
      count !== null && count > 1
        ? counted("watch_lost_more", count - 1, name)
        : said("watch_lost", name),
      day === null ? said("watch_lost_some_day") : said("watch_lost_until", { day }),
    ];
  },
});
