import { failed, failure, ok, type Result } from "../../domain/failure.ts";
import type { Deposit } from "../../domain/foresight/account-lists.ts";
import { isZero } from "../../domain/money.ts";
import { asDecimal, asList, asText, type Json, member } from "../json/json.ts";
import { readText } from "../read-value.ts";
import type { Ask } from "./ask.ts";
import { asTime } from "./time.ts";
import { unreadable } from "./unreadable.ts";
import { pageSize } from "./window.ts";

const method = "accounting.lockedFunds";
/** Pages at most. */
const pageLimit = 20;
const base = { currency: null, expiresAt: null } as const;

function ofDomain(row: Json): Deposit {
  const name = readText(asText(member(row, "domain")));
  const createdAt = asTime(member(row, "date"));
  const amount = asDecimal(member(row, "amount"));
  const type = readText(asText(member(row, "status")));
  return { ...base, id: "", amount, type, name, createdAt };
}

/** Whether VAT is a percent or an amount is not documented: where there is some, what is locked is not known. */
function ofCertificate(row: Json): Deposit {
  const vat = asDecimal(member(row, "vat"));
  const net = asDecimal(member(row, "netto"));
  return {
    ...base,
    id: "",
    amount: vat !== null && isZero(vat) ? net : null,
    type: readText(asText(member(row, "status"))),
    name: readText(asText(member(row, "commonName")) ?? asText(member(row, "productName"))),
    createdAt: asTime(member(row, "creationDate")),
  };
}

/** Told apart by all they say, and by how often that was said so far: `times` is counted on. */
function numbered(deposits: readonly Deposit[], times: Map<string, number>): Deposit[] {
  return deposits.map((deposit) => {
    const said = JSON.stringify([deposit.name, deposit.type, deposit.amount, deposit.createdAt]);
    const number = (times.get(said) ?? 0) + 1;
    times.set(said, number);
    return { ...deposit, id: `${said} ${number}` };
  });
}

/** No names, where the figure of all that is locked says that there are none; else the list cannot be had. */
async function noneLocked(ask: Ask): Promise<Result<Deposit[]>> {
  const balance = await ask("accounting.accountBalance");
  if (!balance.ok) return balance;
  const locked = asDecimal(member(balance.value, "locked"));
  return locked !== null && isZero(locked) ? ok([]) : failed(unreadable(method, "funds"));
}

/**
 * What is locked, by name: `accounting.lockedFunds`, all pages. The answer tells no count, and the API may make a page
 * smaller than was asked for: the list ends at a page without rows, or at the same page again, where the API takes no
 * notice of its number. The figure of all that is locked says in the end whether the list is whole.
 */
export async function inwxReserves(ask: Ask): Promise<Result<Deposit[]>> {
  const found: Deposit[] = [];
  const times = new Map<string, number>();
  let last = "";
  for (let page = 1; page <= pageLimit; page++) {
    const answer = await ask(method, { page, pagelimit: pageSize });
    if (!answer.ok) return answer;
    const funds = asList(member(answer.value, "funds"));
    const sslFunds = asList(member(answer.value, "sslFunds"));
    if (funds === null || sslFunds === null) return failed(unreadable(method, "funds"));
    const rows = [...funds.map(ofDomain), ...sslFunds.map(ofCertificate)];
    // A list that is absent is an empty one only where nothing is locked at all.
    if (rows.length === 0) return found.length === 0 ? noneLocked(ask) : ok(found);
    const said = JSON.stringify(rows);
    if (said === last) return ok(found);
    last = said;
    found.push(...numbered(rows, times));
  }
  return failed(failure("malformed", { command: method, text: "The list has too many pages" }));
}
