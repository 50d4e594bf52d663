import * as v from "valibot";
import { Amount, Count, Day, Range, Text } from "../shared/scenario-values.ts";

const Flag = v.union([v.boolean(), Text]);

const Domain = v.strictObject({
  domain: Text,
  /** The day on which it ends; left out: not sent. */
  endDay: v.optional(Day),
  /** Sent in place of that day's date. */
  endsAt: v.optional(Text),
  /**
   * A flag as in the list, or an object as in a name's details; another thing than yes or no is sent as it is; null: not
   * sent.
   */
  autorenew: v.optional(
    v.nullable(
      v.union([
        Flag,
        v.strictObject({
          enabled: Flag,
          /** Years. */
          duration: v.optional(v.union([v.number(), Text])),
          /** The organisation that pays. */
          org_id: v.optional(Text),
        }),
      ]),
    ),
    true,
  ),
  /** null: not sent. */
  status: v.optional(v.nullable(v.array(Text)), ["clientTransferProhibited"]),
  /** The member that holds all days is not sent. */
  withoutDates: v.optional(v.boolean(), false),
});

const Generated = v.strictObject({
  seed: v.number(),
  count: Count,
  days: Range(Day),
  extensions: v.array(v.string()),
  /** Of ten names so many are renewed by themselves. */
  renewedOfTen: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10)), 10),
});

const Price = v.strictObject({
  /** An extension, as `com`, or the whole name of a premium domain. */
  of: Text,
  /** With its taxes, for a year. */
  price: Amount,
  /** It is lowered for a time, from this one; null: nobody says from which. */
  usual: v.optional(v.nullable(Amount)),
  leastYears: v.optional(v.number(), 1),
  /** Years from which on another price holds, and that. */
  longer: v.optional(v.strictObject({ years: v.number(), price: Amount })),
  /** Another unit than years. */
  unit: v.optional(Text, "y"),
});

/** What the format leaves open, so that a client is not spoilt by one way of it. */
const Wire = v.strictObject({
  /** Amounts are numbers, as documented, or texts. */
  amounts: v.optional(v.picklist(["numbers", "texts"]), "numbers"),
  /** Whether lists say in a header how many rows they have. */
  totals: v.optional(v.boolean(), true),
  /** A page has so many rows at most, whatever `per_page` asks for. */
  largestPage: v.optional(Count, 1000),
  /** A larger `per_page` is refused. */
  refusesLarger: v.optional(v.boolean(), false),
  /** Errors as documented, of parameters, or as a gateway's plain text. */
  errors: v.optional(v.picklist(["documented", "parameters", "plain"]), "documented"),
});

/** What is in an organisation at Gandi, beside its id (`login`), token (`password`) and `money`. */
export const GandiSchema = v.strictObject({
  /** False: it pays by card or on terms, and has no prepaid account. */
  prepaid: v.optional(v.boolean(), true),
  /** null: set to none; left out: not sent. */
  warningThreshold: v.optional(v.nullable(Amount)),
  /** Ordered on payment terms and not invoiced yet; left out: not sent. */
  outstanding: v.optional(Amount),
  /** Organisations that the token sees beside its own. */
  others: v.optional(v.array(Text), []),
  /** The token has come to its end. */
  ended: v.optional(v.boolean(), false),
  /** Requests of one minute; one more is answered 429. 0: any number. */
  requestsPerMinute: v.optional(Count, 1000),
  /** Paths that the token lacks the permission for. */
  forbidden: v.optional(v.array(v.string()), []),
  domains: v.optional(v.array(Domain), []),
  generated: v.optional(v.array(Generated), []),
  prices: v.optional(v.array(Price), []),
  /** Extensions and names that no price is told of: the request is refused. */
  unsold: v.optional(v.array(v.string()), []),
  /** Prices come in this one, whichever is asked for. */
  priceCurrency: v.optional(Text),
  certificates: v.optional(Count, 0),
  wire: v.optional(Wire, {}),
});

export type Gandi = v.InferOutput<typeof GandiSchema>;
export type GandiDomain = Gandi["domains"][number];
export type GandiPrice = Gandi["prices"][number];
