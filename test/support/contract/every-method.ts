import type { Result } from "../../../src/domain/failure.ts";
import { dayOf } from "../../../src/domain/foresight/bank-days.ts";
import { idleClient } from "../../../src/registrars/clients.ts";
import type { Credential, Proof, RegistrarClient } from "../../../src/registrars/contract.ts";
import { byPassword } from "../registrars/credential.ts";

/** The clock of the suite, milliseconds since the epoch, and its UTC day number. */
export const now = Date.UTC(2026, 0, 15, 12);
export const today = dayOf(now);
const day = 86_400_000;

type Full = Required<RegistrarClient>;

/** Each method that asks for something, with arguments that fit; one that is not here is a type error. */
export const asked: {
  [M in Exclude<keyof Full, "signIn" | "signOut">]: (
    client: Full,
    proof: Proof,
  ) => Promise<Result<unknown>>;
} = {
  balance: (client, proof) => client.balance(proof),
  counts: (client, proof) => client.counts(proof),
  charges: (client, proof) =>
    client.charges(proof, {
      first: 0,
      today,
      through: today + 90,
      vatPercent: null,
      currency: "EUR",
    }),
  reserves: (client, proof) => client.reserves(proof),
  pastBalances: (client, proof) => client.pastBalances(proof, today - 7),
  subusers: (client, proof) => client.subusers(proof),
  bookings: (client, proof) => client.bookings(proof, { from: now - 30 * day, to: now, first: 0 }),
  accountBook: (client, proof) => client.accountBook(proof, now - 30 * day),
  removals: (client, proof) => client.removals(proof, now - 40 * day),
  renewalEvents: (client, proof) => client.renewalEvents(proof, now - 40 * day),
  presentDomains: (client, proof) => client.presentDomains(proof, 40),
  terms: (client, proof) => client.terms(proof),
  ownRights: (client, proof) => client.ownRights(proof),
  rates: (client, proof) => client.rates(proof),
};
export type Method = keyof typeof asked;

/** The methods that a registrar's client has, but those that open and close a session. */
export const methodsOf = (registrar: string): Method[] => {
  const offered = idleClient(registrar);
  return (Object.keys(asked) as Method[]).filter((method) => offered[method] !== undefined);
};

export const credentialOf = (password: string): Credential => byPassword(password);
