import type { FieldValues } from "../../../src/domain/account.ts";
import type { Credential } from "../../../src/registrars/contract.ts";
import { profileOf } from "../../../src/registrars/profiles.ts";
import { publicFieldsOf, secretFieldsOf } from "../../../src/registrars/sign-in-fields.ts";

/** The public fields of a login with a user and perhaps a role user; what is empty is left out, as it is stored. */
export const named = (user: string, role = ""): FieldValues => ({
  ...(user !== "" && { user }),
  ...(role !== "" && { role }),
});

/** What proves a login by its password. */
export const byPassword = (password: string, oneTimePassword = ""): Credential => ({
  kind: "credential",
  secretFields: { password },
  oneTimePassword,
});

/** A login at any registrar: whoever is meant stands in the first of its public fields. */
export function namedAt(registrar: string, who: string): FieldValues {
  const [first] = publicFieldsOf(profileOf({ registrar }));
  return first ? { [first.id]: who } : {};
}

/** What proves it: the secret stands in the first of its secret fields. */
export function provedAt(registrar: string, secret: string): Credential {
  const [first] = secretFieldsOf(profileOf({ registrar }));
  return { ...byPassword(""), secretFields: first ? { [first.id]: secret } : {} };
}
