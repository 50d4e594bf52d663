import type { FieldValues, System } from "../domain/account.ts";
import { autodnsProfile } from "./autodns/profile.ts";
import { cnrProfile } from "./cnr/profile.ts";
import { gandiProfile } from "./gandi/profile.ts";
import { inwxProfile } from "./inwx/profile.ts";
import { ispapiProfile } from "./ispapi/profile.ts";
import { namecheapProfile } from "./namecheap/profile.ts";
import { openproviderProfile } from "./openprovider/profile.ts";
import { opensrsProfile } from "./opensrs/profile.ts";
import type { Profile } from "./profile.ts";
import { rtrProfile } from "./rtr/profile.ts";
import { areFilledIn, areValuesOf, publicFieldsOf } from "./sign-in-fields.ts";
import { unitedDomainsProfile } from "./united-domains/profile.ts";

/** The registry for pages and storage: one line a registrar, in the order in which they are offered. */
export const profiles: readonly Profile[] = [
  cnrProfile,
  inwxProfile,
  autodnsProfile,
  openproviderProfile,
  rtrProfile,
  namecheapProfile,
  gandiProfile,
  opensrsProfile,
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
 * Whether a login is one that its registrar's profile asks for: in a system that there is, with the public fields that
 * are required, and none that the profile does not have. Its registrar's id is a known one.
 */
export function isLoginOf(login: {
  registrar: string;
  system: System;
  publicFields: FieldValues;
}): boolean {
  const profile = profileOf(login);
  const fields = publicFieldsOf(profile);
  return (
    profile.systems[login.system] !== null &&
    areValuesOf(fields, login.publicFields) &&
    areFilledIn(fields, login.publicFields)
  );
}
