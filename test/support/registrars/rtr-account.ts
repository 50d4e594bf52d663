import type {
  Credential,
  HttpEnvironment,
  RegistrarClient,
} from "../../../src/registrars/contract.ts";
import { createRtrClient } from "../../../src/registrars/rtr/client.ts";
import type { Simulator } from "../../simulator/server.ts";
import { patientSurroundings } from "./surroundings.ts";

type Offered = "signIn" | "signOut" | "balance" | "charges" | "counts" | "bookings" | "terms";

export const byKey = (key: string): Credential => ({
  kind: "credential",
  secretFields: { key },
  oneTimePassword: "",
});

/** The client of an account of the simulator, and what proves it. */
export function rtrAccount(
  simulator: Simulator,
  key: string,
  more: Partial<HttpEnvironment> = {},
  currency = "",
): { client: Required<Pick<RegistrarClient, Offered>>; authorization: Credential } {
  const { system, login, password } = simulator.account(key).state;
  const endpoint = `http://127.0.0.1:${simulator.httpPort}/rtr/${system}/`;
  const publicFields = { handle: login, ...(currency !== "" && { currency }) };
  const client = createRtrClient(
    { registrar: "rtr", system, endpoint, publicFields },
    { ...patientSurroundings, ...more },
  );
  const { charges, counts, bookings, terms, ...rest } = client;
  if (!charges || !counts || !bookings || !terms) throw new Error("A method is missing");
  return {
    client: { ...rest, charges, counts, bookings, terms },
    authorization: byKey(password),
  };
}
