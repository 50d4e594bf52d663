import { ok } from "../../domain/failure.ts";
import { apiAddress } from "../addresses.ts";
import type { CreateClient } from "../contract.ts";
import { readPublic } from "../sign-in-fields.ts";
import { autodnsBalance, autodnsTerms } from "./account.ts";
import { createAsk } from "./ask.ts";
import { autodnsBookings } from "./bookings.ts";
import { autodnsCharges } from "./charges.ts";
import { autodnsCounts } from "./counts.ts";
import { PriceBook } from "./prices.ts";
import { autodnsProfile, usualContext } from "./profile.ts";
import { autodnsRemovals } from "./removals.ts";

/**
 * AutoDNS of InterNetX, over its JSON API. User and password go with each request: the sessions that there are are not
 * needed. It has no lists of what is reserved by name, past balances and rates of exchange.
 */
export const createAutodnsClient: CreateClient = (login, environment) => {
  const { user, context, priceUser } = readPublic(autodnsProfile, login);
  const askAs = createAsk(
    {
      address: apiAddress(login),
      user,
      context: context === "" ? usualContext[login.system] : context,
      priceUser,
    },
    environment,
  );
  // What the list of charges that is being read rests on: it is one for all its pages.
  let prices = new PriceBook(environment);
  return {
    signIn: async () => ok("stateless"),
    signOut: async () => ok(null),
    balance: (authorization) => autodnsBalance(askAs(authorization)),
    counts: (authorization) => autodnsCounts(askAs(authorization)),
    charges: (authorization, query) => {
      if (query.cursor === undefined) prices = new PriceBook(environment);
      const ask = askAs(authorization);
      return autodnsCharges(ask, query, (domains) => prices.of(ask, domains, query.today));
    },
    bookings: (authorization, query) => autodnsBookings(askAs(authorization), query),
    removals: (authorization, from) => autodnsRemovals(askAs(authorization), from),
    terms: (authorization) => autodnsTerms(askAs(authorization)),
  };
};
