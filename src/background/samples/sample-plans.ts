import type { Decimal, System } from "../../domain/account.ts";
import { type Failure, failure } from "../../domain/failure.ts";
import type { Profile } from "../../registrars/profile.ts";
import { profiles } from "../../registrars/profiles.ts";
import type { TextName } from "../../text/translate.ts";

/** Charges one after the other: the first in so many days, the next ones so many days apart, at prices that take turns. */
interface PlannedCharges {
  first: number;
  every: number;
  count: number;
  prices: readonly Decimal[];
}

/** One sample account, as its registrar would tell of it: amounts in its currency, days from today. */
export interface SamplePlan {
  /** Of its id: never changed while samples are shown. */
  key: string;
  name: TextName;
  profile: Profile;
  system: System;
  currency: string;
  balance: Decimal;
  /** What is reserved, by name; their sum is the deposits. */
  reserved?: readonly Decimal[];
  creditLine?: Decimal;
  /** Absent: 100. */
  warnBelow?: Decimal;
  /** The user's word about deposits, where the registrar never tells them; absent: not asked yet. */
  word?: Decimal;
  paymentNote?: string;
  charges: PlannedCharges;
  /** Days until which each domain can still be paid whose charge has failed. */
  failed?: readonly number[];
  /** Days until which each lost domain can be restored. */
  lost?: readonly number[];
  /** Why the list of charges is not there. */
  refused?: Failure;
  /** Hours since the registrar answered last; it fails since then. */
  silentFor?: number;
  domains: number;
}

// Of those that there are, the ones whose answers make the states: which they are, the registry says.
const first = profiles[0] as Profile;
const where = (holds: (profile: Profile) => boolean): Profile => profiles.find(holds) ?? first;
const losing = where(({ failedCharge }) => failedCharge === "lost-at-once");
const trying = where(
  ({ failedCharge, tellsReserved }) => failedCharge === "second-try" && tellsReserved,
);
const deriving = where(({ assumptions }) => assumptions.includes("price-list"));

const small = ["9.90", "14.28", "20.84"] as const;
const large = ["9.90", "36.50", "14.28", "20.84", "119.00"] as const;

/** Sample accounts of three registrars, in every state that an account can be in. In the order of their list. */
export const samplePlans: readonly SamplePlan[] = [
  {
    key: "well",
    name: "sample_name_well",
    profile: trying,
    system: "live",
    currency: "EUR",
    balance: "9984.21",
    reserved: ["1200.00", "316.99"],
    creditLine: "5000.00",
    charges: { first: 1, every: 2, count: 44, prices: large },
    domains: 1204,
  },
  {
    key: "soon",
    name: "sample_name_soon",
    profile: deriving,
    system: "live",
    currency: "EUR",
    balance: "132.30",
    reserved: ["45.90"],
    warnBelow: "50",
    paymentNote: "RB-10442",
    charges: { first: 4, every: 8, count: 11, prices: ["29.90", "57.00", "14.28"] },
    domains: 38,
  },
  {
    key: "lost",
    name: "sample_name_lost",
    profile: losing,
    system: "live",
    currency: "EUR",
    balance: "12.30",
    warnBelow: "10",
    word: "0",
    charges: { first: 2, every: 9, count: 6, prices: ["14.28", "9.90", "20.84"] },
    lost: [24, 26],
    domains: 389,
  },
  {
    key: "risk",
    name: "sample_name_risk",
    profile: trying,
    system: "live",
    currency: "EUR",
    balance: "21.70",
    warnBelow: "20",
    charges: { first: 15, every: 20, count: 4, prices: small },
    failed: [12, 13],
    domains: 64,
  },
  {
    key: "low",
    name: "sample_name_low",
    profile: losing,
    system: "live",
    currency: "USD",
    balance: "61.40",
    word: "0",
    charges: { first: 30, every: 25, count: 3, prices: small },
    domains: 21,
  },
  {
    key: "unknown",
    name: "sample_name_unknown",
    profile: trying,
    system: "live",
    currency: "USD",
    balance: "2140.75",
    charges: { first: 1, every: 1, count: 0, prices: small },
    refused: failure("not-allowed", { command: trying.commands.charges[0] ?? null }),
    domains: 207,
  },
  {
    key: "stale",
    name: "sample_name_stale",
    profile: deriving,
    system: "live",
    currency: "EUR",
    balance: "745.00",
    charges: { first: 8, every: 12, count: 7, prices: small },
    silentFor: 5,
    domains: 112,
  },
  {
    key: "test",
    name: "sample_name_test",
    profile: losing,
    system: "ote",
    currency: "USD",
    balance: "100000.00",
    charges: { first: 1, every: 1, count: 0, prices: small },
    domains: 12,
  },
];
