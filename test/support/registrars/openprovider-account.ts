import type {
  Credential,
  HttpEnvironment,
  RegistrarClient,
} from "../../../src/registrars/contract.ts";
import { createOpenproviderClient } from "../../../src/registrars/openprovider/client.ts";
import type { Simulator } from "../../simulator/server.ts";
import { byPassword, named } from "./credential.ts";
import { patientSurroundings } from "./surroundings.ts";

type Offered = "signIn" | "signOut" | "balance" | "charges" | "counts" | "bookings" | "removals";

/** The client of an account of the simulator, and what proves it. */
export function openproviderAccount(
  simulator: Simulator,
  key: string,
  more: Partial<HttpEnvironment> = {},
): { client: Required<Pick<RegistrarClient, Offered>>; authorization: Credential } {
  const { system, login, password } = simulator.account(key).state;
  const endpoint = `http://127.0.0.1:${simulator.httpPort}/openprovider/${system}/`;
  const client = createOpenproviderClient(
    { registrar: "openprovider", system, endpoint, publicFields: named(login) },
    { ...patientSurroundings, ...more },
  );
  const { charges, counts, bookings, removals, ...rest } = client;
  if (!charges || !counts || !bookings || !removals) throw new Error("A method is missing");
  return {
    client: { ...rest, charges, counts, bookings, removals },
    authorization: byPassword(password),
  };
}
