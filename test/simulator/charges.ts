import { dayMs } from "./dates.ts";
import { between, createRandom, domainName, gross, priceBetween, weighted } from "./generator.ts";
import type { Account } from "./scenario-schema.ts";

export type NextAction = Account["charges"]["rows"][number]["action"];

/** One object's next renewal; times are milliseconds since 1970, prices decimal texts. */
export interface Charge {
  object: string;
  objectClass: string;
  zone: string;
  action: NextAction;
  chargedAt: number;
  /** When an unpaid object is lost. */
  lostAt: number | undefined;
  net: string;
  gross: string;
}

/** All renewals of an account in order of time; days count from `startedAt` (ms since 1970). */
export function chargesOf({ charges, money }: Account, startedAt: number): Charge[] {
  const at = (day: number): number => startedAt + Math.round(day * dayMs);
  const explicit = charges.rows.map((row): Charge => {
    const lostDay = row.failureDay ?? (row.action === "expireunpaid" ? row.day + 5 : undefined);
    return {
      object: row.object,
      objectClass: row.objectClass,
      zone: row.zone ?? row.object.split(".").at(-1) ?? "",
      action: row.action,
      chargedAt: at(row.day),
      lostAt: lostDay === undefined ? undefined : at(lostDay),
      net: row.price,
      gross: gross(row.price, money.vat),
    };
  });
  const generated = charges.generated.flatMap((group) => {
    const random = createRandom(group.seed);
    return Array.from({ length: group.count }, (_, index): Charge => {
      const zone = group.zones[Math.floor(random() * group.zones.length)] ?? "com";
      const net = priceBetween(random, group.price);
      const action = weighted(random, group.actions);
      const chargedAt = at(Math.floor(between(random, group.days)));
      return {
        object: domainName(index, zone),
        objectClass: "DOMAIN",
        zone,
        action,
        chargedAt,
        lostAt: action === "expireunpaid" ? chargedAt + 5 * dayMs : undefined,
        net,
        gross: gross(net, money.vat),
      };
    });
  });
  return [...explicit, ...generated].sort((a, b) => a.chargedAt - b.chargedAt);
}
