import {
  type Account,
  checkEveryLimits,
  type Registrar,
  type System,
} from "../../../domain/account.ts";
import { profileOf, registrarIds } from "../../../registrars/profiles.ts";
import { amountToType } from "../../../text/typed-amount.ts";

/** What stands in the form's fields: text as typed. */
export interface FormValues {
  name: string;
  registrar: Registrar;
  system: System;
  user: string;
  role: string;
  password: string;
  oneTimePassword: string;
  endpoint: string;
  warnBelow: string;
  checkEvery: string;
  /** Of a new account whose registrar never tells its deposits: what is reserved. Empty: not answered. */
  reserved: string;
  /** The user has said that the spaces around the password belong to it. */
  keepSpaces: boolean;
  /** With a one-time password: the user wants the password kept as well. */
  keepPassword: boolean;
}

export type FieldName = Exclude<keyof FormValues, "keepSpaces" | "keepPassword">;

/** The form's fields in the order they stand in: the first wrong one gets the focus. */
export const fieldOrder: readonly FieldName[] = [
  "name",
  "registrar",
  "system",
  "user",
  "role",
  "password",
  "oneTimePassword",
  "warnBelow",
  "reserved",
  "checkEvery",
  "endpoint",
];

/** The fields of an account, or of a new one. Its password is not known here, and stays empty. */
export const valuesOf = (account: Account | null, locale: string): FormValues => ({
  name: account?.name ?? "",
  registrar: account?.registrar ?? registrarIds[0] ?? "",
  system: account?.system ?? "live",
  user: account?.user ?? "",
  role: account?.role ?? "",
  password: "",
  oneTimePassword: "",
  endpoint: account?.endpoint ?? "",
  warnBelow: account ? amountToType(account.warnBelow, locale) : "",
  checkEvery: String(account?.checkEvery ?? checkEveryLimits.initial),
  reserved: "",
  keepSpaces: false,
  keepPassword: false,
});

/** What changes in the form with the registrar: it may have no test system. */
export const forRegistrar = (
  registrar: Registrar,
  { system }: Pick<FormValues, "system">,
): Partial<FormValues> =>
  profileOf({ registrar }).systems[system] ? { registrar } : { registrar, system: "live" };
