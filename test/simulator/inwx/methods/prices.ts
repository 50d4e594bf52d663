import { dayMs } from "../../shared/dates.ts";
import { float } from "../../shared/float.ts";
import { gross } from "../../shared/generator.ts";
import { dateTime, done, listed } from "../answer.ts";
import { type Context, type Method, pageOf, paging } from "../method.ts";
import { InwxRefusal } from "../refusal.ts";
import type { InwxPrice } from "../schema.ts";

type Renewal = { renewalPrice?: string | undefined; monthlyRenewalPrice?: string | undefined };

const floats = (prices: Renewal, vat: string | undefined): Record<string, unknown> =>
  Object.fromEntries(
    (["renewalPrice", "monthlyRenewalPrice"] as const).flatMap((name) => {
      const price = prices[name];
      return price === undefined ? [] : [[name, float(gross(price, vat))]];
    }),
  );

const rowOf = (price: InwxPrice, vat: string | undefined): Record<string, unknown> => ({
  tld: price.tld,
  currency: price.currency,
  ...floats(price, vat),
  renewalPeriod: price.renewalPeriod,
  ...(vat === undefined ? {} : { vat: float(vat) }),
  ...(price.charged
    ? { chargedPrice: { currency: price.charged.currency, ...floats(price.charged, vat) } }
    : {}),
  ...(price.promo
    ? { promo: { currency: price.promo.currency, ...floats(price.promo, vat) } }
    : {}),
});

/** The row of the longest ending that has one. */
const priceOf = (name: string, prices: readonly InwxPrice[]): InwxPrice | undefined =>
  prices
    .filter(({ tld }) => name.toLowerCase().endsWith(`.${tld}`))
    .sort((a, b) => b.tld.length - a.tld.length)[0];

function singlePrice(name: string, { account }: Context): Record<string, unknown> {
  const { premium, prices, wire } = account.inwx;
  const own = Object.hasOwn(premium, name) ? premium[name] : undefined;
  const listPrice = priceOf(name, prices);
  const price = own ?? listPrice?.charged?.renewalPrice ?? listPrice?.renewalPrice;
  return {
    ...(wire.namedPrices ? { domain: name } : {}),
    type: "renewal",
    period: "1Y",
    ...(price === undefined ? {} : { price: float(price) }),
    currency: account.money.currency,
    promo: false,
    premium: own !== undefined,
  };
}

export const priceMethods: Record<string, Method> = {
  "domain.getPrices": {
    role: 20002,
    params: { tld: { kind: "texts" }, vat: { kind: "flag" }, vatCC: { kind: "text" }, ...paging },
    run: (context) => {
      const { account, params } = context;
      const vat = params.vat === false || params.vat === 0 ? undefined : account.money.vat;
      const wanted = account.inwx.prices.filter(
        ({ tld }) => params.tld === undefined || [params.tld].flat().includes(tld),
      );
      const page = params.pagelimit === undefined ? wanted : pageOf(wanted, params, context);
      return done(
        listed(
          "price",
          page.map((price) => rowOf(price, vat)),
          account.inwx.wire,
        ),
      );
    },
  },
  "domain.getdomainprice": {
    role: 20002,
    params: {
      domain: { kind: "texts", required: true },
      pricetype: { kind: "text", required: true },
      period: { kind: "text" },
    },
    run: (context) => {
      const { account, params } = context;
      const names = [params.domain].flat().map(String);
      if (names.some((name) => account.inwx.unpriced.includes(name))) throw new InwxRefusal(2400);
      return done(
        listed(
          "domain",
          names.map((name) => singlePrice(name, context)),
          account.inwx.wire,
        ),
      );
    },
  },
  "domain.priceChanges": {
    role: 20002,
    params: {},
    run: ({ account, world }) => {
      const { priceChanges, wire } = account.inwx;
      const rows = priceChanges.map(({ tld, day, currency, charged, ...prices }) => ({
        tld,
        affectsCustomer: true,
        currency,
        ...(day === undefined
          ? {}
          : { changeDate: dateTime(world.startedAt + Math.round(day * dayMs), wire) }),
        ...floats(prices, undefined),
        ...(charged
          ? { chargedPrice: { currency: charged.currency, ...floats(charged, undefined) } }
          : {}),
      }));
      return done(listed("futureChanges", rows, wire));
    },
  },
};
