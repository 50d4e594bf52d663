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
  /** What is typed into further fields, of a price list with a login of its own. */
  more?: Pick<LoginDraft, "publicFields" | "secretFields">;
}

const moreOf = ({ autodns: { priceList } }: SimulatedAccount): Pick<AccountDraft, "more"> =>
  priceList
    ? {
        more: {
          publicFields: { priceUser: priceList.user },
          secretFields: { pricePassword: priceList.password },
        },
      }
    : {};

/** What a user would type into the form for an account of the simulator. */
export const draftOf = (
  account: SimulatedAccount,
  changes: Partial<AccountDraft> = {},
): AccountDraft => ({
  id: null,
  name: account.key,
  registrar: account.registrar,
  system: account.system,
  user: account.login,
  role: "",
  endpoint: null,
  warnBelow: "",
  checkEvery: 15,
  password: account.password,
  ...moreOf(account),
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
  more,
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
      ...more?.publicFields,
    },
    secretFields: {
      ...(secret && password !== "" && { [secret.id]: password }),
      ...more?.secretFields,
    },
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
