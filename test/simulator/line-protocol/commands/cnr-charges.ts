import { dayMs, formatDate } from "../../shared/dates.ts";
import { sum, vatOf } from "../../shared/generator.ts";
import type { Account } from "../../shared/scenario-schema.ts";
import { type Columns, done } from "../../shared/types.ts";
import { allOf, type Charge, chargedUntil, chargesOf, type Due } from "../charges.ts";
import { fromRows, page, type Row } from "../lists.ts";
import { anyText, oneOf, paging, whole } from "../parameters.ts";
import type { Commands } from "./command.ts";

const columns = [
  "DOMAIN",
  "SERVER",
  "CLASS",
  "ZONE",
  "RENEWALDATE",
  "PRICE",
  "VAT",
  "CURRENCY",
  "PERIOD",
  "PERIODTYPE",
  "QUANTITY",
];

const vatOfCharge = ({ net, gross }: Charge): string | undefined =>
  net === undefined || gross === undefined ? undefined : vatOf(net, gross);

function upcomingRow(charge: Charge, account: Account): Row {
  const { chargedAt, dateText } = charge;
  return {
    DOMAIN: charge.object,
    SERVER: "",
    CLASS: charge.objectClass,
    ZONE: charge.zone,
    RENEWALDATE: dateText ?? (chargedAt === undefined ? undefined : formatDate(chargedAt)),
    PRICE: charge.net,
    VAT: vatOfCharge(charge),
    CURRENCY: charge.currency ?? account.money.currency,
    PERIOD: "1",
    PERIODTYPE: "year",
    QUANTITY: charge.quantity,
  };
}

/**
 * Without WIDE=1 renewals of one day, class, zone and price stand in one row, without a name: QUANTITY counts them,
 * and PRICE is of one of them (the manual does not say).
 */
function grouped(charges: readonly Charge[]): Charge[] {
  const groups = new Map<string, Charge>();
  for (const charge of charges) {
    const { chargedAt, objectClass, zone, net, currency } = charge;
    const key = [
      chargedAt && Math.floor(chargedAt / dayMs),
      objectClass,
      zone,
      net,
      currency,
    ].join();
    const known = groups.get(key);
    const quantity = Number(known?.quantity ?? 0) + Number(charge.quantity);
    groups.set(key, known ? { ...known, object: "", quantity: String(quantity) } : charge);
  }
  return [...groups.values()];
}

const paid = new WeakMap<readonly Charge[], readonly Charge[]>();

/** Those of a list that will be charged; found once for each list. */
function payable(all: readonly Charge[]): readonly Charge[] {
  const found =
    paid.get(all) ?? all.filter(({ action }) => action === "pay" || action === "expireunpaid");
  paid.set(all, found);
  return found;
}

/** The sums made so far, by the list and how much of it is due: they cost more than a page. */
const sums = new WeakMap<readonly Charge[], Map<number, Columns>>();

function sumsOf(all: readonly Charge[], due: Due): Columns {
  const known = sums.get(all) ?? new Map<number, Columns>();
  sums.set(all, known);
  const found = known.get(due.total);
  if (found) return found;
  const charges = allOf(due);
  const total = (value: (charge: Charge) => string | undefined): string[] => {
    const values = charges.map((charge) => value(charge) ?? "0.00");
    return [sum(values, 2)];
  };
  const made = {
    SUM: total(({ gross }) => gross),
    SUM_PRICE: total(({ net }) => net),
    SUM_VAT: total(vatOfCharge),
  };
  known.set(due.total, made);
  return made;
}

/** CNR's list of what will be charged: overdue ones stay in it, names that expire are not. */
export const cnrChargeCommands: Commands = {
  QueryUpcomingAccountingList: {
    parameters: {
      ...paging,
      SUBUSER: anyText,
      DAYS: whole(1, 3650),
      WIDE: oneOf("0", "1"),
      // Only the order that the list has anyway.
      ORDER: oneOf("ASC"),
      ORDERBY: oneOf("RENEWALDATE"),
    },
    run: ({ account, world, parameters, now }) => {
      const until = now + Number(parameters.get("DAYS") ?? 30) * dayMs;
      const all = chargesOf(account, world.startedAt);
      const due = chargedUntil(payable(all), until);
      if (parameters.get("WIDE") !== "1") {
        const rows = grouped(allOf(due)).map((charge) => upcomingRow(charge, account));
        const reply = page(fromRows(rows), columns, parameters, world.scenario.limits.page);
        return done({ ...reply.columns, ...sumsOf(all, due) });
      }
      const source = {
        total: due.total,
        row: (index: number): Row => {
          const charge = due.at(index);
          return charge ? upcomingRow(charge, account) : {};
        },
      };
      const reply = page(source, columns, parameters, world.scenario.limits.page);
      return done({ ...reply.columns, ...sumsOf(all, due) });
    },
  },
};
