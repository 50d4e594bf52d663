import type { Result } from "../../../src/domain/failure.ts";
import { dayOf } from "../../../src/domain/foresight/bank-days.ts";
import { idleClient } from "../../../src/registrars/clients.ts";
import type { Authorization, RegistrarClient } from "../../../src/registrars/contract.ts";

/** The clock of the suite, milliseconds since the epoch, and its UTC day number. */
export const now = Date.UTC(2026, 0, 15, 12);
export const today = dayOf(now);
const day = 86_400_000;

type Full = Required<RegistrarClient>;

/** Each method that asks for something, with arguments that fit; one that is not here is a type error. */
export const asked: {
  [M in Exclude<keyof Full, "signIn" | "signOut">]: (
    client: Full,
    authorization: Authorization,
  ) => Promise<Result<unknown>>;
} = {
  balance: (client, authorization) => client.balance(authorization),
  counts: (client, authorization) => client.counts(authorization),
  charges: (client, authorization) =>
    client.charges(authorization, {
      first: 0,
      today,
      through: today + 90,
      vatPercent: null,
      currency: "EUR",
    }),
  reserves: (client, authorization) => client.reserves(authorization),
  pastBalances: (client, authorization) => client.pastBalances(authorization, today - 7),
  subusers: (client, authorization) => client.subusers(authorization),
  bookings: (client, authorization) =>
    client.bookings(authorization, { from: now - 30 * day, to: now, first: 0 }),
  accountBook: (client, authorization) => client.accountBook(authorization, now - 30 * day),
  removals: (client, authorization) => client.removals(authorization, now - 40 * day),
  renewalEvents: (client, authorization) => client.renewalEvents(authorization, now - 40 * day),
  presentDomains: (client, authorization) => client.presentDomains(authorization, 40),
  terms: (client, authorization) => client.terms(authorization),
  ownRights: (client, authorization) => client.ownRights(authorization),
  rates: (client, authorization) => client.rates(authorization),
};
export type Method = keyof typeof asked;

/** The methods that a registrar's client has, but those that open and close a session. */
export const methodsOf = (registrar: string): Method[] => {
  const offered = idleClient(registrar);
  return (Object.keys(asked) as Method[]).filter((method) => offered[method] !== undefined);
};
