import * as v from "valibot";
import { AutodnsSchema } from "../autodns/schema.ts";
import { GandiSchema } from "../gandi/schema.ts";
import { InwxSchema } from "../inwx/schema.ts";
import { NamecheapSchema } from "../namecheap/schema.ts";
import { OpenproviderSchema } from "../openprovider/schema.ts";
import { OpensrsSchema } from "../opensrs/schema.ts";
import { RtrSchema } from "../rtr/schema.ts";
import { Amount, Count, Day, Decimal, Range, Text } from "./scenario-values.ts";

const Money = v.strictObject({
  amount: Amount,
  /** Reserved; ISPAPI only. Left out: the property is not sent. */
  deposit: v.optional(Amount),
  credit: v.optional(Amount),
  /** ISPAPI: StatusUser's ACCOUNTTEMPCREDIT. */
  temporaryCredit: v.optional(Amount),
  /** CNR: `credit threshold`. */
  creditThreshold: v.optional(Amount),
  currency: Text,
  /** Percent; also used for the gross prices of charges and bookings. Left out: not sent, and 0 there. */
  vat: v.optional(Amount),
});

const Role = v.strictObject({
  name: v.string(),
  password: v.string(),
  /** ISPAPI: lines of CreateRoleUser, as `StatusAccount[]:ALLOW`; what is not allowed is denied. */
  acl: v.optional(v.array(v.pipe(v.string(), v.regex(/^\w+\[\]:(ALLOW|DENY)$/))), []),
  /** CNR: areas of the panel with read access. */
  areas: v.optional(
    v.array(v.picklist(["Account", "Acl", "Domain", "Event", "Log", "Price", "Registrar", "Tool"])),
    [],
  ),
  allowedIp: v.optional(v.array(v.string()), []),
});

/** Counts behind the list commands of ISPAPI. */
const Objects = v.strictObject({
  domains: v.optional(Count, 0),
  repositoryDomains: v.optional(Count, 0),
  sslCertificates: v.optional(Count, 0),
  dnsZones: v.optional(Count, 0),
  transfers: v.optional(Count, 0),
  applications: v.optional(Count, 0),
  contacts: v.optional(Count, 0),
  websites: v.optional(Count, 0),
  trademarks: v.optional(Count, 0),
  /** Subusers without money of their own; those with an account of their own come on top. */
  subusers: v.optional(Count, 0),
});

const NextAction = v.picklist(["pay", "expireunpaid", "finalize", "expire", "delete"]);

/** One of the list of upcoming charges. Rows that are to look the same may be written twice. */
const ChargeRow = v.strictObject({
  /** "" is sent as a row without a name. */
  object: Text,
  /** Left out: no date is sent, and the row comes last. */
  day: v.optional(Day),
  /** Sent in place of the day's date: `0000-00-00 00:00:00`, or words. */
  date: v.optional(Text),
  /** Left out: neither price nor VAT is sent. */
  price: v.optional(Amount),
  /** CNR lists the first two. */
  action: v.optional(NextAction, "pay"),
  /** ISPAPI: sent in place of the action's word. */
  actionText: v.optional(Text),
  /** Only for expireunpaid: when the object is lost. */
  failureDay: v.optional(Day),
  objectClass: v.optional(Text, "DOMAIN"),
  zone: v.optional(Text),
  /** CNR: another currency than the account's. */
  currency: v.optional(Text),
  /** CNR: charges that the row stands for. */
  quantity: v.optional(Text, "1"),
});

export const ChargesSchema = v.strictObject({
  /** Any number of objects with made-up names: 100,000 take about a second once, and then nothing. */
  generated: v.optional(
    v.array(
      v.strictObject({
        seed: v.number(),
        count: Count,
        days: Range(Day),
        price: Range(Decimal),
        zones: v.array(v.string()),
        /** Relative weights, `{ "pay": 8, "expire": 2 }`. */
        actions: v.optional(v.record(NextAction, v.number()), { pay: 1 }),
      }),
    ),
    [],
  ),
  rows: v.optional(v.array(ChargeRow), []),
  /** Names that are not listed, generated ones too. */
  without: v.optional(v.array(Text), []),
});

export const DepositSchema = v.strictObject({
  object: Text,
  deposit: Amount,
  type: v.optional(Text, "DOMAIN_APPLICATION"),
  /** Left out: the date is not sent. */
  createdDay: v.optional(Day),
  expiresDay: v.optional(Day),
  /** Another currency than the account's. */
  currency: v.optional(Text),
});

export const AccountingSchema = v.strictObject({
  generated: v.optional(
    v.array(
      v.strictObject({
        seed: v.number(),
        count: Count,
        days: Range(Day),
        price: Range(Decimal),
        types: v.array(v.string()),
        zones: v.array(v.string()),
      }),
    ),
    [],
  ),
  rows: v.optional(
    v.array(
      v.strictObject({
        day: Day,
        type: Text,
        description: Text,
        /** Net; what is charged is above zero, what is paid in below, at both registrars: see README. */
        price: Amount,
        /** Payments carry no VAT. */
        vat: v.optional(v.boolean(), true),
      }),
    ),
    [],
  ),
});

/** Liberties the line format allows, so that a client is not spoilt by one spelling. */
const Wire = v.strictObject({
  lineEnd: v.optional(v.picklist(["lf", "crlf"])),
  equals: v.optional(v.string()),
  /** Cells without a value are left out instead of sent empty. */
  sparse: v.optional(v.boolean(), false),
  /** Puts all lines between `[RESPONSE]` and `EOF` in a random order of this seed. */
  shuffle: v.optional(v.number()),
  keys: v.optional(v.picklist(["upper", "lower", "mixed"])),
  blankLines: v.optional(v.boolean(), false),
  /** DESCRIPTION of a success. */
  successText: v.optional(Text),
});

