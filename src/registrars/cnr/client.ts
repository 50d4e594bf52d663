import type { CreateClient } from "../contract.ts";
import { lineClient } from "../line-protocol/line-client.ts";
import { readAccountStatus } from "../line-protocol/read-account-status.ts";
import { cnrAccountBook } from "./account-book.ts";
import { cnrAccountTerms } from "./account-terms.ts";
import { cnrBookings } from "./bookings.ts";
import { cnr } from "./dialect.ts";
import { cnrOwnRights } from "./own-rights.ts";
import { cnrPresentDomains, cnrRemovals, cnrRenewalEvents } from "./removals.ts";
import { cnrStatistics } from "./statistics.ts";
import { cnrUpcomingCharges } from "./upcoming-charges.ts";

/** CentralNic Reseller. It has no commands for reserved deposits, subusers' balances and rates of exchange. */
export const createCnrClient: CreateClient = (login, environment) => {
  const { signIn, signOut, asking } = lineClient(cnr, login, environment);
  return {
    signIn,
    signOut,
    balance: asking(readAccountStatus),
    counts: asking(cnrStatistics),
    charges: asking(cnrUpcomingCharges),
    bookings: asking(cnrBookings),
    accountBook: asking(cnrAccountBook),
    removals: asking(cnrRemovals),
    renewalEvents: asking(cnrRenewalEvents),
    presentDomains: asking(cnrPresentDomains),
    terms: asking((ask) => cnrAccountTerms(ask, login)),
    ownRights: asking((ask) => cnrOwnRights(ask, login)),
  };
};
