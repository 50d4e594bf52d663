import type { SignInField } from "./profile.ts";

/** A password: whatever was typed may belong to it. */
export const passwordField = {
  id: "password",
  label: "field_password",
  secret: true,
  required: true,
  identifies: false,
  joinedBy: null,
  forbidden: null,
  max: 1000,
  pasted: "asked",
  autocomplete: "new-password",
  hint: null,
} as const satisfies SignInField;
