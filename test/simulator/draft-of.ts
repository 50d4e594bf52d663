import type { LoginDraft, NewSettings } from "../../src/messages/message-map.ts";
import { profileOf } from "../../src/registrars/profiles.ts";
import { publicFieldsOf, secretFieldsOf } from "../../src/registrars/sign-in-fields.ts";
import type { Account as SimulatedAccount } from "./shared/scenario-schema.ts";

/** All that a user types into the form for a new account; `id` where it is typed for one that is kept. */
export interface AccountDraft
  extends Omit<LoginDraft, "accountId" | "publicFields" | "secretFields">,
    NewSettings {
  id: string | null;
  user: string;
  role: string;
  password: string;
}

/** What a user would type into the form for an account of the simulator. */
export const draftOf = (
  { key, registrar, system, login, password }: SimulatedAccount,
  changes: Partial<AccountDraft> = {},
): AccountDraft => ({
  id: null,
  name: key,
  registrar,
  system,
  user: login,
  role: "",
  endpoint: null,
  warnBelow: "",
  checkEvery: 15,
  password,
  oneTimePassword: "",
  keepPassword: false,
  ...changes,
});

/** What of a draft the test sign-in is sent. */
export const loginOf = ({
  id,
  name: _name,
  warnBelow: _warnBelow,
  checkEvery: _checkEvery,
  user,
  role,
  password,
  ...login
}: AccountDraft): LoginDraft => {
  const profile = profileOf(login);
  const [who] = publicFieldsOf(profile);
  const [secret] = secretFieldsOf(profile);
  return {
    ...login,
    accountId: id,
    publicFields: {
      ...(who && user !== "" && { [who.id]: user }),
      ...(role !== "" && { role }),
    },
    secretFields: secret && password !== "" ? { [secret.id]: password } : {},
  };
};

/** What of a draft a new account begins with. */
export const settingsOf = ({ name, warnBelow, checkEvery }: AccountDraft): NewSettings => ({
  name,
  warnBelow,
  checkEvery,
});

/** What saves a tested draft: as a new account, or as the login of one that is kept. */
export const saveMessage = (draft: AccountDraft, { ticket }: { ticket: string }) => ({
  name: "save-account" as const,
  ticket,
  settings: draft.id === null ? settingsOf(draft) : null,
});
