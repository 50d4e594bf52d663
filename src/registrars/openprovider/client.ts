import { ok, type Result } from "../../domain/failure.ts";
import { apiAddress } from "../addresses.ts";
import type { CreateClient } from "../contract.ts";
import { readPublic } from "../sign-in-fields.ts";
import { openproviderBalance, type RenewalTerms, renewalTerms } from "./account.ts";
import { type Ask, createAsk } from "./ask.ts";
import { type BookingsRead, openproviderBookings } from "./bookings.ts";
import { openproviderCharges } from "./charges.ts";
import { openproviderCounts } from "./counts.ts";
import { priceBook } from "./prices.ts";
import { openproviderProfile } from "./profile.ts";
import { openproviderRemovals } from "./removals.ts";

/**
 * Openprovider, over its REST API. A session is a bearer token, which no request closes: it ends by itself. It has no lists
 * of what is reserved by name, past balances, subusers and rates of exchange.
 */
export const createOpenproviderClient: CreateClient = (login, environment) => {
  const { user: username } = readPublic(openproviderProfile, login);
  const { signIn, askAs } = createAsk({ address: apiAddress(login), username }, environment);
  // What the list of charges that is being read rests on: it is one for all its pages.
  let book = priceBook(environment.memory);
  let terms: RenewalTerms | null = null;
  const bookingsRead: BookingsRead = { paid: null, page: "" };
  const termsOf = async (ask: Ask): Promise<Result<RenewalTerms>> => {
    if (terms !== null) return ok(terms);
    const told = await renewalTerms(ask);
    if (told.ok) terms = told.value;
    return told;
  };
  return {
    signIn,
    signOut: async () => ok(null),
    balance: (authorization) => openproviderBalance(askAs(authorization)),
    counts: (authorization) => openproviderCounts(askAs(authorization)),
    charges: (authorization, query) => {
      if (query.cursor === undefined) [book, terms] = [priceBook(environment.memory), null];
      const ask = askAs(authorization);
      return openproviderCharges(ask, query, {
        termsOf: () => termsOf(ask),
        pricesOf: (domains) => book.of(ask, domains),
      });
    },
    bookings: (authorization, query) =>
      openproviderBookings(askAs(authorization), query, bookingsRead),
    removals: (authorization, from) => openproviderRemovals(askAs(authorization), from),
  };
};
