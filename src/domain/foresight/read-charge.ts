import type { Decimal } from "../account.ts";
import { decimalPattern } from "../decimal-pattern.ts";
import { add, isLess } from "../money.ts";
import { withPercent } from "./scaled.ts";
import { type NextAction, nextActions, type UpcomingCharge } from "./upcoming-charge.ts";

/** One row's values by column name in capitals; undefined where the row has none. */
export type ChargeRow = Readonly<Record<string, string | undefined>>;

const datePattern = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d:\d\d)(?:\.\d+)?)?$/;

/**
 * `YYYY-MM-DD HH:MM:SS` or a bare date, taken as UTC (unverified), in milliseconds since the epoch.
 * null: absent, not a date of the calendar (`0000-00-00`, 30 February), or before 1970.
 */
export function apiTime(text: string | undefined): number | null {
  const [, date, time] = datePattern.exec(text ?? "") ?? [];
  const at = Date.parse(`${date}T${time ?? "00:00:00"}Z`);
  // Date.parse lets 30 February pass as 2 March: what it understood must be the day that was written.
  return at >= 0 && new Date(at).toISOString().startsWith(date ?? "") ? at : null;
}

const decimal = (text: string | undefined): Decimal | null =>
  text !== undefined && decimalPattern.test(text) ? text : null;

/**
 * A row of ISPAPI's `QueryObjectRenewalList` (WIDE=1). VATPRICE is taken for the gross price (unverified);
 * where it is below PRICE it can only be the VAT itself and is added. Without it the VAT percent of the row,
 * else the account's, makes the gross; without that it is not known.
 */
export function ispapiCharge(row: ChargeRow, vatPercent: Decimal | null): UpcomingCharge {
  const net = decimal(row.PRICE);
  const stated = decimal(row.VATPRICE);
  const percent = decimal(row.VAT) ?? vatPercent;
  let gross = stated;
  if (net !== null && stated !== null && isLess(stated, net)) gross = add(net, stated);
  if (net !== null && stated === null && percent !== null) gross = withPercent(net, percent);
  const action = row.NEXTACTION?.toLowerCase() as NextAction;
  return {
    object: row.OBJECTID ?? "",
    objectClass: row.OBJECTCLASS ?? "",
    renewalMode: row.RENEWALMODE ?? "",
    nextAction: nextActions.includes(action) ? action : null,
    at: apiTime(row.ACCOUNTINGDATE),
    lostAt: apiTime(row.FAILUREDATE),
    net,
    gross,
    currency: null,
  };
}

/**
 * A row of CNR's `QueryUpcomingAccountingList`: all it lists is to be charged. VAT is an amount there
 * (SUM_VAT is its sum); a row without it has an unknown gross price.
 */
export function cnrCharge(row: ChargeRow): UpcomingCharge {
  const net = decimal(row.PRICE);
  const vat = decimal(row.VAT);
  return {
    object: row.DOMAIN ?? "",
    objectClass: row.CLASS ?? "",
    renewalMode: "",
    nextAction: "pay",
    at: apiTime(row.RENEWALDATE),
    lostAt: null,
    net,
    gross: net === null || vat === null ? null : add(net, vat),
    currency: row.CURRENCY?.toUpperCase() || null,
  };
}
