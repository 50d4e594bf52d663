import type { Decimal } from "../account.ts";
import type { Booking } from "../foresight/account-lists.ts";
import { add, compare } from "../money.ts";
import type { TypeSum } from "./statement.ts";

/** Sums by type, the largest first. All rows are in one currency, their amounts not below zero. */
export function typeSums(rows: readonly (Booking & { gross: Decimal })[]): TypeSum[] {
  const sums = new Map<string, TypeSum>();
  for (const { type, net, gross } of rows) {
    const sum = sums.get(type) ?? { type, count: 0, net: "0", gross: "0" };
    sums.set(type, {
      type,
      count: sum.count + 1,
      net: sum.net === null || net === null ? null : add(sum.net, net),
      gross: add(sum.gross, gross),
    });
  }
  return [...sums.values()].sort((a, b) => compare(b.gross, a.gross));
}
