import type { Decimal, FieldValues } from "../domain/account.ts";
import type { AccountStatus } from "../domain/account-status.ts";
import type { AccountTerms } from "../domain/account-terms.ts";
import { failed, failure, ok, type Result } from "../domain/failure.ts";
import { isLess } from "../domain/money.ts";
import type { GrantedRight } from "../domain/rights.ts";
import type { LoginDraft, TestReport } from "../messages/message-map.ts";
import { apiAddress, loginKey, wireLogin } from "../registrars/addresses.ts";
import type { Authorization, RegistrarClient } from "../registrars/contract.ts";
import { profileOf } from "../registrars/profiles.ts";
import { areFilledIn, secretFieldsOf } from "../registrars/sign-in-fields.ts";
import { accountsRecord } from "../storage/accounts-record.ts";
import { readSecretFields, readSession } from "../vault/secrets.ts";
import { vaultState } from "../vault/state.ts";
import { dropWaiting, keepWaiting, readWaiting } from "../vault/waiting-sign-in.ts";
import { atWork } from "./at-work.ts";
import { alreadyThere, noteThatGoes } from "./other-money.ts";
import { accessProblem, clientFor } from "./registrar-access.ts";
import { signIn } from "./sign-in.ts";

/** What is stored for the very login of a draft; nothing where it is none of an account that is kept. */
async function storedFields(draft: LoginDraft): Promise<Result<FieldValues>> {
  const accounts = await accountsRecord.read();
  if (!accounts.ok) return accounts;
  const account = accounts.value.find(({ id }) => id === draft.accountId);
  // A stored secret goes nowhere but where it was entered for.
  if (!account || loginKey(account) !== loginKey(draft)) return ok({});
  const stored = await readSecretFields(account);
  return stored.ok ? ok(stored.value ?? {}) : stored;
}

/** The typed secret fields, and for an unchanged login of a kept account the stored ones of those that were left empty. */
async function secretsToSend(draft: LoginDraft): Promise<Result<FieldValues>> {
  const fields = secretFieldsOf(profileOf(draft));
  const typed = draft.secretFields;
  if (fields.every(({ id }) => typed[id])) return ok(typed);
  const stored = await storedFields(draft);
  // What is missing may be done without: then what was typed does not hang on what cannot be opened.
  if (!stored.ok) return areFilledIn(fields, typed) ? ok(typed) : stored;
  const all = { ...stored.value, ...typed };
  return areFilledIn(fields, all) ? ok(all) : failed(failure("not-configured"));
}

/** Closes the session of a test that nobody saved: registrars allow only so many at a time (521). */
export async function dropUnsavedTest(): Promise<void> {
  const waiting = await readWaiting();
  await dropWaiting();
  // What cannot be opened can be closed by nobody: it ends by itself at the registrar.
  if (!waiting.ok || waiting.value === null) return;
  const { login, session, accountId, ticket } = waiting.value;
  if (session === null) return;
  // Written, but for what follows: it is the account's own by now.
  const used = await readSession({ ...login, id: accountId ?? ticket });
  if (used?.session === session.session) return;
  // Nobody waits for it, and a failure there changes nothing here.
  void atWork(clientFor(login).signOut(session.session));
}

const isAboveZero = (amount: Decimal | null): amount is Decimal =>
  amount !== null && isLess("0", amount);

/**
 * The registrar's own limit where it tells one above zero (the one of its e-mails before the one in `StatusAccount`),
 * else 100, in the account's currency.
 */
export const suggestWarnBelow = (
  { currency, creditThreshold }: AccountStatus,
  terms: AccountTerms | null,
): Decimal => {
  const own = terms && (terms.currency ?? currency) === currency ? terms.lowBalanceWarning : null;
  if (isAboveZero(own)) return own;
  return isAboveZero(creditThreshold) ? creditThreshold : "100";
};

/**
 * What the registrar says of a new account's limits; null where it does not, or the login may not ask: nothing hangs
 * on it. Only for an account that is being added: the answer has an FTP password and bank data beside it.
 */
async function termsOf(
  draft: LoginDraft,
  client: RegistrarClient,
  authorization: Authorization,
): Promise<AccountTerms | null> {
  if (draft.accountId !== null || !client.terms) return null;
  const terms = await client.terms(authorization);
  return terms.ok ? terms.value : null;
}

/** What the login may do, where the registrar can tell; nothing hangs on it. */
async function rightsOf(
  client: RegistrarClient,
  authorization: Authorization,
): Promise<GrantedRight[] | null> {
  const rights = await client.ownRights?.(authorization);
  return rights?.ok ? rights.value : null;
}

/** Signs in with a draft and asks its `StatusAccount`: one sign-in attempt, nothing kept but the ticket's test. */
export async function testAccount(draft: LoginDraft): Promise<Result<TestReport>> {
  // Asked first: what answered could not be kept.
  const vault = await vaultState(Date.now());
  if (!vault.ok) return vault;
  if (vault.value.locked) return failed(failure("locked"));
  const barred = await accessProblem(draft);
  if (barred) return failed(barred);
  // Before a secret is opened: a lock that comes meanwhile holds.
  const client = clientFor(draft);
  const secretFields = await secretsToSend(draft);
  if (!secretFields.ok) return secretFields;
  await dropUnsavedTest();
  const authorization = await signIn(client, secretFields.value, draft.oneTimePassword);
  if (!authorization.ok) return authorization;
  const status = await client.balance(authorization.value);
  if (!status.ok) {
    if (authorization.value.kind === "session") await client.signOut(authorization.value.session);
    return status;
  }
  const isOnce = draft.oneTimePassword !== "";
  const suggestedWarnBelow = suggestWarnBelow(
    status.value,
    await termsOf(draft, client, authorization.value),
  );
  const rights = await rightsOf(client, authorization.value);
  const ticket = await keepWaiting({
    accountId: draft.accountId,
    login: draft,
    at: Date.now(),
    status: status.value,
    signIn: isOnce ? "one-time-password" : "password",
    suggestedWarnBelow,
    secretFields: isOnce && !draft.keepPassword ? null : secretFields.value,
    session: authorization.value.kind === "session" ? authorization.value : null,
  });
  if (!ticket.ok) {
    if (authorization.value.kind === "session")
      void atWork(client.signOut(authorization.value.session));
    return ticket;
  }
  const answered = { login: draft, status: status.value };
  return ok({
    ticket: ticket.value,
    host: new URL(apiAddress(draft)).host,
    login: wireLogin(draft),
    status: status.value,
    already: await alreadyThere(draft.accountId, answered),
    noteThatGoes: draft.accountId === null ? null : await noteThatGoes(draft.accountId, answered),
    rights,
    suggestedWarnBelow,
  });
}
