import Big from "big.js";
import { type Answer, amountAs, GandiRefusal, isoTime } from "./answer.ts";
import type { Context } from "./query.ts";
import type { GandiPrice } from "./schema.ts";

export function info({ account, world }: Context): Answer {
  const { money, gandi } = account;
  const { warningThreshold, outstanding, wire } = gandi;
  const amount = (text: string): unknown => amountAs(wire.amounts, text);
  const at = isoTime(world.startedAt);
  const prepaid = {
    amount: amount(money.amount),
    currency: money.currency,
    ...(warningThreshold !== undefined && {
      warning_threshold: warningThreshold === null ? null : amount(warningThreshold),
    }),
    created_at: at,
    updated_at: at,
  };
  return {
    body: {
      ...(gandi.prepaid && { prepaid }),
      ...(outstanding !== undefined && { outstanding_amount: amount(outstanding) }),
      annual_balance: amount("1200.5"),
      grid: "A",
      prepaid_monthly_invoice: false,
    },
  };
}

export const organizations = ({ account }: Context): Answer => ({
  body: [account.login, ...account.gandi.others].map((id) => ({
    id,
    name: "Mustermann GmbH",
    type: "company",
    reseller: true,
    email: "billing@private.example",
    siren: "000000000",
  })),
});

const isNumber = (amount: string): boolean => /^-?\d+(\.\d+)?$/.test(amount);

/** What of a price with taxes at 20 percent is its price without; nonsense as it is. */
const withoutTaxes = (gross: string): string =>
  isNumber(gross) ? new Big(gross).div("1.2").round(2).toFixed() : gross;

const taxes = [{ name: "vat", name_label: "VAT", rate: 20, type: "service" }];

/** The price of one name: its own where it is a premium one, else that of its extension. */
export function price({ account, query }: Context): Answer {
  const { prices, unsold, wire, priceCurrency } = account.gandi;
  const { name = "" } = query;
  const extension = name.slice(name.indexOf(".") + 1);
  if (unsold.includes(name) || unsold.includes(extension))
    throw new GandiRefusal(404, `no price for ${name}`);
  const own = prices.find((each) => each.of === name);
  const found = own ?? prices.find((each) => each.of === extension);
  const amount = (text: string): unknown => amountAs(wire.amounts, text);
  const entry = (gross: string, each: GandiPrice, from: number, to: number): object => ({
    discount: each.usual !== undefined,
    duration_unit: each.unit,
    features: [],
    min_duration: from,
    max_duration: to,
    options: { phase: "golive" },
    price_before_taxes: amount(withoutTaxes(gross)),
    price_after_taxes: amount(gross),
    ...(each.usual && {
      normal_price_before_taxes: amount(withoutTaxes(each.usual)),
      normal_price_after_taxes: amount(each.usual),
    }),
    ...(own && { type: "premium" }),
  });
  const entries = (each: GandiPrice): object[] => [
    entry(each.price, each, each.leastYears, each.longer ? each.longer.years - 1 : 9),
    ...(each.longer ? [entry(each.longer.price, each, each.longer.years, 9)] : []),
  ];
  const product = (process: string, entriesOf: object[]): object => ({
    name: own ? name : `.${extension}`,
    phases: [],
    prices: entriesOf,
    // The name is taken: it is its own customer's.
    status: "unavailable",
    process,
    taxes,
  });
  return {
    body: {
      currency: priceCurrency ?? query.currency ?? account.money.currency,
      grid: "A",
      taxes,
      products: found ? [product("renew", entries(found))] : [],
    },
    headers: { "total-count": "1", "filtered-count": "1" },
  };
}
