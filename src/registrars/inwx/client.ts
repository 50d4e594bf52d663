import { ok, type Result } from "../../domain/failure.ts";
import { apiAddress } from "../addresses.ts";
import type { CreateClient } from "../contract.ts";
import { readPublic } from "../sign-in-fields.ts";
import { type Ask, createAsk } from "./ask.ts";
import { inwxBalance, inwxTerms } from "./balance.ts";
import { inwxBookings } from "./bookings.ts";
import { inwxCharges, type Prices } from "./charges.ts";
import { inwxCounts } from "./counts.ts";
import { type FailedRenewals, failedRenewals } from "./failed-renewals.ts";
import { inwxPriceChanges } from "./price-changes.ts";
import { inwxPrices } from "./prices.ts";
import { inwxProfile } from "./profile.ts";
import { inwxReserves } from "./reserves.ts";

/**
 * INWX, over its JSON-RPC. User and password go with each call: its sessions are cookies, of which a browser has one
 * for all accounts of a host. It has no commands for lost domains, past balances, subusers and rates of exchange.
 */
export const createInwxClient: CreateClient = (login, environment) => {
  const { user } = readPublic(inwxProfile, login);
  const askAs = createAsk({ address: apiAddress(login), user }, environment);
  // The price list of the list of charges that is being read, and what failed: they are one for all its pages.
  let prices: Prices | null = null;
  const pricesOf = async (ask: Ask, vatPercent: string | null): Promise<Result<Prices>> => {
    if (prices !== null) return ok(prices);
    const list = await inwxPrices(ask);
    if (!list.ok) return list;
    const changes = await inwxPriceChanges(ask, vatPercent);
    if (!changes.ok) return changes;
    prices = { prices: list.value, changes: changes.value };
    return ok(prices);
  };
  let failures: FailedRenewals | null = null;
  const failuresOf = async (ask: Ask, today: number): Promise<Result<FailedRenewals>> => {
    if (failures !== null) return ok(failures);
    const found = await failedRenewals(ask, today);
    if (found.ok) failures = found.value;
    return found;
  };
  return {
    signIn: async () => ok("stateless"),
    signOut: async () => ok(null),
    balance: (authorization, known) => inwxBalance(askAs(authorization), known),
    counts: (authorization) => inwxCounts(askAs(authorization)),
    charges: (authorization, query) => {
      if (query.cursor === undefined) [prices, failures] = [null, null];
      const ask = askAs(authorization);
      return inwxCharges(
        ask,
        query,
        () => pricesOf(ask, query.vatPercent),
        () => failuresOf(ask, query.today),
      );
    },
    reserves: (authorization) => inwxReserves(askAs(authorization)),
    bookings: (authorization, query) => inwxBookings(askAs(authorization), query),
    terms: (authorization) => inwxTerms(askAs(authorization)),
  };
};
