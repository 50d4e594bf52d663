import type { Decimal } from "../../domain/account.ts";
import type { AccountStatus } from "../../domain/account-status.ts";
import { decimalLimit, decimalPattern } from "../../domain/decimal-pattern.ts";
import { failed, ok, type Result } from "../../domain/failure.ts";
import { isNegative } from "../gross.ts";
import { type Columns, single } from "./columns.ts";
import type { Ask } from "./dialect.ts";
import { unreadable } from "./unreadable.ts";

/**
 * `StatusAccount` of either registrar, amounts exactly as sent. AMOUNT and CURRENCY must be there; the others
 * are null where they are absent or empty. Anything that is not a plain decimal number is `malformed`, and so are
 * deposits below zero.
 */
export function accountStatusIn(columns: Columns): Result<AccountStatus> {
  const currency = single(columns, "CURRENCY")?.toUpperCase() ?? "";
  let wrong = /^[A-Z]{3}$/.test(currency) ? null : "CURRENCY";
  const decimal = (name: string): Decimal | null => {
    const text = single(columns, name);
    if (!text) return null;
    if (text.length > decimalLimit || !decimalPattern.test(text)) wrong ??= name;
    return text;
  };
  const balance = decimal("AMOUNT");
  const others = {
    deposits: decimal("DEPOSIT"),
    creditLine: decimal("CREDIT"),
    creditThreshold: decimal("CREDIT_THRESHOLD"),
    vatPercent: decimal("VAT"),
  };
  // Less than nothing cannot be reserved: it would make the available funds more than the balance.
  if (wrong === null && others.deposits !== null && isNegative(others.deposits)) wrong = "DEPOSIT";
  if (balance === null || wrong !== null)
    return failed(unreadable("StatusAccount", wrong ?? "AMOUNT"));
  return ok({ currency, balance, ...others });
}

/** Asks for it. */
export async function readAccountStatus(ask: Ask<"StatusAccount">): Promise<Result<AccountStatus>> {
  const answer = await ask("StatusAccount");
  return answer.ok ? accountStatusIn(answer.value) : answer;
}
