import type { AccountStatus } from "../../domain/account-status.ts";
import { ok, type Result } from "../../domain/failure.ts";
import { apiAddress } from "../addresses.ts";
import type { CreateClient } from "../contract.ts";
import { readPublic } from "../sign-in-fields.ts";
import { type Ask, createAsk } from "./ask.ts";
import { rtrBookings } from "./bookings.ts";
import { rtrCharges } from "./charges.ts";
import { rtrCounts } from "./counts.ts";
import { rtrBalance, rtrCurrency, type Whose } from "./credit.ts";
import { PriceBook, type YearlyPrice } from "./prices.ts";
import { rtrProfile } from "./profile.ts";
import { TldBook } from "./tlds.ts";
import { rtrTerms } from "./watermark.ts";

/**
 * Realtime Register, over its REST API. A key goes with each request: there are no sessions. It has no lists of what is
 * reserved by name, names that were lost, past balances and subusers; its rates of exchange are documented in two forms,
 * and left alone.
 */
export const createRtrClient: CreateClient = (login, environment) => {
  const { handle, currency } = readPublic(rtrProfile, login);
  const whose: Whose = { handle, currency };
  const askAs = createAsk({ address: apiAddress(login), customer: handle }, environment);
  // What the list of charges that is being read rests on: it is one for all its pages.
  let prices: Promise<Result<YearlyPrice>> | null = null;
  let tlds = new TldBook(environment.week);
  const pricesIn = async (ask: Ask, wanted: string): Promise<Result<YearlyPrice>> => {
    prices ??= new PriceBook(environment.memory).in(ask, wanted);
    const told = await prices;
    if (!told.ok) prices = null;
    return told;
  };
  // The currency that is meant where none was entered, as the registrar has told it.
  let own: string | null = null;
  const balance = async (ask: Ask): Promise<Result<AccountStatus>> => {
    const told = await rtrBalance(ask, whose);
    if (told.ok) own = told.value.currency;
    return told;
  };
  const ownCurrency = async (ask: Ask): Promise<Result<string>> => {
    if (own !== null) return ok(own);
    const told = await rtrCurrency(ask, whose);
    if (told.ok) own = told.value;
    return told;
  };
  return {
    signIn: async () => ok("stateless"),
    signOut: async () => ok(null),
    balance: (authorization) => balance(askAs(authorization)),
    counts: (authorization) => rtrCounts(askAs(authorization)),
    charges: (authorization, query) => {
      if (query.cursor === undefined) [prices, tlds] = [null, new TldBook(environment.week)];
      const ask = askAs(authorization);
      return rtrCharges(ask, query, {
        pricesIn: (wanted) => pricesIn(ask, wanted),
        termsOf: (wanted) => tlds.of(ask, wanted),
      });
    },
    bookings: async (authorization, query) => {
      const ask = askAs(authorization);
      const told = await ownCurrency(ask);
      return told.ok ? rtrBookings(ask, query, told.value) : told;
    },
    terms: (authorization) => rtrTerms(askAs(authorization), own ?? currency),
  };
};
