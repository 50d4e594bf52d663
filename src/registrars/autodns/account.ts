import type { AccountStatus } from "../../domain/account-status.ts";
import { type AccountTerms, noTerms } from "../../domain/account-terms.ts";
import { failed, failure, ok, type Result } from "../../domain/failure.ts";
import { filledIn, isLess, subtract } from "../../domain/money.ts";
import { isNegative } from "../gross.ts";
import { asDecimal, asText, asWhole, type Json, member } from "../json/json.ts";
import { readCurrency, readText } from "../read-value.ts";
import type { Ask } from "./ask.ts";
import { readingCommand } from "./requests.ts";
import { unreadable } from "./unreadable.ts";

const path = "account";
const command = readingCommand(path);

/** Of the answer only what is named in this file is looked at: it holds the customer's address too. */
async function account(ask: Ask): Promise<Result<Json>> {
  const answer = await ask.read(path);
  if (!answer.ok) return answer;
  const rows = member(answer.value, "data");
  if (!Array.isArray(rows)) return failed(unreadable(command, "data"));
  const [only, ...more] = rows;
  if (only === undefined) {
    const text = "There is no account: who pays afterwards, or each order by itself, may have none";
    return failed(failure("rejected", { command, text }));
  }
  // Which of two is meant nobody can tell.
  return more.length > 0 ? failed(unreadable(command, "data")) : ok(only);
}

/** A number that another customer may have under another client, and so on. null: not told. */
function customerOf(row: Json): string | null {
  const customer = member(row, "customer");
  const told = member(customer, "number");
  const number = asWhole(told)?.toString() ?? readText(asText(told));
  const group = asWhole(member(customer, "group"))?.toString() ?? "";
  const client = readText(asText(member(customer, "client")));
  return number === "" ? null : [number, client, group].filter((each) => each !== "").join(" ");
}

/**
 * What is not there to be spent. `runningTotal` counts orders that are under way, and `reserved` is in the newer
 * descriptions alone, without a word of what it means: the one that leaves less counts. Without it, and without orders
 * under way, nothing is told of what is reserved.
 */
function depositsOf(balance: string, runningTotal: string, reserved: string | null): string | null {
  const underWay = subtract(balance, runningTotal);
  if (reserved === null) return isLess("0", underWay) ? underWay : null;
  return isLess(reserved, underWay) ? underWay : reserved;
}

/** The account, each amount as sent. */
export async function autodnsBalance(ask: Ask): Promise<Result<AccountStatus>> {
  const told = await account(ask);
  if (!told.ok) return told;
  const row = told.value;
  const read = (name: string) => asDecimal(member(row, name));
  const [balance, runningTotal] = [read("currentAccountBalance"), read("runningTotal")];
  if (balance === null) return failed(unreadable(command, "currentAccountBalance"));
  if (runningTotal === null) return failed(unreadable(command, "runningTotal"));
  const reserved = read("reserved");
  // Less than nothing cannot be reserved: it would make the available funds more than the balance.
  const isReadable =
    reserved === null ? member(row, "reserved") === undefined : !isNegative(reserved);
  if (!isReadable) return failed(unreadable(command, "reserved"));
  const currency = readCurrency(asText(member(row, "currency")));
  if (currency === null) return failed(unreadable(command, "currency"));
  const limit = read("creditLimit");
  if (limit === null ? member(row, "creditLimit") !== undefined : isNegative(limit))
    return failed(unreadable(command, "creditLimit"));
  return ok({
    currency,
    balance,
    deposits: depositsOf(balance, runningTotal, reserved),
    creditLine: limit,
    creditThreshold: read("minRunningTotalNotification"),
    vatPercent: null,
    customer: customerOf(row),
  });
}

/** The owner's own mark, below which the registrar writes a mail. */
export async function autodnsTerms(ask: Ask): Promise<Result<AccountTerms>> {
  const told = await account(ask);
  if (!told.ok) return told;
  const mark = asDecimal(member(told.value, "minRunningTotalNotification"));
  const currency = readCurrency(asText(member(told.value, "currency")));
  return ok({
    ...noTerms,
    // As an amount is typed: a double comes with a digit too few.
    lowBalanceWarning: mark === null || currency === null ? mark : filledIn(mark, currency),
    currency,
  });
}
