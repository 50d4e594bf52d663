import type { FieldValues } from "../domain/account.ts";
import type { SignIn, SignInField } from "./profile.ts";

// What was entered into a profile's sign-in fields, read and checked by what the profile says of them.

interface HasFields {
  readonly signIn: Pick<SignIn, "fields">;
}

/** The ids of a profile's secret or public fields: of a profile that is a constant those that it declares, so that no other can be read. */
export type FieldId<P extends HasFields, Secret extends boolean> = Extract<
  P["signIn"]["fields"][number],
  { secret: Secret }
>["id"];

const fieldsWith = ({ signIn }: HasFields, isSecret: boolean): SignInField[] =>
  signIn.fields.filter(({ secret }) => secret === isSecret);

/** A profile's public fields, in the order of the form. */
export const publicFieldsOf = (profile: HasFields): SignInField[] => fieldsWith(profile, false);

/** A profile's secret fields, in the order of the form. */
export const secretFieldsOf = (profile: HasFields): SignInField[] => fieldsWith(profile, true);

/** The public fields that stand in the form between a secret one and the secret one before it; of the first one none. */
export function publicFieldsBefore({ signIn }: HasFields, secretId: string): SignInField[] {
  const before = signIn.fields.slice(
    0,
    signIn.fields.findIndex(({ id }) => id === secretId),
  );
  const last = before.findLastIndex(({ secret }) => secret);
  return last < 0 ? [] : before.slice(last + 1);
}

const readAll = (fields: readonly SignInField[], values: FieldValues): Record<string, string> =>
  Object.fromEntries(fields.map(({ id }) => [id, values[id] ?? ""]));

/** What a login has in the profile's public fields; empty where nothing was entered. */
export const readPublic = <P extends HasFields>(
  profile: P,
  { publicFields }: { publicFields: FieldValues },
): Record<FieldId<P, false>, string> => readAll(publicFieldsOf(profile), publicFields);

/** What a credential has in the profile's secret fields; empty where nothing was entered. */
export const readSecret = <P extends HasFields>(
  profile: P,
  { secretFields }: { secretFields: FieldValues },
): Record<FieldId<P, true>, string> => readAll(secretFieldsOf(profile), secretFields);

/** Whether there is nothing among the values but what belongs to one of the fields, each as long as it may be, and not empty. */
export const areValuesOf = (fields: readonly SignInField[], values: FieldValues): boolean =>
  Object.entries(values).every(([id, { length }]) => {
    const field = fields.find((each) => each.id === id);
    return field !== undefined && length >= 1 && length <= field.max;
  });

/** Whether each field that must be filled in is. */
export const areFilledIn = (fields: readonly SignInField[], values: FieldValues): boolean =>
  fields.every(({ id, required }) => !required || (values[id] ?? "") !== "");

/** The public fields as one login: joined as the registrar reads it where the profile says how, else side by side. Empty: there are none. */
export function joinedLogin(profile: HasFields, login: { publicFields: FieldValues }): string {
  let joined = "";
  for (const { id, joinedBy } of publicFieldsOf(profile)) {
    const value = login.publicFields[id] ?? "";
    if (value !== "") joined += joined === "" ? value : `${joinedBy ?? " · "}${value}`;
  }
  return joined;
}
