import * as v from "valibot";
import { Amount, Count, Day, Decimal, Range, Text } from "../shared/scenario-values.ts";

const Domain = v.strictObject({
  /** The whole name; its extension is all behind its first label. */
  domain: Text,
  /** The day of renewal; left out: not sent, and the row comes last. */
  renewDay: v.optional(Day),
  /** Sent in place of that day's date. */
  renewalDate: v.optional(Text),
  autorenew: v.optional(Text, "default"),
  status: v.optional(Text, "ACT"),
  isPremium: v.optional(v.boolean(), false),
  unit: v.optional(Text, "y"),
  /** Of a deleted one: until when it can be restored; left out: not sent. */
  restorableDay: v.optional(Day),
});

/** A year's renewal of one extension, net, in the reseller's currency. */
const Price = v.strictObject({
  extension: v.string(),
  /** Left out: not sent. */
  price: v.optional(Amount),
  currency: v.optional(Text, "EUR"),
  /** The price is lowered for a time; that of the reseller's tier. */
  isPromotion: v.optional(v.boolean(), false),
  tier: v.optional(Amount),
  /** What a member would pay. */
  membership: v.optional(Amount),
});

const Generated = v.strictObject({
  seed: v.number(),
  count: Count,
  days: Range(Day),
  extensions: v.array(v.string()),
  /** Relative weights. */
  autorenew: v.optional(v.record(v.picklist(["on", "off", "default"]), v.number()), { default: 1 }),
});

/** What the format leaves open, so that a client is not spoilt by one way of it. */
const Wire = v.strictObject({
  /** `results` of an empty list: left out, or an empty list. */
  empty: v.optional(v.picklist(["missing", "list"]), "missing"),
  /** HTTP status of a refused sign-in: each has been seen. */
  refusedStatus: v.optional(v.picklist([200, 401, 500]), 500),
  /** Members that are nought or false are left out. */
  omitsEmpty: v.optional(v.boolean(), false),
  /** An hour before ten is written with one digit. */
  shortHours: v.optional(v.boolean(), false),
  /** A page has so many rows at most, whatever `limit` asks for. */
  largestPage: v.optional(Count, 1000),
  /** A larger `limit` is refused. */
  largestLimit: v.optional(Count, 1000),
});

/** What is in an account at Openprovider, beside login and money. */
export const OpenproviderSchema = v.strictObject({
  /** The reseller's number, one for all its contacts; left out: one of its own. */
  resellerId: v.optional(Count),
  /** `is_auto_renew_enabled`; null: not sent. */
  autoRenewByDefault: v.optional(v.nullable(v.boolean()), true),
  /** The contact may use the API at all. */
  apiEnabled: v.optional(v.boolean(), true),
  agreementSigned: v.optional(v.boolean(), true),
  /** The contact's lists let this machine's address in. */
  addressListed: v.optional(v.boolean(), true),
  /** Sessions of one minute; one more is answered 50 for the rest of it. 0: any number. */
  signInsPerMinute: v.optional(Count, 0),
  /** Paths that the contact lacks the right for. */
  forbidden: v.optional(v.array(v.string()), []),
  /** Scheduled work: said with each answer. */
  maintenance: v.optional(v.boolean(), false),
  domains: v.optional(v.array(Domain), []),
  generated: v.optional(v.array(Generated), []),
  prices: v.optional(v.array(Price), []),
  /** Yearly renewal prices of premium names, net, in the account's currency. */
  premium: v.optional(v.record(v.string(), Decimal), {}),
  /** What was charged. Its sign is a choice here: above zero. */
  transactions: v.optional(
    v.array(
      v.strictObject({
        day: Day,
        total: Amount,
        subject: v.optional(Text, ""),
        action: v.optional(Text, "renew"),
        objectType: v.optional(Text, "domain"),
        currency: v.optional(Text),
      }),
    ),
    [],
  ),
  /** What was paid in. */
  payments: v.optional(
    v.array(
      v.strictObject({
        day: Day,
        /** Left out: it has not arrived. */
        arrivedDay: v.optional(Day),
        amount: Amount,
        method: v.optional(Text, "bank transfer"),
      }),
    ),
    [],
  ),
  counts: v.optional(
    v.strictObject({
      ssl: v.optional(Count, 0),
      dns: v.optional(Count, 0),
      customer: v.optional(Count, 0),
      license: v.optional(Count, 0),
    }),
    {},
  ),
  wire: v.optional(Wire, {}),
});

export type Openprovider = v.InferOutput<typeof OpenproviderSchema>;
export type OpenproviderDomain = Openprovider["domains"][number];
export type OpenproviderPrice = Openprovider["prices"][number];
