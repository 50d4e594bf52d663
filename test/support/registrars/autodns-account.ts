import { createAutodnsClient } from "../../../src/registrars/autodns/client.ts";
import type {
  Credential,
  HttpEnvironment,
  RegistrarClient,
} from "../../../src/registrars/contract.ts";
import type { Simulator } from "../../simulator/server.ts";
import { byPassword } from "./credential.ts";
import { patientSurroundings } from "./surroundings.ts";

type Offered =
  | "signIn"
  | "signOut"
  | "balance"
  | "charges"
  | "counts"
  | "bookings"
  | "removals"
  | "terms";

interface Typed {
  context?: string;
  /** Whether the login of the price list is entered, where the account has one. */
  hasPriceList?: boolean;
}

/** The client of an account of the simulator, and what proves it. */
export function autodnsAccount(
  simulator: Simulator,
  key: string,
  more: Partial<HttpEnvironment> = {},
  { context = "", hasPriceList = true }: Typed = {},
): { client: Required<Pick<RegistrarClient, Offered>>; authorization: Credential } {
  const { system, login, password, autodns } = simulator.account(key).state;
  const endpoint = `http://127.0.0.1:${simulator.httpPort}/autodns/${system}/`;
  const list = hasPriceList ? autodns.priceList : undefined;
  const publicFields = {
    user: login,
    ...(context !== "" && { context }),
    ...(list && { priceUser: list.user }),
  };
  const client = createAutodnsClient(
    { registrar: "autodns", system, endpoint, publicFields },
    { ...patientSurroundings, ...more },
  );
  const { charges, counts, bookings, removals, terms, ...rest } = client;
  if (!charges || !counts || !bookings || !removals || !terms)
    throw new Error("A method is missing");
  const proof = byPassword(password);
  return {
    client: { ...rest, charges, counts, bookings, removals, terms },
    authorization: {
      ...proof,
      secretFields: { ...proof.secretFields, ...(list && { pricePassword: list.password }) },
    },
  };
}
