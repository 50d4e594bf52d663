import type { SignInField } from "./profile.ts";

/** A user name that says whose money it is, as far as no number of a customer says more. */
export const userField = {
  id: "user",
  label: "field_user",
  secret: false,
  required: true,
  identifies: true,
  joinedBy: null,
  forbidden: null,
  max: 200,
  pasted: "trimmed",
  autocomplete: "off",
  hint: null,
} as const satisfies SignInField;
