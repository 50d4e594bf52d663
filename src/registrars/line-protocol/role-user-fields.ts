import { passwordField } from "../password-field.ts";
import type { SignInField } from "../profile.ts";

/** Either dialect's sign, in either field: `account!role`, `account:role`; as they are typed on full-width keyboards, too. */
const roleSigns = "!:\uFF01\uFF1A";

const nameField = {
  secret: false,
  max: 200,
  pasted: "trimmed",
  autocomplete: "off",
} as const;

/**
 * The sign-in fields of an API with role users: user, role user, password.
 * @param sign what stands between account and role user in a login
 * @param roleHint name of the text with advice about the role user
 */
export const roleUserFields = (sign: string, roleHint: string) =>
  [
    {
      ...nameField,
      id: "user",
      label: "field_user",
      required: true,
      identifies: true,
      joinedBy: null,
      forbidden: { signs: roleSigns, text: "problem_role_in_user" },
      hint: null,
    },
    {
      ...nameField,
      id: "role",
      label: "field_role",
      required: false,
      // Another user of the same account, and of the same money.
      identifies: false,
      joinedBy: sign,
      forbidden: { signs: roleSigns, text: "problem_role_with_separator" },
      hint: roleHint,
    },
    passwordField,
  ] as const satisfies SignInField[];
