import { add, compare } from "../../../domain/money.ts";
import type { AccountOverview } from "../../../domain/overview.ts";
import type { Statement, TypeSum } from "../../../domain/statement/statement.ts";
import type { AccountStatement } from "./read-statement.ts";

/** A statement with figures, and its account. */
export interface KnownStatement {
  account: AccountOverview;
  statement: Statement;
}

export const knownStatements = (found: readonly AccountStatement[]): KnownStatement[] =>
  found.flatMap(({ money: [account], statement }) => (statement ? [{ account, statement }] : []));

type PlacedSum = TypeSum & { place: string };

/** Sums by registrar and type over several accounts, the largest first: the same word of two registrars may mean two things. */
export function typesOfAll(
  known: readonly KnownStatement[],
  of: (statement: Statement) => readonly TypeSum[],
): PlacedSum[] {
  const sums = new Map<string, PlacedSum>();
  for (const { account, statement } of known)
    for (const each of of(statement)) {
      const place = account.facts.name;
      const key = JSON.stringify([place, each.type]);
      const sum = sums.get(key);
      sums.set(key, {
        place,
        type: each.type,
        count: each.count + (sum?.count ?? 0),
        net: each.net === null || sum?.net === null ? null : add(each.net, sum?.net ?? "0"),
        gross: add(each.gross, sum?.gross ?? "0"),
      });
    }
  return [...sums.values()].sort((a, b) => compare(b.gross, a.gross));
}
