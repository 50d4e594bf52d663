import type { AccountSettings } from "../domain/account.ts";
import {
  type AlertSettings,
  type AlertSettingsPart,
  alertDeclarations,
  alertPartDeclarations,
} from "../domain/alert-settings.ts";
import { isDecimal } from "../domain/is-decimal.ts";
import { passphraseLimits } from "../domain/passphrase-limits.ts";
import { type Preferences, preferenceSettings } from "../domain/preferences.ts";
import { checksOf } from "../domain/setting.ts";
import {
  boolean,
  type Check,
  listOf,
  number,
  oneOf,
  orNull,
  recordOf,
  refine,
  strictObject,
  text,
  textOf,
} from "../domain/shape.ts";
import { isLoginOf, profileOf } from "../registrars/profiles.ts";
import { areValuesOf, secretFieldsOf } from "../registrars/sign-in-fields.ts";
import { accountFields } from "../storage/accounts-record.ts";
import type { LoginDraft, Message, MessageName, NewSettings, Request } from "./message-map.ts";

const id = textOf(0, 64);
const passphrase = textOf(0, passphraseLimits.max);
const noAmount: Check<""> = oneOf([""]);

const { name, checkEvery, ...login } = accountFields;

const draft = refine(
  strictObject<LoginDraft>({
    ...login,
    accountId: orNull(id),
    secretFields: recordOf(text),
    oneTimePassword: textOf(0, 64),
    keepPassword: boolean,
  }),
  (made) => isLoginOf(made) && areValuesOf(secretFieldsOf(profileOf(made)), made.secretFields),
);

const newSettings = strictObject<NewSettings>({
  name,
  checkEvery,
  warnBelow: (value): value is string => noAmount(value) || isDecimal(value),
});

/** Some of the fields, each sound where it is there, and none but these. */
const someOf =
  <T extends object>(checks: { [K in keyof T]-?: Check<NonNullable<T[K]> | T[K]> }): Check<T> =>
  (value): value is T =>
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.entries(value).every(
      ([key, part]) => Object.hasOwn(checks, key) && checks[key as keyof T](part),
    );

type Fields<N extends MessageName> = { [K in keyof Request<N>]: Check<Request<N>[K]> };

/** What each message must carry, its name aside: a message without an entry is a type error. */
const fields: { [N in MessageName]: Fields<N> } = {
  "check-due": {},
  refresh: { accountId: orNull(id) },
  "test-account": { draft },
  "try-reads": { ticket: id },
  "save-account": { ticket: id, settings: orNull(newSettings) },
  "remove-account": { accountId: id },
  "finish-removal": { accountId: id },
  "undo-removal": { accountId: id },
  "reorder-accounts": { accountIds: listOf(id) },
  "enable-account": { accountId: id, enabled: boolean },
  "save-preferences": { preferences: strictObject<Preferences>(checksOf(preferenceSettings)) },
  "hide-amounts": { hide: orNull(boolean) },
  "save-settings": {
    accountId: id,
    settings: strictObject<AccountSettings>({ name, checkEvery, warnBelow: isDecimal }),
    alerts: strictObject<AlertSettings>(checksOf(alertDeclarations)),
  },
  "amend-alert-settings": {
    accountId: id,
    part: someOf<AlertSettingsPart>(checksOf(alertPartDeclarations)),
  },
  snooze: { accountId: id, until: orNull(number) },
  "stop-charges": { accountId: id },
  "read-bookings": { accountId: id, from: number, to: number },
  "read-charges": { accountId: id },
  "read-rights": { accountId: id },
  "probe-account": { accountId: id },
  unlock: { passphrase },
  lock: {},
  "set-passphrase": { current: passphrase, next: passphrase },
  "remove-passphrase": { current: passphrase },
  "acknowledge-aside": {},
  "begin-samples": {},
  "end-samples": {},
  "read-sample": { accountId: id },
  "forget-secrets": {},
  "delete-everything": {},
};

/** Whether a message may be answered at all: a known name with exactly its fields. */
export function isMessage(value: unknown): value is Message {
  if (typeof value !== "object" || value === null || !("name" in value)) return false;
  const { name } = value;
  if (!text(name) || !Object.hasOwn(fields, name)) return false;
  return strictObject<object>({ name: text, ...fields[name as MessageName] })(value);
}
