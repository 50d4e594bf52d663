import type { SignInField } from "../profile.ts";

/** Either dialect's sign, in either field: `account!role`, `account:role`; as they are typed on full-width keyboards, too. */
const roleSigns = "!:\uFF01\uFF1A";

/**
 * The sign-in fields of an API with role users: user, role user, password.
 * @param roleHint name of the text with advice about the role user
 */
export const roleUserFields = (roleHint: string): SignInField[] => [
  {
    id: "user",
    label: "field_user",
    secret: false,
    required: true,
    forbidden: roleSigns,
    hint: null,
  },
  {
    id: "role",
    label: "field_role",
    secret: false,
    required: false,
    forbidden: roleSigns,
    hint: roleHint,
  },
  {
    id: "password",
    label: "field_password",
    secret: true,
    required: true,
    forbidden: "",
    hint: null,
  },
];
