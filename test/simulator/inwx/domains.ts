import { dayMs } from "../shared/dates.ts";
import { between, createRandom, domainName, weighted } from "../shared/generator.ts";
import type { Account } from "../shared/scenario-schema.ts";
import type { InwxDomain } from "./schema.ts";

/** A domain with its day of renewal as a time, ms since 1970; undefined: it has none. */
export interface Held extends InwxDomain {
  id: number;
  at: number | undefined;
}

/** All domains of an account; days count from `startedAt` (ms since 1970). */
export function domainsOf({ inwx }: Account, startedAt: number): Held[] {
  const made = inwx.generated.flatMap(({ seed, count, days, zones, modes }) => {
    const next = createRandom(seed);
    return Array.from({ length: count }, (_, index): InwxDomain => {
      const zone = zones[Math.floor(next() * zones.length)] ?? "com";
      const reDay = Math.floor(between(next, days));
      const renewalMode = weighted(next, modes);
      return { domain: domainName(index, zone), period: "1Y", reDay, renewalMode, status: "OK" };
    });
  });
  return [...inwx.domains, ...made].map((domain, index) => ({
    ...domain,
    id: 100_001 + index,
    at: domain.reDay === undefined ? undefined : startedAt + Math.round(domain.reDay * dayMs),
  }));
}

const keys: Record<string, (held: Held) => string | number> = {
  DOMAIN: ({ domain }) => domain,
  STATUS: ({ status }) => status,
  RENEWALMODE: ({ renewalMode }) => renewalMode,
  REDATE: ({ at }) => at ?? Number.MAX_VALUE,
};

/** In the order that is asked for; orders by what is not kept here are those by name. */
export function inOrder(domains: Held[], order: string): Held[] {
  const [, name = "", direction] = /^(.*?)(ASC|DESC)$/.exec(order) ?? [];
  const keyOf = keys[name] ?? keys.DOMAIN ?? (() => 0);
  const sign = direction === "DESC" ? -1 : 1;
  return domains.toSorted((a, b) => {
    const [x, y] = [keyOf(a), keyOf(b)];
    if (x === y) return a.id - b.id;
    return x < y ? -sign : sign;
  });
}
