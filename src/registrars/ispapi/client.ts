import type { CreateClient } from "../contract.ts";
import { lineClient } from "../line-protocol/line-client.ts";
import { readAccountStatus } from "../line-protocol/read-account-status.ts";
import { ispapiBalances } from "./balances.ts";
import { ispapiBookings } from "./bookings.ts";
import { ispapiDeposits } from "./deposits.ts";
import { ispapi } from "./dialect.ts";
import { ispapiExchangeRates } from "./exchange-rates.ts";
import { ispapiRemovals } from "./removals.ts";
import { ispapiStatistics } from "./statistics.ts";
import { ispapiUpcomingCharges } from "./upcoming-charges.ts";

/** HEXONET. It has no commands for what the account's terms are, and for the rights of a login. */
export const createIspapiClient: CreateClient = (login, environment) => {
  const { signIn, signOut, asking } = lineClient(ispapi, login, environment);
  return {
    signIn,
    signOut,
    balance: asking(readAccountStatus),
    counts: asking(ispapiStatistics),
    charges: asking(ispapiUpcomingCharges),
    reserves: asking(ispapiDeposits),
    pastBalances: asking((ask, day: number) => ispapiBalances(ask, { depth: "SELF", day })),
    subusers: asking((ask) => ispapiBalances(ask, { depth: "SUBUSER", day: null })),
    bookings: asking(ispapiBookings),
    removals: asking(ispapiRemovals),
    rates: asking(ispapiExchangeRates),
  };
};
