import { type Account, checkEveryLimits, systems, textLimits } from "../domain/account.ts";
import { isDecimal } from "../domain/is-decimal.ts";
import { isKnownEndpoint, isSafeEndpoint } from "../domain/safe-endpoint.ts";
import {
  boolean,
  listOf,
  oneOf,
  orNull,
  recordOf,
  refine,
  shape,
  strictObject,
  text,
  textOf,
  wholeOf,
} from "../domain/shape.ts";
import { isLoginOf, registrarIds } from "../registrars/profiles.ts";
import { eachItem, isObject } from "./salvage.ts";
import { bytesAside } from "./set-aside.ts";
import { setUpItem, whyAbsent } from "./set-up.ts";
import { type Migration, storedRecord } from "./stored-record.ts";

/** The parts of an account that the user enters, shared with the message that carries them. */
export const accountFields = {
  name: textOf(1, textLimits.name),
  registrar: oneOf(registrarIds),
  system: oneOf(systems),
  // Which there are is the registrar's business, see isLoginOf.
  publicFields: recordOf(text),
  endpoint: orNull(refine(textOf(1, textLimits.endpoint), isSafeEndpoint)),
  checkEvery: wholeOf(checkEveryLimits.min, checkEveryLimits.max),
};

// Exactly: a field that has no business here, a password above all, is neither read nor written.
const isWholeAccount = strictObject<Account>({
  ...accountFields,
  // What is read is not what is taken: an account of version 0.1.0 is there, and says what is wrong with it.
  endpoint: orNull(refine(textOf(1, textLimits.endpoint), isKnownEndpoint)),
  id: text,
  warnBelow: isDecimal,
  enabled: boolean,
  signIn: oneOf(["password", "one-time-password"]),
});
/** An account as it is kept. */
export const isAccount = refine(isWholeAccount, isLoginOf);

/** Versions 0.1.0 and 0.2.0 knew two fields, `user` and `role`, each empty where there is none. */
const withFieldsById: Migration = (accounts) => {
  if (!Array.isArray(accounts)) return accounts;
  return accounts.map((account: unknown) => {
    if (!hasOldFields(account)) return account;
    const { user, role, ...rest } = account;
    const publicFields = { ...(user !== "" && { user }), ...(role !== "" && { role }) };
    return { ...rest, publicFields };
  });
};
const hasOldFields = shape<{ user: string; role: string }>({ user: text, role: text });

/**
 * The accounts in the user's order, without their secrets. Where there is no record although accounts were set up,
 * it is not empty but a failure, `records-lost`: nothing is deleted, and nothing called well, because of it.
 */
export const accountsRecord = storedRecord<Account[]>({
  key: "accounts",
  isValue: listOf(isAccount),
  initial: [],
  migrations: [withFieldsById],
  salvage: eachItem(isAccount),
  whyAbsent,
  along: setUpItem,
});

/** The ids of accounts whose entries were set aside: they are not gone, and what is kept about them is theirs. Rejects as the browser does. */
export async function accountIdsAside(): Promise<string[]> {
  const ids = (await bytesAside(accountsRecord.key)).map((bytes) =>
    isObject(bytes) ? bytes.id : null,
  );
  return ids.filter((id): id is string => typeof id === "string");
}
