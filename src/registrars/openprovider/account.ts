import type { Decimal } from "../../domain/account.ts";
import type { AccountStatus } from "../../domain/account-status.ts";
import { failed, ok, type Result } from "../../domain/failure.ts";
import { isNegative } from "../gross.ts";
import { asDecimal, asFlag, asText, asWhole, type Json, member } from "../json/json.ts";
import { readCurrency } from "../read-value.ts";
import type { Ask } from "./ask.ts";
import { unreadable } from "./unreadable.ts";

const path = "resellers";

/** Of the answer only what is named in this file is looked at: it holds the owner's address and contacts too. */
const account = (ask: Ask): Promise<Result<Json>> => ask(path, { with_settings: true });

/**
 * The balance, of which what is reserved is a part (three of the vendor's sources agree; the API reference alone calls it
 * what is available). `maximum_credit` is left out: whether it pays for renewals is unverified, and money that is not
 * there would make the funds look as if they lasted longer.
 */
export async function openproviderBalance(ask: Ask): Promise<Result<AccountStatus>> {
  const answer = await account(ask);
  if (!answer.ok) return answer;
  const balance = asDecimal(member(answer.value, "balance"));
  if (balance === null) return failed(unreadable(path, "balance"));
  const told = member(answer.value, "reserved_balance");
  const deposits = asDecimal(told);
  // Less than nothing cannot be reserved: it would make the available funds more than the balance.
  const isReadable = deposits === null ? told === undefined : !isNegative(deposits);
  if (!isReadable) return failed(unreadable(path, "reserved_balance"));
  const currency = readCurrency(asText(member(member(answer.value, "settings"), "currency")));
  if (currency === null) return failed(unreadable(path, "currency"));
  return ok({
    currency,
    balance,
    deposits,
    creditLine: null,
    creditThreshold: null,
    vatPercent: asDecimal(member(answer.value, "vatperc")),
    customer: asWhole(member(answer.value, "id"))?.toString() ?? null,
  });
}

/** What of the account decides about charges. */
export interface RenewalTerms {
  /** Whether names are renewed that have no setting of their own; null: not told. */
  renewsByDefault: boolean | null;
  /** null: not told. */
  vatPercent: Decimal | null;
}

export async function renewalTerms(ask: Ask): Promise<Result<RenewalTerms>> {
  const answer = await account(ask);
  if (!answer.ok) return answer;
  return ok({
    renewsByDefault: asFlag(member(member(answer.value, "settings"), "is_auto_renew_enabled")),
    vatPercent: asDecimal(member(answer.value, "vatperc")),
  });
}
