import {
  type Account,
  checkEveryLimits,
  type FieldValues,
  type Registrar,
  type System,
} from "../../../domain/account.ts";
import { profileOf, registrarIds } from "../../../registrars/profiles.ts";
import { publicFieldsOf, secretFieldsOf } from "../../../registrars/sign-in-fields.ts";
import { amountToType } from "../../../text/typed-amount.ts";

/** What stands in the form's fields: text as typed. */
export interface FormValues {
  name: string;
  registrar: Registrar;
  system: System;
  /** Into the sign-in fields, by their ids: those of a registrar that was chosen before stay, and go nowhere. */
  fields: FieldValues;
  oneTimePassword: string;
  endpoint: string;
  warnBelow: string;
  checkEvery: string;
  /** Of a new account whose registrar never tells its deposits: what is reserved. Empty: not answered. */
  reserved: string;
  /** The secret fields whose spaces belong to them, as the user has said. */
  keepSpaces: readonly string[];
  /** With a one-time password: the user wants the secret fields kept as well. */
  keepPassword: boolean;
}

/** The form's own fields: no sign-in field of a profile is called so. */
export const ownFields = [
  "name",
  "registrar",
  "system",
  "oneTimePassword",
  "warnBelow",
  "reserved",
  "checkEvery",
  "endpoint",
] as const satisfies readonly (keyof FormValues)[];
export type OwnField = (typeof ownFields)[number];

/** One of the form's own fields, or the id of a sign-in field. Also its id in the page. */
export type FieldName = string;

/** The form's fields in the order they stand in: the first wrong one gets the focus. */
export function fieldOrder(values: FormValues, isCodeFirst: boolean): FieldName[] {
  const profile = profileOf(values);
  const [publicIds, secretIds] = [publicFieldsOf(profile), secretFieldsOf(profile)].map((fields) =>
    fields.map(({ id }) => id),
  ) as [string[], string[]];
  const [name, registrar, system, code, ...rest] = ownFields;
  const place = [name, registrar, system, ...publicIds];
  return isCodeFirst
    ? [code, ...secretIds, ...place, ...rest]
    : [...place, ...secretIds, code, ...rest];
}

/** The fields of an account, or of a new one. Its secret fields are not known here, and stay empty. */
export const valuesOf = (account: Account | null, locale: string): FormValues => ({
  name: account?.name ?? "",
  registrar: account?.registrar ?? registrarIds[0] ?? "",
  system: account?.system ?? "live",
  fields: account?.publicFields ?? {},
  oneTimePassword: "",
  endpoint: account?.endpoint ?? "",
  warnBelow: account ? amountToType(account.warnBelow, locale) : "",
  checkEvery: String(account?.checkEvery ?? checkEveryLimits.initial),
  reserved: "",
  keepSpaces: [],
  keepPassword: false,
});

/** What changes in the form with the registrar: it may have no test system. */
export const forRegistrar = (
  registrar: Registrar,
  { system }: Pick<FormValues, "system">,
): Partial<FormValues> =>
  profileOf({ registrar }).systems[system] ? { registrar } : { registrar, system: "live" };