const Removed = v.strictObject({
  domain: Text,
  /** When it left; left out: no date is sent. */
  day: v.optional(Day),
  /** The real words are unverified. */
  reason: v.optional(Text, ""),
  status: v.optional(Text, "redemptionGrace"),
  untilDay: v.optional(Day),
});

const AccountEvent = v.strictObject({
  day: v.optional(Day),
  eventClass: v.optional(Text, "DOMAIN_RENEWAL"),
  subclass: Text,
  object: Text,
  /** Read away by the reseller's own software: only SHOWALL=1 shows it. */
  isDeleted: v.optional(v.boolean(), false),
});

const Terms = v.strictObject({
  /** Left out: not sent. */
  lowBalanceWarning: v.optional(Amount),
  emergencyCredit: v.optional(Amount),
  temporaryCredit: v.optional(Amount),
});

const Account = v.strictObject({
  key: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)),
  note: v.optional(v.string(), ""),
  registrar: v.picklist([
    "autodns",
    "ispapi",
    "cnr",
    "gandi",
    "inwx",
    "namecheap",
    "openprovider",
    "opensrs",
    "rtr",
  ]),
  system: v.picklist(["live", "ote"]),
  login: Text,
  password: v.string(),
  /** Present: two-factor authentication is on. Each code is good for one sign-in. */
  otp: v.optional(v.array(v.string())),
  allowedIp: v.optional(v.array(v.string()), []),
  /** Key of the account whose subuser this is: with money and a currency of its own. */
  parent: v.optional(v.string()),
  money: Money,
  roles: v.optional(v.array(Role), []),
  objects: v.optional(Objects, {}),
  /** CNR: objects by type, as one sum or per zone; or the rows as they are sent. */
  statistics: v.optional(
    v.union([
      v.array(v.strictObject({ type: Text, zone: Text, amount: v.union([Count, Text]) })),
      v.record(v.string(), v.union([Count, v.record(v.string(), Count)])),
    ]),
    {},
  ),
  charges: v.optional(ChargesSchema, {}),
  deposits: v.optional(v.array(DepositSchema), []),
  accounting: v.optional(AccountingSchema, {}),
  /** CNR: domains that left the account, whatever for. */
  removed: v.optional(v.array(Removed), []),
  /** CNR: what QueryEventList tells. */
  events: v.optional(v.array(AccountEvent), []),
  /** CNR: gTLD names in the days of suspension before their deletion, and names that were renewed. */
  suspended: v.optional(v.array(Text), []),
  renewed: v.optional(v.array(v.strictObject({ domain: Text, day: Day })), []),
  /** CNR: what StatusRegistrar says beside the money. */
  terms: v.optional(Terms, {}),
  /** INWX: all but login and money, of which `amount` is what is available and locked together. */
  inwx: v.optional(InwxSchema, {}),
  /** Openprovider: all but login and money, of which `amount` is all that lies there, `deposit` what of it is reserved. */
  openprovider: v.optional(OpenproviderSchema, {}),
  /** Realtime Register: the same; the login is the customer's handle, the password a key. */
  rtr: v.optional(RtrSchema, {}),
  /** Gandi: the same; the login is the organisation's id, the password a token, and `amount` all that is known. */
  gandi: v.optional(GandiSchema, {}),
  /** Namecheap: the same; the login is the API user, the password its key. */
  namecheap: v.optional(NamecheapSchema, {}),
  /** AutoDNS: the same. */
  autodns: v.optional(AutodnsSchema, {}),
  /** OpenSRS: all but login and money, of which `amount` is all that lies there, `deposit` what of it is held; the password is a key. */
  opensrs: v.optional(OpensrsSchema, {}),
  wire: v.optional(Wire, {}),
});

const Limits = v.strictObject({
  /** The most rows of one page; a larger LIMIT is lowered to it. */
  page: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1000),
  /** Open sessions of one user; one more is answered 521. */
  sessions: v.optional(Count, 10),
  /** Seconds of inactivity that end a CNR session, where no parameter sets it. */
  cnrSessionSeconds: v.optional(v.number(), 600),
  /** Wrong passwords in a row that lock a user (422, 425) for 15 minutes; 0 is never. */
  lockAfter: v.optional(Count, 0),
  /** ISPAPI list commands that tell of an expired session by 507 instead of 530. */
  expiredBy507: v.optional(v.array(v.string()), []),
});

/** A scenario file: who has accounts at the registrars, and what is in them. */
export const ScenarioSchema = v.strictObject({
  title: v.string(),
  limits: v.optional(Limits, {}),
  accounts: v.array(Account),
  exchangeRates: v.optional(v.array(v.strictObject({ from: Text, to: Text, rate: Amount })), []),
});

export type Scenario = v.InferOutput<typeof ScenarioSchema>;
/** A scenario as written in a file: defaults may be left out. */
export type ScenarioInput = v.InferInput<typeof ScenarioSchema>;
export type Account = Scenario["accounts"][number];
export type Charges = Account["charges"];
export type ChargesInput = v.InferInput<typeof ChargesSchema>;
export type ChargeRowInput = v.InferInput<typeof ChargeRow>;
export type Role = Account["roles"][number];
export type Money = Account["money"];
export type Wire = Account["wire"];
export type ObjectCounts = Account["objects"];
export type Limits = Scenario["limits"];
