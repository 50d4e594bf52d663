import { cnrProfile } from "./cnr/profile.ts";
import { ispapiProfile } from "./ispapi/profile.ts";
import type { Profile } from "./profile.ts";

/** The registry for pages and storage: one line a registrar, in the order in which they are offered. */
export const profiles: readonly Profile[] = [cnrProfile, ispapiProfile];

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
