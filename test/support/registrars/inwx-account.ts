import type {
  Credential,
  HttpEnvironment,
  RegistrarClient,
} from "../../../src/registrars/contract.ts";
import { createInwxClient } from "../../../src/registrars/inwx/client.ts";
import type { Simulator } from "../../simulator/server.ts";
import { byPassword, named } from "./credential.ts";
import { patientSurroundings } from "./surroundings.ts";

/** What proves an account of the simulator. */
export const credentialOf = (password: string): Credential => byPassword(password);

/** The client of an account of the simulator, and what proves it. */
export function inwxAccount(
  simulator: Simulator,
  key: string,
  more: Partial<HttpEnvironment> = {},
): { client: Required<Pick<RegistrarClient, Offered>>; authorization: Credential } {
  const { system, login, password } = simulator.account(key).state;
  const endpoint = `http://127.0.0.1:${simulator.httpPort}/inwx/${system}/jsonrpc/`;
  const client = createInwxClient(
    { registrar: "inwx", system, endpoint, publicFields: named(login) },
    { ...patientSurroundings, ...more },
  );
  const { charges, counts, reserves, bookings, terms, ...rest } = client;
  if (!charges || !counts || !reserves || !bookings || !terms)
    throw new Error("A method is missing");
  return {
    client: { ...rest, charges, counts, reserves, bookings, terms },
    authorization: credentialOf(password),
  };
}

type Offered =
  | "signIn"
  | "signOut"
  | "balance"
  | "charges"
  | "counts"
  | "reserves"
  | "bookings"
  | "terms";
