import * as v from "valibot";
import { Amount, Count, Day, Range, Text } from "../shared/scenario-values.ts";

/** A time period as the API has it; null: not sent. */
const Period = v.optional(v.nullable(v.strictObject({ unit: Text, period: v.number() })), {
  unit: "YEAR",
  period: 1,
});

const Domain = v.strictObject({
  domain: Text,
  /** When it is due; left out: not sent, and the row comes last. */
  payableDay: v.optional(Day),
  /** Sent in place of that day's date. */
  payable: v.optional(Text),
  /** The registry's day of expiry; left out: not sent. */
  expireDay: v.optional(Day),
  /** As a word, or, where the API's other description is followed, as yes or no; null: not sent. */
  autoRenew: v.optional(v.nullable(v.union([v.boolean(), Text])), "TRUE"),
  /** Left out: not sent, which means that it is not to leave. */
  cancelation: v.optional(Text),
  period: Period,
  /** The class of a premium name's renewal; left out: it is none. */
  priceClass: v.optional(Text),
});

const Generated = v.strictObject({
  seed: v.number(),
  count: Count,
  days: Range(Day),
  extensions: v.array(v.string()),
  /** All of them premium names of this class. */
  priceClass: v.optional(Text),
});

const ListedPrice = v.strictObject({
  /** An extension, or the class of premium names. */
  label: Text,
  kind: v.optional(v.picklist(["domain", "domain_premium", "domain_trustee"]), "domain"),
  businessCase: v.optional(Text, "renew"),
  amount: Text,
  /** Left out: not written, so that the schema's own holds. */
  currency: v.optional(Text),
  type: v.optional(Text),
  vatRate: v.optional(Text),
  /** null: not written. */
  period: v.optional(v.nullable(Text), "1y"),
  /** An element in it that makes it one for some names or orders alone: `grandfather`, `idn`. */
  special: v.optional(Text),
  /** The usual price of one that is lowered for a time. */
  regular: v.optional(Text),
  fromDay: v.optional(Day),
  untilDay: v.optional(Day),
});

const PriceList = v.strictObject({
  user: v.string(),
  password: v.string(),
  /** Its own list lets this machine's address in. */
  addressListed: v.optional(v.boolean(), true),
  prices: v.optional(v.array(ListedPrice), []),
  promos: v.optional(v.array(ListedPrice), []),
});

const Premium = v.strictObject({
  name: Text,
  priceClass: Text,
  /** Left out: not sent. */
  priceClassRenew: v.optional(Text),
  price: Amount,
  currency: v.optional(Text),
});

const Product = v.strictObject({
  day: Day,
  amount: Amount,
  /** Left out: not sent. */
  netAmount: v.optional(Amount),
  /** Left out: the account's. */
  currency: v.optional(Text),
  type: v.optional(Text, "CHARGE"),
  /** null: not sent. */
  provisioning: v.optional(v.nullable(Text), "SUCCESS"),
  name: v.optional(Text, ""),
  article: v.optional(Text, "domain"),
  label: v.optional(Text, ""),
  businessCase: v.optional(Text, "renew"),
  period: Period,
});

/** What the format leaves open, so that a client is not spoilt by one way of it. */
const Wire = v.strictObject({
  /** How the code of an answer is called. */
  code: v.optional(v.picklist(["code", "resultCode"]), "code"),
  /** Which members of a domain may be asked for: those of the help, or those of the API's description. */
  keys: v.optional(v.picklist(["help", "description", "both"]), "help"),
  /** What becomes of another one. */
  otherKeys: v.optional(v.picklist(["ignored", "refused"]), "ignored"),
  /** By which members lists can be sorted; by another one is refused. */
  sortedBy: v.optional(v.array(v.string()), ["payable", "expire", "deleted", "name"]),
  /** False: whatever order is asked for, lists come in their own. */
  sorts: v.optional(v.boolean(), true),
  /** A page has so many rows at most, whatever its limit asks for. */
  largestPage: v.optional(Count, 1000),
  /** How amounts are written: a server of this kind may write `1.0E7`. */
  numbers: v.optional(v.picklist(["plain", "exponent"]), "plain"),
  /** HTTP status of a right that is missing. */
  forbiddenStatus: v.optional(v.picklist([200, 400, 403]), 403),
  /** Whether a list without rows has `data` at all. */
  sendsEmpty: v.optional(v.boolean(), true),
});

/** What is in an account at AutoDNS, beside login and money. */
export const AutodnsSchema = v.strictObject({
  /** Left out: 4, or 1 in the demo. */
  context: v.optional(v.string()),
  customer: v.optional(v.union([v.number(), Text]), "50001"),
  /** False: a customer who pays afterwards, of whom there is none. */
  hasAccount: v.optional(v.boolean(), true),
  /** Left out: what is not reserved. */
  runningTotal: v.optional(Amount),
  /** False: as in the older descriptions. */
  sendsReserved: v.optional(v.boolean(), true),
  /** The owner's own mark; left out: not sent. */
  minimum: v.optional(Amount),
  /** Requests of one second; one more is answered 429. 0: any number. */
  requestsPerSecond: v.optional(Count, 0),
  /** Paths that the user lacks the right for. */
  forbidden: v.optional(v.array(v.string()), []),
  domains: v.optional(v.array(Domain), []),
  generated: v.optional(v.array(Generated), []),
  priceList: v.optional(PriceList),
  premium: v.optional(v.array(Premium), []),
  products: v.optional(v.array(Product), []),
  restorable: v.optional(
    v.array(
      v.strictObject({
        domain: Text,
        deletedDay: v.optional(Day),
        untilDay: v.optional(Day),
      }),
    ),
    [],
  ),
  counts: v.optional(
    v.strictObject({
      certificates: v.optional(Count, 0),
      zones: v.optional(Count, 0),
      contacts: v.optional(Count, 0),
    }),
    {},
  ),
  wire: v.optional(Wire, {}),
});

export type Autodns = v.InferOutput<typeof AutodnsSchema>;
export type AutodnsDomain = Autodns["domains"][number];
export type ListedPrice = v.InferOutput<typeof ListedPrice>;
