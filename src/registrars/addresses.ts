import type { System } from "../domain/account.ts";
import { profileOf } from "./profiles.ts";

// Where an account's requests go, and what that decides.

/** What an account's address follows from. */
export interface Place {
  registrar: string;
  system: System;
  /** A custom API address, or null for the registrar's own. */
  endpoint: string | null;
}

/** The API address of an account: its own, or its registrar's. Empty: the registrar has no such system. */
export const apiAddress = (account: Place): string =>
  account.endpoint ?? profileOf(account).systems[account.system]?.api ?? "";

/** What decides whom the API sees and where: two logins with the same key are the same. Holds no secret. */
export const loginKey = (login: Place & { user: string; role: string }): string =>
  JSON.stringify([apiAddress(login), login.registrar, login.system, login.user, login.role]);

/**
 * What decides whose money it is: two accounts with the same key are one at the registrar, whoever of its role
 * users asks. The address is compared as a browser reads it (case of the host, a port that goes without saying);
 * the login as it was typed, for no document says that case does not count there.
 */
export function sameAccountKey(login: Place & { user: string }): string {
  const address = apiAddress(login);
  const where = URL.canParse(address) ? new URL(address).href : address;
  return JSON.stringify([where, login.registrar, login.system, login.user]);
}

/** The login as the registrar reads it: the user, with the role user behind its sign. */
export const wireLogin = (login: { registrar: string; user: string; role: string }): string =>
  login.role === ""
    ? login.user
    : `${login.user}${profileOf(login).signIn.roleSign ?? ""}${login.role}`;
