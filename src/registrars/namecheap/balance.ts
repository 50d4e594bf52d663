import type { AccountStatus, MoneyBeside } from "../../domain/account-status.ts";
import { failed, ok, type Result } from "../../domain/failure.ts";
import { isLess, subtract } from "../../domain/money.ts";
import { readCurrency } from "../read-value.ts";
import { asDecimal, attributeOf, childOf, type Xml } from "../xml/xml.ts";
import type { Ask } from "./ask.ts";
import { unreadable } from "./unreadable.ts";

const command = "namecheap.users.getBalances";

/** What the registrar itself says that its renewals of the next 90 days take; nothing where it does not say. */
function needIn(result: Xml, currency: string): MoneyBeside[] {
  const written = attributeOf(result, "FundsRequiredForAutoRenew")?.trim() ?? "";
  const amount = asDecimal(written);
  return written === "" ? [] : [{ kind: "auto-renewals", currency, amount }];
}

/**
 * The account of one user. What is reserved is told by no request. By the manual what can be spent is the whole balance:
 * where less is told, the rest is held, and where more is, the balance counts.
 * @param userName whose account it is, as it was typed
 */
export async function namecheapBalance(ask: Ask, userName: string): Promise<Result<AccountStatus>> {
  const answer = await ask(command);
  if (!answer.ok) return answer;
  const result = childOf(answer.value, "UserGetBalancesResult");
  if (result === undefined) return failed(unreadable(command, "UserGetBalancesResult"));
  const currency = readCurrency(attributeOf(result, "Currency"));
  if (currency === null) return failed(unreadable(command, "Currency"));
  const balance = asDecimal(attributeOf(result, "AccountBalance"));
  if (balance === null) return failed(unreadable(command, "AccountBalance"));
  const spendable = asDecimal(attributeOf(result, "AvailableBalance"));
  if (spendable === null) return failed(unreadable(command, "AvailableBalance"));
  const beside = needIn(result, currency);
  return ok({
    currency,
    balance,
    deposits: isLess(spendable, balance) ? subtract(balance, spendable) : null,
    creditLine: null,
    creditThreshold: null,
    vatPercent: null,
    // Names of users do not tell case apart: an account that was entered by two users of the API is one.
    customer: userName.toLowerCase(),
    ...(beside.length > 0 && { beside }),
  });
}
