import { ok } from "../../domain/failure.ts";
import { apiAddress } from "../addresses.ts";
import type { CreateClient } from "../contract.ts";
import { readPublic } from "../sign-in-fields.ts";
import { createAsk } from "./ask.ts";
import { opensrsBalance } from "./balance.ts";
import { opensrsCharges } from "./charges.ts";
import { opensrsCounts } from "./counts.ts";
import { priceBook } from "./prices.ts";
import { opensrsProfile } from "./profile.ts";

/**
 * OpenSRS, over its API of posted XML. A signature goes with each request: there are no sessions. It tells no bookings,
 * past balances, reserved sums by name, names that were lost, subusers and rates of exchange.
 */
export const createOpensrsClient: CreateClient = (login, environment) => {
  const { user: username, currency } = readPublic(opensrsProfile, login);
  const askAs = createAsk({ address: apiAddress(login), username }, environment);
  // What the list of charges that is being read rests on: it is one for all its pages.
  let book: ReturnType<typeof priceBook> | null = null;
  return {
    signIn: async () => ok("stateless"),
    signOut: async () => ok(null),
    balance: (authorization) => opensrsBalance(askAs(authorization), currency),
    counts: (authorization) => opensrsCounts(askAs(authorization), Date.now()),
    charges: (authorization, query) => {
      const ask = askAs(authorization);
      if (query.cursor === undefined || book === null)
        book = priceBook(environment.memory, query.currency);
      const prices = book;
      return opensrsCharges(ask, query, (domains) => prices.of(ask, domains));
    },
  };
};
