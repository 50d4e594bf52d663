import type { AccountTerms } from "../../domain/account-terms.ts";
import { failed, ok, type Result } from "../../domain/failure.ts";
import type { Login } from "../contract.ts";
import { single } from "../line-protocol/columns.ts";
import type { Ask } from "../line-protocol/dialect.ts";
import { unreadable } from "../line-protocol/unreadable.ts";
import { readCurrency, readDecimal } from "../read-value.ts";
import { readPublic } from "../sign-in-fields.ts";
import { cnrProfile } from "./profile.ts";

const command = "StatusRegistrar";

/**
 * The answer holds bank data and an FTP password too: numbers and a currency are read by name, each checked to
 * be one, and nothing else of the answer leaves this function, not even in a failure.
 */
export async function cnrAccountTerms(
  ask: Ask<typeof command>,
  login: Login,
): Promise<Result<AccountTerms>> {
  const { user } = readPublic(cnrProfile, login);
  const answer = await ask(command, { REGISTRAR: user });
  if (!answer.ok) return answer;
  const decimal = (name: string) => readDecimal(single(answer.value, name));
  const terms: AccountTerms = {
    lowBalanceWarning: decimal("LOWBALANCE_WARNING"),
    current: decimal("CURRENT"),
    credit: decimal("CREDIT"),
    emergencyCredit: decimal("EMERGENCYCREDIT"),
    temporaryCredit: decimal("TEMPCREDIT"),
    currency: readCurrency(single(answer.value, "CURRENCY")),
    vatPercent: decimal("VAT"),
  };
  return Object.values(terms).every((value) => value === null)
    ? failed(unreadable(command, "LOWBALANCE_WARNING"))
    : ok(terms);
}
