import * as v from "valibot";
import { Amount, Count, Day, Range, Text } from "../shared/scenario-values.ts";

/** yes, no, another thing that is sent as it is; null: not sent. */
const Flag = v.nullable(v.union([v.boolean(), Text]));

const Domain = v.strictObject({
  domain: Text,
  /** The day of expiry; left out: sent empty, and the row comes last. */
  expiryDay: v.optional(Day),
  /** Sent in place of that day's date; null: the attribute is not sent. */
  expires: v.optional(v.nullable(Text)),
  /** Left out: by its day. */
  expired: v.optional(Flag),
  autoRenew: v.optional(Flag, true),
  premium: v.optional(Flag, false),
});

const Price = v.strictObject({
  product: Text,
  /** Left out: for both. */
  action: v.optional(v.picklist(["RENEW", "REACTIVATE"])),
  /** Years. */
  duration: v.optional(Count, 1),
  price: v.optional(Amount),
  yourPrice: v.optional(Amount),
  regularPrice: v.optional(Amount),
  promotionPrice: v.optional(Amount, "0.0"),
  /** The fee beside the price; left out: not sent. */
  fee: v.optional(Amount),
  currency: v.optional(Text),
});

const Generated = v.strictObject({
  seed: v.number(),
  count: Count,
  days: Range(Day),
  extensions: v.array(v.string()),
});

/** What the format leaves open, so that a client is not spoilt by one way of it. */
const Wire = v.strictObject({
  /** A page has so many rows at most, whatever is asked for. */
  largestPage: v.optional(Count, 100),
  /** False: whatever order is asked for, lists come in their own. */
  sorts: v.optional(v.boolean(), true),
  quotes: v.optional(v.picklist(["double", "single"]), "double"),
  /** Types and commands in lower case, and flags as words that begin with a capital. */
  cases: v.optional(v.picklist(["documented", "other"]), "documented"),
  /** Server, Warnings, RequestedCommand and the like are not sent. */
  bare: v.optional(v.boolean(), false),
  /** Names of product types and categories: as the manual has them, or as the vendor's own examples do. */
  categories: v.optional(v.picklist(["manual", "examples"]), "manual"),
});

/** What is in an account at Namecheap, beside login and money. The login is the API user, the password its key. */
export const NamecheapSchema = v.strictObject({
  apiOn: v.optional(v.boolean(), true),
  /** Other users that this one may act for, and whose account is the same here. */
  actsFor: v.optional(v.array(v.string()), []),
  /** The user's list has the address that requests come from. */
  addressListed: v.optional(v.boolean(), true),
  /** The address that a refusal names; what is no address is said as it is. */
  sourceAddress: v.optional(Text, "203.0.113.7"),
  /** Requests of one minute; one more is answered HTTP 405. 0: any number. */
  requestsPerMinute: v.optional(Count, 0),
  /** Commands that the user may not send. */
  forbidden: v.optional(v.array(v.string()), []),
  /** Told before each refusal: which of several comes first is not documented. */
  alsoErrors: v.optional(v.array(v.strictObject({ number: Text, text: Text })), []),
  /** What the registrar itself says that renewals take; left out: not sent. */
  required: v.optional(Amount),
  /** Sent in place of the spendable sum, which is the balance without what is reserved. */
  available: v.optional(Amount),
  domains: v.optional(v.array(Domain), []),
  generated: v.optional(v.array(Generated), []),
  /** The list of all domains leaves the expired ones out. */
  expiredApart: v.optional(v.boolean(), false),
  prices: v.optional(v.array(Price), []),
  counts: v.optional(
    v.strictObject({ ssl: v.optional(Count, 0), privacy: v.optional(Count, 0) }),
    {},
  ),
  wire: v.optional(Wire, {}),
});

export type Namecheap = v.InferOutput<typeof NamecheapSchema>;
export type NamecheapDomain = Namecheap["domains"][number];
