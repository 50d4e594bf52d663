import { ok, type Result } from "../../domain/failure.ts";
import { apiAddress } from "../addresses.ts";
import type { CreateClient } from "../contract.ts";
import type { PriceBook } from "../derive/price-book.ts";
import { readPublic } from "../sign-in-fields.ts";
import { gandiBalance, gandiTerms, ownOrganization } from "./account.ts";
import { type Ask, createAsk } from "./ask.ts";
import { gandiCharges } from "./charges.ts";
import { gandiCounts } from "./counts.ts";
import type { ListedDomain } from "./domains.ts";
import { canBeAsked, priceBook } from "./prices.ts";
import { gandiProfile } from "./profile.ts";

/**
 * Gandi, over its REST API. A token goes with each request: there are no sessions. It has no lists of bookings, of what
 * is reserved, names that were lost, past balances, subusers and rates of exchange.
 */
export const createGandiClient: CreateClient = (login, environment) => {
  const { organization: typed } = readPublic(gandiProfile, login);
  const askAs = createAsk({ address: apiAddress(login), typed }, environment);
  // The prices of the list of charges that is being read: they are one for all its pages.
  let book: PriceBook<ListedDomain, Ask> | null = null;
  // The organisation that is meant where none was entered, as the registrar has told it.
  let own: string | null = typed === "" ? null : typed;
  const organizationOf = async (ask: Ask): Promise<Result<string>> => {
    if (own !== null) return ok(own);
    const told = await ownOrganization(ask);
    if (told.ok) own = told.value;
    return told;
  };
  return {
    signIn: async () => ok("stateless"),
    signOut: async () => ok(null),
    balance: async (authorization, known) => {
      // Whose it is was asked earlier today, and told or not.
      if (known?.customer !== undefined) own ??= known.customer ?? "";
      const ask = askAs(authorization);
      const organization = await organizationOf(ask);
      return organization.ok ? gandiBalance(ask, organization.value) : organization;
    },
    counts: (authorization) => gandiCounts(askAs(authorization), typed),
    charges: (authorization, query) => {
      if (query.cursor === undefined) book = null;
      const ask = askAs(authorization);
      const terms = { currency: query.currency, organization: typed };
      book ??= priceBook(environment.memory, terms);
      const prices = book;
      return gandiCharges(ask, query, typed, async (domains) => {
        const told = await prices.of(ask, domains.filter(canBeAsked));
        if (told.ok) return ok({ of: told.value, refused: null });
        // A token that may read the names alone has them all the same: they are charged, at what nobody is told.
        const { failure } = told;
        return failure.kind === "not-allowed" ? ok({ of: () => null, refused: failure }) : told;
      });
    },
    terms: async (authorization) => {
      const ask = askAs(authorization);
      const organization = await organizationOf(ask);
      return organization.ok ? gandiTerms(ask, organization.value) : organization;
    },
  };
};
