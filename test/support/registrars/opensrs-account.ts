import type {
  Credential,
  HttpEnvironment,
  RegistrarClient,
} from "../../../src/registrars/contract.ts";
import { createOpensrsClient } from "../../../src/registrars/opensrs/client.ts";
import type { Simulator } from "../../simulator/server.ts";
import { patientSurroundings } from "./surroundings.ts";

type Offered = "signIn" | "signOut" | "balance" | "charges" | "counts";

export const bySigningKey = (key: string): Credential => ({
  kind: "credential",
  secretFields: { key },
  oneTimePassword: "",
});

/** The client of an account of the simulator, and what proves it. */
export function opensrsAccount(
  simulator: Simulator,
  key: string,
  more: Partial<HttpEnvironment> = {},
  currency = "",
): { client: Required<Pick<RegistrarClient, Offered>>; authorization: Credential } {
  const { system, login, password } = simulator.account(key).state;
  const endpoint = `http://127.0.0.1:${simulator.httpPort}/opensrs/${system}/`;
  const publicFields = { user: login, ...(currency !== "" && { currency }) };
  const client = createOpensrsClient(
    { registrar: "opensrs", system, endpoint, publicFields },
    { ...patientSurroundings, ...more },
  );
  const { charges, counts, ...rest } = client;
  if (!charges || !counts) throw new Error("A method is missing");
  return { client: { ...rest, charges, counts }, authorization: bySigningKey(password) };
}
