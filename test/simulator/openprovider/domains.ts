import { dayMs } from "../shared/dates.ts";
import { float } from "../shared/float.ts";
import { between, generatedFrom, weighted } from "../shared/generator.ts";
import { madeOnce } from "../shared/made-once.ts";
import type { Account } from "../shared/scenario-schema.ts";
import { type Answer, dateTime, done, listed, OpenproviderRefusal } from "./answer.ts";
import { type Context, pageOf } from "./query.ts";
import type { OpenproviderDomain } from "./schema.ts";

/** A domain with its day of renewal as a time, ms since 1970; undefined: it has none. */
interface Held extends OpenproviderDomain {
  id: number;
  at: number | undefined;
}

const heldBy = (context: Context): Held[] =>
  madeOnce(context.account.openprovider, context.world.startedAt, () => domainsOf(context));

function domainsOf({ account, world }: Context): Held[] {
  const { domains, generated } = account.openprovider;
  const further = generatedFrom(
    generated,
    (domain, next, { days, autorenew }): OpenproviderDomain => {
      const renewDay = Math.floor(between(next, days));
      return {
        domain,
        renewDay,
        autorenew: weighted(next, autorenew),
        status: "ACT",
        isPremium: false,
        unit: "y",
      };
    },
  );
  return [...domains, ...further].map((domain, index) => ({
    ...domain,
    id: 3_000_001 + index,
    at:
      domain.renewDay === undefined
        ? undefined
        : world.startedAt + Math.round(domain.renewDay * dayMs),
  }));
}

const partsOf = (domain: string) => {
  const [name = "", ...rest] = domain.split(".");
  return { name, extension: rest.join(".") };
};

function rowOf(held: Held, { account, world }: Context): object {
  const { wire } = account.openprovider;
  const written = held.renewalDate ?? (held.at === undefined ? undefined : dateTime(held.at, wire));
  return {
    id: held.id,
    domain: partsOf(held.domain),
    status: held.status,
    autorenew: held.autorenew,
    auth_code: `auth-${held.id}`,
    active_date: dateTime(world.startedAt - 400 * dayMs, wire),
    ...(written === undefined ? {} : { renewal_date: written }),
    // The registry's own day may be another: the one of renewal decides.
    expiration_date: dateTime((held.at ?? world.startedAt) + 5 * dayMs, wire),
    is_premium: held.isPremium,
    is_deleted: held.status === "DEL",
    can_renew: true,
    unit: held.unit,
    ...(held.restorableDay === undefined
      ? {}
      : { restorable_until: dateTime(world.startedAt + held.restorableDay * dayMs, wire) }),
    owner_handle: "MM000001-NL",
    comments: "Mustermann",
  };
}

const timeOf = ({ at }: Held): number => at ?? Number.MAX_VALUE;

export function domains(context: Context): Answer {
  const { status, "order_by.renewal_date": order } = context.query;
  const found = heldBy(context).filter((held) => status === undefined || held.status === status);
  const sign = order === "desc" ? -1 : 1;
  const sorted =
    order === undefined
      ? found
      : found.toSorted((a, b) => sign * (timeOf(a) - timeOf(b)) || a.id - b.id);
  const page = pageOf(sorted, context);
  return done(
    listed(
      page.map((held) => rowOf(held, context)),
      found.length,
      context.account.openprovider.wire,
    ),
  );
}

/** In the product's own currency and in the reseller's. */
const both = (price: string | undefined, currency: string): object | undefined =>
  price === undefined
    ? undefined
    : {
        product: { currency: "USD", price: float("7.77") },
        reseller: { currency, price: float(price) },
      };

export function prices({ account, query }: Context): Answer {
  const { "domain.name": name = "", "domain.extension": extension = "", operation } = query;
  const { prices: list, premium } = account.openprovider;
  if (name === "" || extension === "" || operation === undefined)
    throw new OpenproviderRefusal(399, 400, "parameter", "a parameter is missing");
  const whole = `${name}.${extension}`;
  const own = Object.hasOwn(premium, whole) ? premium[whole] : undefined;
  const listPrice = list.find((each) => each.extension === extension);
  if (own === undefined && !listPrice)
    throw new OpenproviderRefusal(320, 500, undefined, `no price of ${extension}`);
  const currency = own === undefined ? (listPrice?.currency ?? "EUR") : account.money.currency;
  const price = both(own ?? listPrice?.price, currency);
  return done({
    is_premium: own !== undefined,
    is_promotion: own === undefined && listPrice?.isPromotion === true,
    ...(price ? { price } : {}),
    membership_price: both(listPrice?.membership, currency) ?? {},
    tier_price: both(listPrice?.tier, currency) ?? {},
  });
}

/** All domains there are, in whatever status. */
export const countDomains = (account: Account): number =>
  account.openprovider.domains.length +
  account.openprovider.generated.reduce((sum, { count }) => sum + count, 0);
