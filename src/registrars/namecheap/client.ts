import { ok } from "../../domain/failure.ts";
import { apiAddress } from "../addresses.ts";
import type { CreateClient } from "../contract.ts";
import { readPublic } from "../sign-in-fields.ts";
import { createAsk } from "./ask.ts";
import { namecheapBalance } from "./balance.ts";
import { namecheapCharges } from "./charges.ts";
import { namecheapCounts } from "./counts.ts";
import { PriceBook } from "./prices.ts";
import { namecheapProfile } from "./profile.ts";

/**
 * Namecheap, over its API of posted forms and XML. A key goes with each request: there are no sessions. It tells no
 * bookings, past balances, reserved sums by name, names that were lost, subusers and rates of exchange.
 */
export const createNamecheapClient: CreateClient = (login, environment) => {
  const { apiUser, userName: typed, clientIp } = readPublic(namecheapProfile, login);
  const userName = typed === "" ? apiUser : typed;
  const place = { address: apiAddress(login), apiUser, userName, clientIp };
  const askAs = createAsk(place, environment);
  // What the list of charges that is being read rests on: it is one for all its pages.
  let book = new PriceBook(environment.memory);
  return {
    signIn: async () => ok("stateless"),
    signOut: async () => ok(null),
    balance: (authorization) => namecheapBalance(askAs(authorization), userName),
    counts: (authorization) => namecheapCounts(askAs(authorization)),
    charges: (authorization, query) => {
      if (query.cursor === undefined) book = new PriceBook(environment.memory);
      const ask = askAs(authorization);
      return namecheapCharges(ask, query, (action) => book.of(ask, action));
    },
  };
};
