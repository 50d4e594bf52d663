import type { AccountDraft } from "../../src/messages/message-map.ts";
import type { Account as SimulatedAccount } from "./scenario-schema.ts";
import type { LineRegistrar, Registrar } from "./types.ts";

/** The registrars of the simulator that the product has. */
export function offered(registrar: Registrar): LineRegistrar {
  if (registrar === "inwx") throw new Error("The product does not have this registrar yet");
  return registrar;
}

/** What a user would type into the form for an account of the simulator. */
export const draftOf = (
  { key, registrar, system, login, password }: SimulatedAccount,
  changes: Partial<AccountDraft> = {},
): AccountDraft => ({
  id: null,
  name: key,
  registrar: offered(registrar),
  system,
  user: login,
  role: "",
  endpoint: null,
  warnBelow: "",
  checkEvery: 15,
  password,
  oneTimePassword: "",
  keepPassword: false,
  ...changes,
});
