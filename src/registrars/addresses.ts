import type { FieldValues, System } from "../domain/account.ts";
import { profileOf } from "./profiles.ts";
import { joinedLogin, publicFieldsOf } from "./sign-in-fields.ts";

// Where an account's requests go, and what that decides.

/** What an account's address follows from. */
export interface Place {
  registrar: string;
  system: System;
  /** A custom API address, or null for the registrar's own. */
  endpoint: string | null;
}

/** Whom to sign in as, and where. */
type LoginPlace = Place & { publicFields: FieldValues };

/** The API address of an account: its own, or its registrar's. Empty: the registrar has no such system. */
export const apiAddress = (account: Place): string =>
  account.endpoint ?? profileOf(account).systems[account.system]?.api ?? "";

/** The address as a browser reads it, to compare: case of the host and a port that goes without saying do not count. */
export function comparableAddress(account: Place): string {
  const address = apiAddress(account);
  return URL.canParse(address) ? new URL(address).href : address;
}

/** The fields beside those named, as far as they are filled in, in an order that no profile changes. */
const othersOf = (values: FieldValues, named: readonly string[]): [string, string][] =>
  Object.entries(values)
    .filter(([id, value]) => value !== "" && !named.includes(id))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));

/**
 * What decides whom the API sees and where: two logins with the same key are the same. Holds no secret. Sealed secrets
 * are bound to it, so it stays the same for the same login, also when a profile gets another optional field: `user` and
 * `role` stand where versions 0.1.0 and 0.2.0 put them, and of the other fields those that are filled in, by their ids.
 */
export const loginKey = (login: LoginPlace): string => {
  const { user = "", role = "" } = login.publicFields;
  const others = othersOf(login.publicFields, ["user", "role"]);
  return JSON.stringify([apiAddress(login), login.registrar, login.system, user, role, ...others]);
};

/**
 * What decides whose money it is: two accounts with the same key are one at the registrar, whichever of its users
 * asks. By the fields that identify it, in the layout of {@link loginKey}: it is stored beside what is kept of accounts
 * that are gone. The login counts as it was typed, for no document says that case does not count there. An account
 * whose login has nothing that says whose it is (a key alone) is one of its own, unless its registrar tells the customer
 * (`moneyKeys`).
 */
export function sameAccountKey(account: LoginPlace & { id: string }): string {
  const place = [comparableAddress(account), account.registrar, account.system];
  const who: Record<string, string> = {};
  for (const { id, identifies } of publicFieldsOf(profileOf(account)))
    if (identifies && account.publicFields[id]) who[id] = account.publicFields[id];
  if (Object.keys(who).length === 0) return JSON.stringify([...place, null, account.id]);
  return JSON.stringify([...place, who.user ?? "", ...othersOf(who, ["user"])]);
}

/** The login as the registrar reads it: the user, with the role user behind its sign, say. Empty: it has no public field. */
export const wireLogin = (login: { registrar: string; publicFields: FieldValues }): string =>
  joinedLogin(profileOf(login), login);
