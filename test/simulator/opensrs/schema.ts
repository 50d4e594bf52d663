import * as v from "valibot";
import { Amount, Count, Day, Range, Text } from "../shared/scenario-values.ts";

/** A flag is sent as it is written; null: not sent. */
const Flag = (usual: string) => v.optional(v.nullable(Text), usual);

const Domain = v.strictObject({
  domain: Text,
  /** Also decides whether a time that is asked for has it. */
  expiryDay: Day,
  /** Sent in place of that day's date; null: not sent. */
  expiredate: v.optional(v.nullable(Text)),
  autoRenew: Flag("Y"),
  letExpire: Flag("N"),
});

const Generated = v.strictObject({
  seed: v.number(),
  count: Count,
  days: Range(Day),
  extensions: v.array(v.string()),
});

/** What the guide leaves open, so that a client is not spoilt by one way of it. */
const Wire = v.strictObject({
  /** Number of the first page. */
  firstPage: v.optional(v.picklist([0, 1]), 1),
  /** What is answered for page 0 where the first one is 1. */
  pageZero: v.optional(v.picklist(["refused", "first", "empty"]), "refused"),
  /** A page has so many rows at most, whatever `limit` asks for. */
  largestPage: v.optional(Count, 10_000),
  /** A larger `limit` is refused (465). */
  largestLimit: v.optional(Count, 10_000),
  /** Whether a lowered page begins where one of its own size would, or where one of the size that was asked for would. */
  lowered: v.optional(v.picklist(["by-own-size", "by-asked-size"]), "by-own-size"),
  /** How a wrong signature is told: by HTTP 401 with an envelope or without, or by that code in an HTTP 200. */
  unauthorized: v.optional(v.picklist(["envelope", "bare", "code"]), "envelope"),
  /** `expiredate` with its time, or without. */
  dates: v.optional(v.picklist(["time", "date"]), "time"),
  /** What stands in the place of names where there are none. */
  emptyList: v.optional(v.picklist(["array", "item", "absent"]), "array"),
  /** What GET_BALANCE says that it is about: the guide and the vendor's toolkit differ. */
  balanceObject: v.optional(v.picklist(["DOMAIN", "BALANCE", "balance"]), "BALANCE"),
  /** Items of an array come in the order of their keys, or in another, as a hash has them. */
  arrays: v.optional(v.picklist(["in-order", "turned"]), "in-order"),
});

/** What is in an account at OpenSRS, beside login and money. */
export const OpensrsSchema = v.strictObject({
  /** The account's rules let this machine's address in. */
  addressListed: v.optional(v.boolean(), true),
  /** Commands over one connection; one more is answered 350. 0: any number. */
  commandsPerConnection: v.optional(Count, 0),
  /** Commands of one minute; one more is answered 300. 0: any number. */
  commandsPerMinute: v.optional(Count, 0),
  domains: v.optional(v.array(Domain), []),
  generated: v.optional(v.array(Generated), []),
  /** By extension, with the ICANN fee; one that is not here has none (a refusal). */
  prices: v.optional(v.record(v.string(), Amount), {}),
  /** Prices of premium names, by name. */
  premium: v.optional(v.record(v.string(), Amount), {}),
  /** Whether premium names are said to be such: only where their tier is switched on. */
  tellsPremium: v.optional(v.boolean(), true),
  /** Extensions whose registry is down. */
  down: v.optional(v.array(v.string()), []),
  wire: v.optional(Wire, {}),
});

export type Opensrs = v.InferOutput<typeof OpensrsSchema>;
export type OpensrsDomain = Opensrs["domains"][number];
