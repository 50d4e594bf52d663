import type { Decimal } from "../../domain/account.ts";
import type { UpcomingCharge } from "../../domain/foresight/upcoming-charge.ts";
import { add } from "../../domain/money.ts";
import { apiTime } from "../api-time.ts";
import { type ChargeTerms, computedGross, isNegative, isUnreadable } from "../gross.ts";
import type { ChargeRow } from "../line-protocol/upcoming-charges.ts";
import { readCurrency, readDecimal, readText } from "../read-value.ts";

/** ISO 4217 for "no currency": what was told is none, and so never the account's. */
const noCurrency = "XXX";

/**
 * A row of `QueryUpcomingAccountingList`: all it lists is to be charged. VAT is an amount there
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
