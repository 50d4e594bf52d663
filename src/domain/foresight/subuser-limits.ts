import type { Decimal } from "../account.ts";
import { add, isLess, withPercent } from "../money.ts";
import type { ExchangeRate, UserBalance } from "./account-lists.ts";

/** How a subuser stands to its limit, worst first: below it, near it, not to be told, well above. */
export const standings = ["over", "near", "unknown", "well"] as const;
export type Standing = (typeof standings)[number];

export interface SubuserLimit {
  user: UserBalance;
  standing: Standing;
  /** balance + credit line, in the subuser's own currency; null: one of them is not known. */
  left: Decimal | null;
  /** Its currency had to be converted to find its place, and the registrar told no rate: last of its standing. */
  isUnplaced: boolean;
}

export interface SubuserLimits {
  entries: SubuserLimit[];
  /** The date of the registrar's rates that the order of different currencies goes by; null: not needed, or none. */
  ratesOf: string | null;
}

// At most this share of the credit line left is near the limit; without a line, nothing left is.
const nearPercent = "20";
const offPercent = `-${100 - Number(nearPercent)}`;

function standingOf({ balance, creditLine }: UserBalance, left: Decimal | null): Standing {
  if (left === null || creditLine === null)
    // Money of its own is left in any case; how far below zero it may go is not known.
    return balance !== null && isLess("0", balance) ? "well" : "unknown";
  if (isLess(left, "0")) return "over";
  return isLess(withPercent(creditLine, offPercent), left) ? "well" : "near";
}

/** What one unit of a currency is in the rates' own one, by currency; the latest where there are several. */
function worthBy(rates: readonly ExchangeRate[]): { worth: Map<string, number>; date: string } {
  const worth = new Map<string, number>();
  let date = "";
  const [first] = rates;
  for (const { from, to, rate, date: of } of [...rates].sort((a, b) => (a.date < b.date ? -1 : 1)))
    if (from === first?.from && Number(rate) > 0) {
      worth.set(to, 1 / Number(rate));
      date = of;
    }
  if (first) worth.set(first.from, 1);
  return { worth, date };
}

/**
 * Subusers by how near they are to their limit (`QueryAccountBalanceList` USERDEPTH=SUBUSER). Each keeps
 * its own currency; where there are several, the registrar's rates (`GetCurrentExchangeRates`) decide the
 * order within a standing, and nothing else.
 */
export function subuserLimits(
  users: readonly UserBalance[],
  rates: readonly ExchangeRate[],
): SubuserLimits {
  const isMixed = new Set(users.map(({ currency }) => currency)).size > 1;
  const { worth, date } = worthBy(rates);
  const ranked = users.map((user) => {
    const { balance, creditLine, currency } = user;
    const left = balance === null || creditLine === null ? null : add(balance, creditLine);
    // An estimate: it is never shown.
    const amount = left ?? balance;
    const unit = isMixed ? worth.get(currency ?? "") : 1;
    const place = amount === null || unit === undefined ? null : Number(amount) * unit;
    const isUnplaced = unit === undefined;
    return { entry: { user, standing: standingOf(user, left), left, isUnplaced }, place };
  });
  ranked.sort(
    (a, b) =>
      standings.indexOf(a.entry.standing) - standings.indexOf(b.entry.standing) ||
      Number(a.place === null) - Number(b.place === null) ||
      (a.place ?? 0) - (b.place ?? 0) ||
      (a.entry.user.user < b.entry.user.user ? -1 : 1),
  );
  return {
    entries: ranked.map(({ entry }) => entry),
    ratesOf: isMixed && rates.length > 0 ? date : null,
  };
}
