import type { FieldValues } from "../../../src/domain/account.ts";
import type { Credential } from "../../../src/registrars/contract.ts";

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
