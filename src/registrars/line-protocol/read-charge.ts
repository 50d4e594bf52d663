import type { Decimal } from "../../domain/account.ts";
import {
  type NextAction,
  nextActions,
  type UpcomingCharge,
} from "../../domain/foresight/upcoming-charge.ts";
import { add, isLess, isZero, roundUpIn, withPercent } from "../../domain/money.ts";
import { readCurrency, readDecimal, readText } from "../read-value.ts";

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

/** Present, but not what its name says: an amount that is there cannot be taken for one that is not. */
const isUnreadable = (text: string | undefined): boolean => !!text && readDecimal(text) === null;

/** What the account says where a row does not: its VAT percent (null: not told), and its currency, ISO 4217. */
export interface ChargeTerms {
  vatPercent: Decimal | null;
  currency: string;
}

const isNegative = (amount: Decimal): boolean => isLess(amount, "0");

/** What a registrar takes for one row: it rounds each by itself, so to be sure never down. No tax is below nothing. */
const computedGross = (net: Decimal, percent: Decimal, currency: string): Decimal | null =>
  isNegative(percent) ? null : roundUpIn(withPercent(net, percent), currency);

/** A gross price that was told, as far as nothing beside it speaks against it. */
function toldGross(net: Decimal, stated: Decimal, percent: Decimal | null, currency: string) {
  const isTax = isLess(stated, net);
  const gross = isTax ? add(net, stated) : stated;
  // A credit is left as it was told: it is in no sum anyway.
  if (isNegative(net)) return gross;
  if (isNegative(stated) || (percent !== null && isNegative(percent))) return null;
  if (percent === null) return gross;
  if (isZero(percent)) return isTax && !isZero(stated) ? null : gross;
  // Rounded by the least there is, it may be so much less than the percent makes it.
  const least = roundUpIn("0.00000001", currency);
  return isLess(add(gross, least), withPercent(net, percent)) ? null : gross;
}

/**
 * A row of ISPAPI's `QueryObjectRenewalList` (WIDE=1). VATPRICE is taken for the gross price (unverified);
 * where it is below PRICE it can only be the VAT itself and is added. Without it the VAT percent of the row,
 * else the account's, makes the gross, in the account's currency; without that it is not known, nor where PRICE, VAT
 * or VATPRICE is there and cannot be read, nor where VAT and VATPRICE contradict each other. A row that does not say
 * what it is for has an unknown gross too: it could not be told from another one.
 */
export function ispapiCharge(row: ChargeRow, terms: ChargeTerms): UpcomingCharge {
  const net = readDecimal(row.PRICE);
  const stated = readDecimal(row.VATPRICE);
  const percent = readDecimal(row.VAT) ?? terms.vatPercent;
  const isReadable = ![row.PRICE, row.VAT, row.VATPRICE].some(isUnreadable);
  let gross = stated;
  if (net !== null && stated !== null)
    gross = toldGross(net, stated, readDecimal(row.VAT), terms.currency);
  const computes = net !== null && stated === null && percent !== null;
  if (computes) gross = computedGross(net, percent, terms.currency);
  const action = row.NEXTACTION?.toLowerCase() as NextAction;
  const isKnown = Boolean(row.OBJECTID) && isReadable;
  return {
    object: readText(row.OBJECTID),
    objectClass: readText(row.OBJECTCLASS),
    renewalMode: readText(row.RENEWALMODE),
    nextAction: nextActions.includes(action) ? action : null,
    at: apiTime(row.ACCOUNTINGDATE),
    lostAt: apiTime(row.FAILUREDATE),
    net,
    gross: isKnown ? gross : null,
    computed: isKnown && computes && gross !== null,
    currency: null,
  };
}

/** ISO 4217 for "no currency": what was told is none, and so never the account's. */
const noCurrency = "XXX";

/**
 * A row of CNR's `QueryUpcomingAccountingList`: all it lists is to be charged. VAT is an amount there
 * (SUM_VAT is its sum); without it the account's VAT percent makes the gross. The gross price is unknown where
 * both are, where PRICE or VAT is there and cannot be read, where VAT is below nothing, where QUANTITY says that the row stands for several charges
 * (whether PRICE is of one or of all is not documented), and where it does not say what it is for.
 */
export function cnrCharge(row: ChargeRow, terms: ChargeTerms): UpcomingCharge {
  const net = readDecimal(row.PRICE);
  const vat = readDecimal(row.VAT);
  const object = row.DOMAIN || row.SERVER;
  const currency = row.CURRENCY ? (readCurrency(row.CURRENCY) ?? noCurrency) : null;
  const single = Number(row.QUANTITY || 1) === 1;
  let gross: Decimal | null = null;
  if (net !== null && object && single && !isUnreadable(row.VAT)) {
    if (vat !== null) gross = isNegative(vat) && !isNegative(net) ? null : add(net, vat);
    else if (terms.vatPercent !== null)
      gross = computedGross(net, terms.vatPercent, currency ?? terms.currency);
  }
  return {
    object: readText(object),
    objectClass: readText(row.CLASS),
    renewalMode: "",
    nextAction: "pay",
    at: apiTime(row.RENEWALDATE),
    lostAt: null,
    net,
    gross,
    computed: gross !== null && vat === null,
    currency,
  };
}
