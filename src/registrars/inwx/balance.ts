import type { AccountStatus } from "../../domain/account-status.ts";
import { type AccountTerms, noTerms } from "../../domain/account-terms.ts";
import { failed, ok, type Result } from "../../domain/failure.ts";
import { add, isLess } from "../../domain/money.ts";
import { isNegative } from "../gross.ts";
import { asDecimal, asText, asWhole, member } from "../json/json.ts";
import { readCurrency } from "../read-value.ts";
import type { Ask } from "./ask.ts";
import { unreadable } from "./unreadable.ts";

/** What of `account.info` is looked at: it holds name, address and bank data too, and those never leave this file. */
type Info = Pick<AccountTerms, "lowBalanceWarning" | "vatPercent"> & {
  currency: string;
  /** The customer's number: one for the main login and all sub-accounts. null: not told. */
  customer: string | null;
};

async function accountInfo(ask: Ask): Promise<Result<Info>> {
  const answer = await ask("account.info");
  if (!answer.ok) return answer;
  const currency = readCurrency(asText(member(answer.value, "currency")));
  if (currency === null) return failed(unreadable("account.info", "currency"));
  return ok({
    currency,
    lowBalanceWarning: asDecimal(member(answer.value, "lowBalance")),
    vatPercent: asDecimal(member(answer.value, "vat")),
    customer: asWhole(member(answer.value, "customerNo"))?.toString() ?? null,
  });
}

/** What an earlier answer of the day knew of it; null: it has to be asked for. */
function infoIn(known: AccountStatus | undefined): Info | null {
  if (known?.customer === undefined) return null;
  const { currency, vatPercent, creditThreshold, customer } = known;
  return { currency, vatPercent, lowBalanceWarning: creditThreshold, customer };
}

/**
 * `accounting.accountBalance`, and `account.info` once a day for the currency and what else moves no more often. The
 * balance is what is available and what is locked together (`total` is no balance: it is all that was ever paid in). A
 * credit line is left out: whether `available` holds it already is unverified, and money that is counted twice would
 * make the funds look as if they lasted longer.
 */
export async function inwxBalance(
  ask: Ask,
  known: AccountStatus | undefined,
): Promise<Result<AccountStatus>> {
  const earlier = infoIn(known);
  const info = earlier ? ok(earlier) : await accountInfo(ask);
  if (!info.ok) return info;
  const method = "accounting.accountBalance";
  const answer = await ask(method);
  if (!answer.ok) return answer;
  const read = (name: string) => asDecimal(member(answer.value, name));
  const [available, locked] = [read("available"), read("locked")];
  if (available === null) return failed(unreadable(method, "available"));
  if (locked === null || isNegative(locked)) return failed(unreadable(method, "locked"));
  const isCreditAbsent = member(answer.value, "creditLimit") === undefined;
  const told = read("creditLimit");
  if (told === null && !isCreditAbsent) return failed(unreadable(method, "creditLimit"));
  const { currency, vatPercent, lowBalanceWarning, customer } = info.value;
  return ok({
    currency,
    balance: add(available, locked),
    deposits: locked,
    creditLine: told !== null && isLess("0", told) ? null : told,
    creditThreshold: lowBalanceWarning,
    vatPercent,
    customer,
  });
}

/** The owner's own warning limit, of `account.info`. */
export async function inwxTerms(ask: Ask): Promise<Result<AccountTerms>> {
  const info = await accountInfo(ask);
  if (!info.ok) return info;
  const { customer: _number, ...terms } = info.value;
  return ok({ ...noTerms, ...terms });
}

/** The account's currency, ISO 4217. */
export async function inwxCurrency(ask: Ask): Promise<Result<string>> {
  const info = await accountInfo(ask);
  return info.ok ? ok(info.value.currency) : info;
}
