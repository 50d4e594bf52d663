import type { AccountStatus } from "../../domain/account-status.ts";
import { failed, ok, type Result } from "../../domain/failure.ts";
import { isLess } from "../../domain/money.ts";
import { asDecimal } from "../xml/xml.ts";
import type { Ask } from "./ask.ts";
import { currencyOf } from "./currency.ts";
import { hasItem, textIn } from "./data.ts";
import { unreadable } from "./unreadable.ts";

const action = "GET_BALANCE";

/**
 * The reseller's account. `balance` is all that lies there, `hold_balance` the part of it that pending transactions hold
 * (the guide's words); where that is not sent, nobody knows what is held.
 * @param typed the currency that was entered; empty: none
 */
export async function opensrsBalance(ask: Ask, typed: string): Promise<Result<AccountStatus>> {
  const currency = currencyOf(typed);
  if (!currency.ok) return currency;
  const answer = await ask(action, {});
  if (!answer.ok) return answer;
  const balance = asDecimal(textIn(answer.value, "balance"));
  if (balance === null) return failed(unreadable(action, "balance"));
  const held = asDecimal(textIn(answer.value, "hold_balance"));
  const isUnreadable = held === null ? hasItem(answer.value, "hold_balance") : isLess(held, "0");
  if (isUnreadable) return failed(unreadable(action, "hold_balance"));
  return ok({
    currency: currency.value,
    balance,
    deposits: held,
    creditLine: null,
    creditThreshold: null,
    vatPercent: null,
  });
}
