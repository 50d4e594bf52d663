import type { AccountStatus, MoneyBeside } from "../../domain/account-status.ts";
import { type AccountTerms, noTerms } from "../../domain/account-terms.ts";
import { failed, failure, isOfRequestAlone, ok, type Result } from "../../domain/failure.ts";
import { isLess, isZero } from "../../domain/money.ts";
import { asDecimal, asText, type Json, member } from "../json/json.ts";
import { readCurrency } from "../read-value.ts";
import type { Ask } from "./ask.ts";
import { commandOf, isOrganization } from "./requests.ts";
import { unreadable } from "./unreadable.ts";

const path = "billing/info";
const organizations = "organization/organizations";

/**
 * The organisation that the token is for, where none was entered; "": it is not told, and the token's own account is
 * asked for. Of the list only ids are looked at: it holds names and addresses too.
 */
export async function ownOrganization(ask: Ask): Promise<Result<string>> {
  const answer = await ask(organizations);
  // A token without the permission to view its organisation may still read its account.
  if (!answer.ok) return isOfRequestAlone(answer.failure) ? ok("") : answer;
  const { body } = answer.value;
  if (!Array.isArray(body)) return failed(unreadable(organizations, "The list"));
  const ids = body.map((row) => asText(member(row, "id")) ?? "");
  if (!ids.every(isOrganization)) return failed(unreadable(organizations, "id"));
  const [only = "", ...others] = ids;
  if (others.length === 0) return ok(only);
  const text = `One of several organisations: ${ids.join(", ")}`;
  return failed(failure("rejected", { command: commandOf(organizations), text }));
}

/** What the account says of itself, and its prepaid account. */
interface Account {
  whole: Json;
  prepaid: Json;
}

/** An organisation that pays by card or on terms has no prepaid account: that is no balance of nought. */
async function account(ask: Ask, organization: string): Promise<Result<Account>> {
  const answer = await ask(path, {}, organization);
  if (!answer.ok) return answer;
  const { body: whole } = answer.value;
  const prepaid = member(whole, "prepaid") ?? null;
  if (prepaid !== null) return ok({ whole, prepaid });
  // Its class of prices is always told: without it, it is no answer.
  if (asText(member(whole, "grid")) === undefined) return failed(unreadable(path, "prepaid"));
  const text = "This organisation has no prepaid account";
  return failed(failure("rejected", { command: commandOf(path), text }));
}

/** What was ordered on payment terms and is not invoiced yet: it is not taken from the prepaid account. */
function outstandingIn(whole: Json, currency: string): MoneyBeside[] {
  const told = member(whole, "outstanding_amount");
  const amount = asDecimal(told);
  const isNothing = told === undefined || (amount !== null && isZero(amount));
  // Its currency is not told with it: the account's (unverified).
  return isNothing ? [] : [{ kind: "outstanding", currency, amount }];
}

/**
 * The prepaid account. Nothing tells what of it is reserved, and there is no credit line.
 * @param organization the one whose it is; empty: the token's own
 */
export async function gandiBalance(ask: Ask, organization: string): Promise<Result<AccountStatus>> {
  const told = await account(ask, organization);
  if (!told.ok) return told;
  const { whole, prepaid } = told.value;
  const balance = asDecimal(member(prepaid, "amount"));
  if (balance === null) return failed(unreadable(path, "amount"));
  const currency = readCurrency(asText(member(prepaid, "currency")));
  if (currency === null) return failed(unreadable(path, "currency"));
  const beside = outstandingIn(whole, currency);
  return ok({
    currency,
    balance,
    deposits: null,
    creditLine: null,
    creditThreshold: null,
    vatPercent: null,
    customer: organization === "" ? null : organization.toLowerCase(),
    ...(beside.length > 0 && { beside }),
  });
}

/** The owner's own mark for a low balance: below it the registrar sends a mail. */
export async function gandiTerms(ask: Ask, organization: string): Promise<Result<AccountTerms>> {
  const told = await account(ask, organization);
  if (!told.ok) return told;
  const { prepaid } = told.value;
  const mark = asDecimal(member(prepaid, "warning_threshold"));
  return ok({
    ...noTerms,
    lowBalanceWarning: mark !== null && isLess("0", mark) ? mark : null,
    currency: readCurrency(asText(member(prepaid, "currency"))),
  });
}
