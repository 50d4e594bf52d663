import { type AccountTerms, noTerms } from "../../domain/account-terms.ts";
import { failed, ok, type Result } from "../../domain/failure.ts";
import { asText, type Json, member } from "../json/json.ts";
import { readCurrency } from "../read-value.ts";
import type { Ask } from "./ask.ts";
import { decimalOf, readCents } from "./cents.ts";
import { unreadable } from "./unreadable.ts";

const path = "customers/{customer}/notifications";

/** Notifications that are looked through, the newest first: one page, asked for once, when an account is added. */
const looked = 100;

interface Watermark {
  cents: bigint;
  currency: string;
}

function watermarkIn(row: Json): Watermark[] {
  const cents = readCents(member(row, "watermark"));
  const currency = readCurrency(asText(member(row, "currency")));
  return cents !== null && cents > 0n && currency !== null ? [{ cents, currency }] : [];
}

/**
 * The owner's own mark for a low balance. No request tells those that are set: a notification tells one that was reached.
 * Of several the highest counts, which warns first. Nothing else of a notification is looked at.
 * @param wanted the currency of the entry; empty: not known, and that of the newest notification with a mark instead
 */
export async function rtrTerms(ask: Ask, wanted: string): Promise<Result<AccountTerms>> {
  const answer = await ask(path, { limit: looked, order: "-fireDate" });
  if (!answer.ok) return answer;
  const rows = member(answer.value, "entities");
  if (!Array.isArray(rows)) return failed(unreadable(path, "entities"));
  const all = rows.flatMap(watermarkIn);
  const currency = wanted === "" ? (all[0]?.currency ?? null) : wanted.toUpperCase();
  const own = all.filter((each) => each.currency === currency).map(({ cents }) => cents);
  const highest = own.reduce((most, cents) => (cents > most ? cents : most), 0n);
  return ok({
    ...noTerms,
    lowBalanceWarning: highest > 0n ? decimalOf(highest) : null,
    currency,
  });
}
