import type {
  Credential,
  HttpEnvironment,
  RegistrarClient,
} from "../../../src/registrars/contract.ts";
import { createGandiClient } from "../../../src/registrars/gandi/client.ts";
import type { Simulator } from "../../simulator/server.ts";
import { patientSurroundings } from "./surroundings.ts";

type Offered = "signIn" | "signOut" | "balance" | "charges" | "counts" | "terms";

export const byToken = (token: string): Credential => ({
  kind: "credential",
  secretFields: { token },
  oneTimePassword: "",
});

/**
 * The client of an account of the simulator, and what proves it.
 * @param typed the organisation that was entered; left out: the account's own
 */
export function gandiAccount(
  simulator: Simulator,
  key: string,
  more: Partial<HttpEnvironment> = {},
  typed?: string,
): { client: Required<Pick<RegistrarClient, Offered>>; authorization: Credential } {
  const { system, login, password } = simulator.account(key).state;
  const endpoint = `http://127.0.0.1:${simulator.httpPort}/gandi/${system}/`;
  const organization = typed ?? login;
  const client = createGandiClient(
    {
      registrar: "gandi",
      system,
      endpoint,
      publicFields: organization === "" ? {} : { organization },
    },
    { ...patientSurroundings, ...more },
  );
  const { charges, counts, terms, ...rest } = client;
  if (!charges || !counts || !terms) throw new Error("A method is missing");
  return { client: { ...rest, charges, counts, terms }, authorization: byToken(password) };
}
