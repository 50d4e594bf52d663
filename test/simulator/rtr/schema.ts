import * as v from "valibot";
import { Amount, Count, Day, Range, Text } from "../shared/scenario-values.ts";

const Domain = v.strictObject({
  domain: Text,
  /** The day of expiry; left out: not sent, and the row comes last. */
  expiryDay: v.optional(Day),
  /** Sent in place of that day's date. */
  expiryDate: v.optional(Text),
  /** Another thing than yes or no is sent as it is; null: not sent. */
  autoRenew: v.optional(v.nullable(v.union([v.boolean(), Text])), true),
  /** Months; null: not sent. */
  months: v.optional(v.nullable(v.number()), 12),
  /** null: not sent. */
  status: v.optional(v.nullable(v.array(Text)), ["OK"]),
  premium: v.optional(v.nullable(v.union([v.boolean(), Text])), false),
});

const PriceMembers = {
  product: Text,
  action: v.optional(Text, "RENEW"),
  price: Amount,
  /** Left out: the one that is asked for. */
  currency: v.optional(Text),
};

const Generated = v.strictObject({
  seed: v.number(),
  count: Count,
  days: Range(Day),
  extensions: v.array(v.string()),
});

/** What the format leaves open, so that a client is not spoilt by one way of it. */
const Wire = v.strictObject({
  /** Words of errors: those of the API's own documents, or those of the vendor's skills. */
  errors: v.optional(v.picklist(["documented", "short"]), "documented"),
  /** HTTP status of an object that there is not. */
  goneStatus: v.optional(v.picklist([400, 404]), 404),
  /** A page has so many rows at most, whatever `limit` asks for. */
  largestPage: v.optional(Count, 1000),
});

/** One of a customer's accounts beside the one that `money` is about. */
const Other = v.strictObject({
  currency: Text,
  balance: Amount,
  reservation: v.optional(Amount, "0.00"),
  locked: v.optional(Amount, "0.00"),
});

/** What is in an account at Realtime Register, beside login and money. */
export const RtrSchema = v.strictObject({
  /** A top-up that waits for its approval. */
  locked: v.optional(Amount, "0.00"),
  others: v.optional(v.array(Other), []),
  /** The user's list lets this machine's address in. */
  addressListed: v.optional(v.boolean(), true),
  /** Requests of one minute; one more is answered 429. 0: any number. */
  requestsPerMinute: v.optional(Count, 0),
  /** Paths, with their braces, that the user lacks the permission for. */
  forbidden: v.optional(v.array(v.string()), []),
  /** Extensions whose registry is down. */
  down: v.optional(v.array(v.string()), []),
  domains: v.optional(v.array(Domain), []),
  generated: v.optional(v.array(Generated), []),
  prices: v.optional(v.array(v.strictObject(PriceMembers)), []),
  priceChanges: v.optional(
    v.array(
      v.strictObject({
        ...PriceMembers,
        /** Left out: not sent. */
        fromDay: v.optional(Day),
      }),
    ),
    [],
  ),
  promos: v.optional(v.array(v.strictObject(PriceMembers)), []),
  tlds: v.optional(
    v.array(
      v.strictObject({
        tld: v.string(),
        /** Extensions that have the same terms. */
        same: v.optional(v.array(v.string()), []),
        /** Seconds; left out: not sent. */
        offset: v.optional(v.union([v.number(), Text])),
        /** Months. */
        periods: v.optional(v.array(v.number()), [12]),
      }),
    ),
    [],
  ),
  transactions: v.optional(
    v.array(
      v.strictObject({
        day: Day,
        /** By currency: below zero is what was charged. Left out: not sent. */
        charged: v.optional(v.record(v.string(), Amount)),
        identifier: v.optional(Text, ""),
        processType: v.optional(Text, "domain"),
        processAction: v.optional(Text, "renew"),
      }),
    ),
    [],
  ),
  notifications: v.optional(
    v.array(
      v.strictObject({
        day: Day,
        /** Of a mark that was reached; left out: it is about something else. */
        watermark: v.optional(Amount),
        currency: v.optional(Text),
      }),
    ),
    [],
  ),
  counts: v.optional(
    v.strictObject({
      ssl: v.optional(Count, 0),
      dns: v.optional(Count, 0),
      contacts: v.optional(Count, 0),
      suspended: v.optional(Count, 0),
    }),
    {},
  ),
  wire: v.optional(Wire, {}),
});

export type Rtr = v.InferOutput<typeof RtrSchema>;
export type RtrDomain = Rtr["domains"][number];
