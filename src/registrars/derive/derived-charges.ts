import type { Decimal } from "../../domain/account.ts";
import { dayOf } from "../../domain/foresight/bank-days.ts";
import type { NextAction, UpcomingCharge } from "../../domain/foresight/upcoming-charge.ts";
import { roundUpIn, times } from "../../domain/money.ts";
import { type Period, periodsAfter } from "./period.ts";
import type { RenewalPrice } from "./price-list.ts";

// Charges that no registrar lists: made of domains, their days of renewal and prices. What is not known of a name is
// not known of its charge, and where two sources differ the one that takes more is believed: a derived charge must
// never make the funds look as if they lasted longer.

/** A domain as its registrar tells of it. */
export interface HeldDomain {
  name: string;
  /** The day of its renewal, milliseconds since the epoch, UTC; null: not known. */
  renewsAt: number | null;
  /** null: not known. */
  period: Period | null;
  /** In the registrar's own word. */
  renewalMode: string;
  /** `pay` where it will be renewed, `expireunpaid` where that has failed; null: not known. */
  nextAction: NextAction | null;
}

/** Renewals of one name at most: a period of months comes again within the window. */
const renewalLimit = 24;

/** What one renewal takes; null: not known. Rounded up to what can be paid, as each is by itself. */
export function renewalAmount(period: Period | null, price: RenewalPrice | null): Decimal | null {
  if (period === null || price === null) return null;
  const { count, unit } = period;
  const [unitPrice, units] =
    unit === "year" ? [price.yearly, Math.max(count, price.leastYears)] : [price.monthly, count];
  return unitPrice === null ? null : roundUpIn(times(unitPrice, units), price.currency);
}

/** The days of its renewals up to the end of the UTC day `through`. */
function renewalTimes({ renewsAt, period, nextAction }: HeldDomain, through: number) {
  if (renewsAt === null) return [null];
  const found: number[] = [];
  for (let number = 0; number < renewalLimit; number++) {
    const at = number === 0 || period === null ? renewsAt : periodsAfter(renewsAt, period, number);
    if (dayOf(at) > through) break;
    found.push(at);
    // What has failed, or of which nobody knows how long it is for, is one charge.
    if (nextAction !== "pay" || period === null) break;
  }
  return found;
}

/**
 * What a domain will take from the account until the end of the UTC day `through`, each renewal by itself: none where
 * its first is later.
 * @param priceOf the price at the time of a renewal, milliseconds since the epoch (null: no day is known); null: not known
 */
export function derivedCharges(
  domain: HeldDomain,
  priceOf: (at: number | null) => RenewalPrice | null,
  through: number,
): UpcomingCharge[] {
  const priced = renewalTimes(domain, through).map((at) => ({ at, price: priceOf(at) }));
  return priced.map(({ at, price }) => ({
    object: domain.name,
    objectClass: "DOMAIN",
    renewalMode: domain.renewalMode,
    nextAction: domain.nextAction,
    at,
    lostAt: null,
    net: null,
    gross: domain.name === "" ? null : renewalAmount(domain.period, price),
    computed: true,
    currency: price?.currency ?? null,
  }));
}
