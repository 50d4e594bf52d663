import * as v from "valibot";
import { Amount, Count, Day, Decimal, Range, Text } from "../shared/scenario-values.ts";

const RenewalMode = v.picklist(["AUTORENEW", "AUTODELETE", "AUTOEXPIRE"]);

const Domain = v.strictObject({
  domain: Text,
  period: v.optional(Text, "1Y"),
  /** The day of renewal; left out: not sent, and the row comes last. */
  reDay: v.optional(Day),
  /** Sent in place of that day's date. */
  reDate: v.optional(Text),
  renewalMode: v.optional(Text, "AUTORENEW"),
  status: v.optional(Text, "OK"),
});

/** Prices are net; what is asked for with VAT gets the account's percent on top. */
const Price = v.strictObject({
  tld: v.string(),
  currency: v.optional(Text, "EUR"),
  /** For a year. Left out: not sent. */
  renewalPrice: v.optional(Amount),
  monthlyRenewalPrice: v.optional(Amount),
  renewalPeriod: v.optional(Count, 1),
  /** In the account's currency, where the price is in another one. */
  charged: v.optional(
    v.strictObject({
      currency: Text,
      renewalPrice: v.optional(Amount),
      monthlyRenewalPrice: v.optional(Amount),
    }),
  ),
  promo: v.optional(v.strictObject({ currency: Text, renewalPrice: Amount })),
});

const Generated = v.strictObject({
  seed: v.number(),
  count: Count,
  days: Range(Day),
  zones: v.array(v.string()),
  /** Relative weights. */
  modes: v.optional(v.record(RenewalMode, v.number()), { AUTORENEW: 1 }),
});

/** What the format leaves open, so that a client is not spoilt by one way of it. */
const Wire = v.strictObject({
  dates: v.optional(v.picklist(["object", "text"]), "object"),
  /** A list of one as that one, without the list around it. */
  bareSingle: v.optional(v.boolean(), false),
  /** Rows of `wide: 0` have a name and an id alone. */
  narrowNames: v.optional(v.boolean(), false),
  /** Single prices say which name they are for. */
  namedPrices: v.optional(v.boolean(), false),
  /** A page has so many rows at most, whatever `pagelimit` asks for. */
  largestPage: v.optional(Count, 1000),
});

/** What is in an account at INWX, beside login and money. */
export const InwxSchema = v.strictObject({
  /** `total`: all payments that were ever received. */
  paidIn: v.optional(Amount, "0"),
  /** The owner's own warning limit; left out: not sent. */
  lowBalance: v.optional(Amount),
  /** The customer's number, one for the main login and all sub-accounts; left out: one of its own. */
  customerNo: v.optional(Count),
  tellsCustomer: v.optional(v.boolean(), true),
  /** Roles of a sub-account (20001 accounting, 20002 domain …); left out: it may do everything. */
  roles: v.optional(v.array(v.picklist([20000, 20001, 20002, 20003, 20004, 20005]))),
  domains: v.optional(v.array(Domain), []),
  generated: v.optional(v.array(Generated), []),
  /** What happened to domains, whether the account still has them or not. */
  domainLog: v.optional(
    v.array(
      v.strictObject({ day: Day, domain: Text, status: Text, price: v.optional(Amount, "0") }),
    ),
    [],
  ),
  prices: v.optional(v.array(Price), []),
  /** Announced prices, net. `day` left out: the row tells none. */
  priceChanges: v.optional(
    v.array(
      v.strictObject({
        tld: v.string(),
        day: v.optional(Day),
        currency: v.optional(Text, "EUR"),
        renewalPrice: v.optional(Amount),
        charged: v.optional(v.strictObject({ currency: Text, renewalPrice: v.optional(Amount) })),
      }),
    ),
    [],
  ),
  /** Yearly renewal prices of premium names, net, in the account's currency. */
  premium: v.optional(v.record(v.string(), Decimal), {}),
  /** Names that a single price is refused for. */
  unpriced: v.optional(v.array(v.string()), []),
  lockedFunds: v.optional(
    v.array(
      v.strictObject({
        day: Day,
        domain: Text,
        amount: Amount,
        status: v.optional(Text, "PENDING"),
      }),
    ),
    [],
  ),
  sslFunds: v.optional(
    v.array(v.strictObject({ day: Day, commonName: Text, netto: Amount, vat: Amount })),
    [],
  ),
  /** What moved the money. The sign of a charge is a choice here: below zero. */
  log: v.optional(
    v.array(
      v.strictObject({ day: Day, amount: Amount, type: Text, details: v.optional(Text, "") }),
    ),
    [],
  ),
  counts: v.optional(
    v.strictObject({
      contacts: v.optional(Count, 0),
      nameservers: v.optional(Count, 0),
    }),
    {},
  ),
  wire: v.optional(Wire, {}),
});

export type Inwx = v.InferOutput<typeof InwxSchema>;
export type InwxDomain = Inwx["domains"][number];
export type InwxPrice = Inwx["prices"][number];
