import type { System } from "../domain/account.ts";
import { cnrProfile } from "./cnr/profile.ts";
import { inwxProfile } from "./inwx/profile.ts";
import { ispapiProfile } from "./ispapi/profile.ts";
import type { Profile } from "./profile.ts";
import { unitedDomainsProfile } from "./united-domains/profile.ts";

/** The registry for pages and storage: one line a registrar, in the order in which they are offered. */
export const profiles: readonly Profile[] = [
  cnrProfile,
  inwxProfile,
  ispapiProfile,
  unitedDomainsProfile,
];

const byId = new Map(profiles.map((profile) => [profile.id, profile]));

/** The ids that an account can have. */
export const registrarIds: readonly string[] = profiles.map(({ id }) => id);

/**
 * The profile of an account's registrar. Throws for an id that has none: storage and messages take none but those of
 * {@link registrarIds}.
 */
export function profileOf({ registrar }: { registrar: string }): Profile {
  const profile = byId.get(registrar);
  if (!profile) throw new Error("No such registrar");
  return profile;
}

/**
 * Whether a login is one that its registrar's profile asks for: in a system that there is, with the names that are
 * required, and no role user where there are none. Its id is a known one.
 */
export function isLoginOf(login: {
  registrar: string;
  system: System;
  user: string;
  role: string;
}): boolean {
  const { systems, signIn } = profileOf(login);
  const names = (["user", "role"] as const).map((id) => ({
    value: login[id],
    field: signIn.fields.find((field) => field.id === id),
  }));
  return (
    systems[login.system] !== null &&
    names.every(({ value, field }) => (value === "" ? !field?.required : field !== undefined))
  );
}
