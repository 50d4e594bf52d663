import type { AccountStatus, MoneyBeside } from "../../domain/account-status.ts";
import { failed, failure, ok, type Result } from "../../domain/failure.ts";
import { asText, type Json, member } from "../json/json.ts";
import { readCurrency } from "../read-value.ts";
import type { Ask } from "./ask.ts";
import { decimalOf, readCents } from "./cents.ts";
import { commandOf } from "./requests.ts";
import { unreadable } from "./unreadable.ts";

const path = "customers/{customer}/credit";

/** The customer, and the currency whose account is meant; empty: the first that the registrar names. */
export interface Whose {
  handle: string;
  currency: string;
}

const currencyIn = (row: Json): string | null => readCurrency(asText(member(row, "currency")));

/** The account that is meant, and the customer's others. */
interface Credit {
  currency: string;
  own: Json;
  others: readonly Json[];
}

async function credit(ask: Ask, { currency: typed }: Whose): Promise<Result<Credit>> {
  const answer = await ask(path);
  if (!answer.ok) return answer;
  const rows = member(answer.value, "accounts");
  if (!Array.isArray(rows) || rows.length === 0) return failed(unreadable(path, "accounts"));
  const currencies = rows.map(currencyIn);
  // A row without a currency may be the one that is meant.
  if (currencies.includes(null)) return failed(unreadable(path, "currency"));
  const wanted = typed === "" ? currencies[0] : typed.toUpperCase();
  const place = currencies.indexOf(wanted ?? "");
  const currency = currencies[place];
  if (!currency) {
    const text = `No account in ${typed}, but in ${currencies.join(", ")}`;
    return failed(failure("rejected", { command: commandOf(path), text }));
  }
  // Which of two with one currency is meant nobody can tell.
  if (currencies.lastIndexOf(currency) !== place) return failed(unreadable(path, "currency"));
  const others = rows.filter((_row, index) => index !== place);
  return ok({ currency, own: rows[place], others });
}

const cents = (row: Json, name: string): bigint | null => readCents(member(row, name));

/** What is told of the others: of an empty one nothing, and what cannot be read is there all the same. */
function besideOf({ own, others, currency }: Credit): MoneyBeside[] {
  const locked = cents(own, "locked");
  const awaiting =
    locked !== null && locked > 0n
      ? [{ kind: "awaiting-approval" as const, currency, amount: decimalOf(locked) }]
      : [];
  const elsewhere = others.flatMap((row): MoneyBeside[] => {
    const [spendable, held] = [cents(row, "balance"), cents(row, "reservation")];
    const all = spendable === null || held === null ? null : spendable + held;
    const told = { currency: currencyIn(row) ?? "", amount: all === null ? null : decimalOf(all) };
    return all === 0n ? [] : [{ kind: "other-account", ...told }];
  });
  return [...awaiting, ...elsewhere];
}

/**
 * The account in one currency. `balance` is what can be spent (the vendor's word), and `reservation` held beside it for
 * what is in process: what lies there is both together. `locked` is a top-up that somebody still has to approve: it comes
 * in only then, and is in no figure.
 */
export async function rtrBalance(ask: Ask, whose: Whose): Promise<Result<AccountStatus>> {
  const told = await credit(ask, whose);
  if (!told.ok) return told;
  const { currency, own } = told.value;
  const [spendable, held] = [cents(own, "balance"), cents(own, "reservation")];
  if (spendable === null) return failed(unreadable(path, "balance"));
  if (held === null || held < 0n) return failed(unreadable(path, "reservation"));
  const beside = besideOf(told.value);
  return ok({
    currency,
    balance: decimalOf(spendable + held),
    deposits: decimalOf(held),
    creditLine: null,
    creditThreshold: null,
    vatPercent: null,
    customer: `${whose.handle} ${currency}`,
    ...(beside.length > 0 && { beside }),
  });
}

/** The currency of the account that is meant, ISO 4217. */
export async function rtrCurrency(ask: Ask, whose: Whose): Promise<Result<string>> {
  const told = await credit(ask, whose);
  return told.ok ? ok(told.value.currency) : told;
}
