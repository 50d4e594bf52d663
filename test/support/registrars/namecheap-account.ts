import type {
  Credential,
  HttpEnvironment,
  RegistrarClient,
} from "../../../src/registrars/contract.ts";
import { createNamecheapClient } from "../../../src/registrars/namecheap/client.ts";
import type { Simulator } from "../../simulator/server.ts";
import { byKey } from "./rtr-account.ts";
import { patientSurroundings } from "./surroundings.ts";

type Offered = "signIn" | "signOut" | "balance" | "charges" | "counts";

/** The client of an account of the simulator, and what proves it. */
export function namecheapAccount(
  simulator: Simulator,
  key: string,
  more: Partial<HttpEnvironment> = {},
  fields: { userName?: string; clientIp?: string } = {},
): { client: Required<Pick<RegistrarClient, Offered>>; authorization: Credential } {
  const { system, login, password } = simulator.account(key).state;
  const endpoint = `http://127.0.0.1:${simulator.httpPort}/namecheap/${system}/xml.response`;
  const client = createNamecheapClient(
    { registrar: "namecheap", system, endpoint, publicFields: { apiUser: login, ...fields } },
    { ...patientSurroundings, ...more },
  );
  const { charges, counts, ...rest } = client;
  if (!charges || !counts) throw new Error("A method is missing");
  return { client: { ...rest, charges, counts }, authorization: byKey(password) };
}
