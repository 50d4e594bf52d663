import type { Decimal } from "../../domain/account.ts";
import {
  type NextAction,
  nextActions,
  type UpcomingCharge,
} from "../../domain/foresight/upcoming-charge.ts";
import { add, isLess, isZero, roundUpIn, withPercent } from "../../domain/money.ts";
import { apiTime } from "../api-time.ts";
import { type ChargeTerms, computedGross, isNegative, isUnreadable } from "../gross.ts";
import type { ChargeRow } from "../line-protocol/upcoming-charges.ts";
import { readDecimal, readText } from "../read-value.ts";

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
  const min = roundUpIn("0.00000001", currency);
  return isLess(add(gross, min), withPercent(net, percent)) ? null : gross;
}

/**
 * A row of `QueryObjectRenewalList` (WIDE=1). VATPRICE is taken for the gross price (unverified);
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
