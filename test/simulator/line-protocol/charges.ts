import { dayMs } from "../shared/dates.ts";
import {
  between,
  createRandom,
  domainName,
  gross,
  priceBetween,
  weighted,
} from "../shared/generator.ts";
import type { Account, Charges } from "../shared/scenario-schema.ts";

export type NextAction = Charges["rows"][number]["action"];

/** One object's next renewal; times are milliseconds since 1970, prices decimal texts. */
export interface Charge {
  object: string;
  objectClass: string;
  zone: string;
  action: NextAction;
  /** What is sent in place of the action's word. */
  actionText: string | undefined;
  /** undefined: nobody knows when. */
  chargedAt: number | undefined;
  /** What is sent in place of the date of {@link chargedAt}. */
  dateText: string | undefined;
  /** When an unpaid object is lost. */
  lostAt: number | undefined;
  /** undefined: not sent. */
  net: string | undefined;
  gross: string | undefined;
  /** The owner's VAT percent. */
  vat: string | undefined;
  /** undefined: the account's. */
  currency: string | undefined;
  quantity: string;
}

/** By time; what has none comes last. */
export const byTime = (a: Charge, b: Charge): number =>
  (a.chargedAt ?? Number.MAX_VALUE) - (b.chargedAt ?? Number.MAX_VALUE);

/** How many of a list in order of time are charged until then (ms since 1970), those without a time left out. */
function countUntil(list: readonly Charge[], until: number): number {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((list[middle]?.chargedAt ?? Number.POSITIVE_INFINITY) <= until) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** A part of a list, without a copy of it. */
export interface Due {
  total: number;
  at(index: number): Charge | undefined;
}

/** Those of a list in order of time that are charged until then, and those of which nobody knows when. */
export function chargedUntil(list: readonly Charge[], until: number): Due {
  const end = countUntil(list, until);
  const undated = countUntil(list, Number.MAX_VALUE);
  return {
    total: end + list.length - undated,
    at: (index) => list[index < end ? index : index - end + undated],
  };
}

export const allOf = (due: Due): Charge[] =>
  Array.from({ length: due.total }, (_, index) => due.at(index)).filter(
    (charge) => charge !== undefined,
  );

/** The lists made so far: a portfolio of 100,000 is not to be made anew for each of its pages. */
const made = new WeakMap<Charges, { from: string; list: readonly Charge[] }>();

/**
 * All renewals of an account in order of time; days count from `startedAt` (ms since 1970). Made once for as
 * long as the account's charges are the same object with the same number of rows.
 */
export function chargesOf({ charges, money }: Account, startedAt: number): readonly Charge[] {
  const { rows, generated, without } = charges;
  const from = [startedAt, money.vat, rows.length, generated.length, without.length].join();
  const known = made.get(charges);
  if (known?.from === from) return known.list;
  const left = new Set(without);
  const list = [
    ...explicit(charges, money.vat, startedAt),
    ...random(charges, money.vat, startedAt),
  ]
    .filter(({ object }) => !left.has(object))
    .sort(byTime);
  made.set(charges, { from, list });
  return list;
}

const explicit = ({ rows }: Charges, vat: string | undefined, startedAt: number): Charge[] => {
  const at = (day: number | undefined): number | undefined =>
    day === undefined ? undefined : startedAt + Math.round(day * dayMs);
  return rows.map((row): Charge => {
    const { day, price, action } = row;
    const isLost = action === "expireunpaid" && day !== undefined;
    return {
      object: row.object,
      objectClass: row.objectClass,
      zone: row.zone ?? row.object.split(".").at(-1) ?? "",
      action,
      actionText: row.actionText,
      chargedAt: at(day),
      dateText: row.date,
      lostAt: at(row.failureDay ?? (isLost ? day + 5 : undefined)),
      net: price,
      gross: price === undefined ? undefined : gross(price, vat),
      vat,
      currency: row.currency,
      quantity: row.quantity,
    };
  });
};

const random = ({ generated }: Charges, vat: string | undefined, startedAt: number): Charge[] =>
  generated.flatMap((group) => {
    const next = createRandom(group.seed);
    return Array.from({ length: group.count }, (_, index): Charge => {
      const zone = group.zones[Math.floor(next() * group.zones.length)] ?? "com";
      const net = priceBetween(next, group.price);
      const action = weighted(next, group.actions);
      const chargedAt = startedAt + Math.round(Math.floor(between(next, group.days)) * dayMs);
      return {
        object: domainName(index, zone),
        objectClass: "DOMAIN",
        zone,
        action,
        actionText: undefined,
        chargedAt,
        dateText: undefined,
        lostAt: action === "expireunpaid" ? chargedAt + 5 * dayMs : undefined,
        net,
        gross: gross(net, vat),
        vat,
        currency: undefined,
        quantity: "1",
      };
    });
  });
