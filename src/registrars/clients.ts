import type { ForesightPart } from "../domain/foresight/parts.ts";
import { createAutodnsClient } from "./autodns/client.ts";
import { createCnrClient } from "./cnr/client.ts";
import type { CreateClient, HttpEnvironment, Login, RegistrarClient } from "./contract.ts";
import { createGandiClient } from "./gandi/client.ts";
import { createInwxClient } from "./inwx/client.ts";
import { createIspapiClient } from "./ispapi/client.ts";
import { createNamecheapClient } from "./namecheap/client.ts";
import { createOpenproviderClient } from "./openprovider/client.ts";
import { createOpensrsClient } from "./opensrs/client.ts";
import { createRtrClient } from "./rtr/client.ts";

const registry = {
  autodns: createAutodnsClient,
  cnr: createCnrClient,
  gandi: createGandiClient,
  inwx: createInwxClient,
  ispapi: createIspapiClient,
  namecheap: createNamecheapClient,
  openprovider: createOpenproviderClient,
  opensrs: createOpensrsClient,
  rtr: createRtrClient,
  "united-domains": createIspapiClient,
} satisfies Record<string, CreateClient>;

/** The ids that there is a client for. */
export type ClientId = keyof typeof registry;

/** The registry for the worker: one line a registrar, by the id of its profile. */
export const clients: Readonly<Record<string, CreateClient>> = registry;

/** The client of one account. Throws for a registrar that has none: storage and messages take no such account. */
export function createClient(login: Login, environment: HttpEnvironment): RegistrarClient {
  const create = Object.hasOwn(clients, login.registrar) ? clients[login.registrar] : undefined;
  if (!create) throw new Error("No such registrar");
  return create(login, environment);
}

/** A registrar's client that is asked nothing: its methods tell what it can do. */
export const idleClient = (registrar: string): RegistrarClient =>
  createClient(
    { registrar, system: "live", endpoint: null, publicFields: {} },
    { fetch: () => Promise.reject(new Error("Nothing is asked")), isOnline: () => false },
  );

/** The methods that a list of foresight is asked for with: one of them is enough. */
const methodsOf: Record<ForesightPart, readonly (keyof RegistrarClient)[]> = {
  charges: ["charges"],
  deposits: ["reserves"],
  bookings: ["bookings"],
  "past-balances": ["pastBalances", "accountBook"],
  subusers: ["subusers"],
  rates: ["rates"],
  lost: ["removals"],
};

/** The lists that a registrar's client has no method for. */
export const lackingIn = (client: RegistrarClient): ForesightPart[] =>
  (Object.keys(methodsOf) as ForesightPart[]).filter((part) =>
    methodsOf[part].every((method) => client[method] === undefined),
  );
