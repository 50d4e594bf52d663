import type { Account, Decimal, FieldValues } from "../domain/account.ts";
import type { AccountStatus } from "../domain/account-status.ts";
import { failed, failure, ok, type Result } from "../domain/failure.ts";
import { isDecimal } from "../domain/is-decimal.ts";
import { number, oneOf, orNull, recordOf, shape, strictObject, text } from "../domain/shape.ts";
import { browser } from "../platform/browser.ts";
import { loginKey } from "../registrars/addresses.ts";
import type { OpenedSession } from "../registrars/contract.ts";
import { isAccountStatus } from "../storage/account-status-shape.ts";
import { accountFields } from "../storage/accounts-record.ts";
import { isSealed, type Sealed, seal, unseal } from "./seal.ts";
import type { Owner } from "./secrets-record.ts";

/** Whom a sign-in was made for: all that decides where its secrets may go. */
export type Login = Omit<Owner, "id">;

/** What a sign-in that came through leaves until it is saved; in memory of the browser only (`storage.session`). */
export interface WaitingSignIn {
  /** The account whose login it is to become; null: a new one. */
  accountId: string | null;
  login: Login;
  /** When it was made, milliseconds since the epoch. */
  at: number;
  status: AccountStatus;
  signIn: Account["signIn"];
  /** What Warn below starts from. */
  suggestedWarnBelow: Decimal;
  /** The secret fields that signed in; null where a one-time password did and the user did not ask to keep them. */
  secretFields: FieldValues | null;
  /** The session that it opened, a secret; null where it went without. */
  session: OpenedSession | null;
}

/** The same with the ticket that names it. */
export type TestedSignIn = WaitingSignIn & { ticket: string };

interface Kept extends Omit<WaitingSignIn, "secretFields" | "session"> {
  ticket: string;
  sealed: Sealed;
}
const isKept = strictObject<Kept>({
  ticket: text,
  accountId: orNull(text),
  login: shape<Login>({
    registrar: accountFields.registrar,
    system: accountFields.system,
    endpoint: accountFields.endpoint,
    publicFields: accountFields.publicFields,
  }),
  at: number,
  status: isAccountStatus,
  signIn: oneOf(["password", "one-time-password"]),
  suggestedWarnBelow: isDecimal,
  sealed: isSealed,
});

type Secrets = Pick<WaitingSignIn, "secretFields" | "session">;
const areSecrets = shape<Secrets>({
  secretFields: orNull(recordOf(text)),
  session: orNull(shape<OpenedSession>({ session: text, timeout: number, maxTtl: number })),
});
const key = "tested-account";

/** The login that answered is bound to its secrets, so that nothing else is kept under its name. */
const purpose = (
  ticket: string,
  { accountId, login }: Pick<WaitingSignIn, "accountId" | "login">,
): string => JSON.stringify(["test", ticket, accountId, loginKey(login)]);

/**
 * Keeps a sign-in in the place of the one before: there is one form, and one of them waits.
 * @returns the ticket that names it; `locked`, or `storage`, where it cannot be sealed
 */
export async function keepWaiting(made: WaitingSignIn): Promise<Result<string>> {
  const { secretFields, session: opened, login, ...rest } = made;
  const session = opened && {
    session: opened.session,
    timeout: opened.timeout,
    maxTtl: opened.maxTtl,
  };
  const { registrar, system, endpoint, publicFields } = login;
  const ticket = crypto.randomUUID();
  const sealed = await seal(purpose(ticket, made), JSON.stringify({ secretFields, session }));
  if (!sealed.ok) return sealed;
  const kept: Kept = {
    ...rest,
    ticket,
    login: { registrar, system, endpoint, publicFields },
    sealed: sealed.value,
  };
  await browser.storage.session.set({ [key]: kept });
  return ok(ticket);
}

/**
 * The last sign-in that was not saved yet, with its ticket; null where there is none.
 * @returns as `unseal` does where it cannot be opened
 */
export async function readWaiting(): Promise<Result<TestedSignIn | null>> {
  const found = (await browser.storage.session.get(key))[key];
  if (!isKept(found)) return ok(null);
  const { sealed, ...rest } = found;
  const opened = await unseal(purpose(rest.ticket, rest), sealed);
  if (!opened.ok) return opened;
  const secrets: unknown = JSON.parse(opened.value);
  return areSecrets(secrets) ? ok({ ...rest, ...secrets }) : failed(failure("vault"));
}

/** Forgets the sign-in that waits, without closing its session. */
export const dropWaiting = (): Promise<void> => browser.storage.session.remove(key);
