import { failed, failure, ok, type Result } from "../../../domain/failure.ts";
import { withoutRepeats } from "../../../domain/foresight/history-points.ts";
import { isSampleId } from "../../../domain/sample-id.ts";
import { makeStatement, type StatementSource } from "../../../domain/statement/make-statement.ts";
import type { Span } from "../../../domain/statement/period.ts";
import { bookingsSpan } from "../../../domain/statement/seen-balances.ts";
import type { SeenBalance, Statement } from "../../../domain/statement/statement.ts";
import { currencyOf, type Money } from "../../../domain/statement/statement-accounts.ts";
import { send } from "../../../messages/send.ts";
import { type History, historyIn, historyStore } from "../../../storage/history-store.ts";

/** A statement, and the account that it is of. */
export interface AccountStatement {
  money: Money;
  /** null: no balance of it is known yet, nor its currency. */
  statement: Statement | null;
  /** When it was read, milliseconds since the epoch. */
  at: number;
}

/** All balances that were seen by entries of one money; a failure where one of them cannot tell: another may lack what it saw. */
function seenIn(
  currency: string,
  money: Money,
  histories: readonly Result<History | null>[],
  now: number,
): Pick<StatementSource, "points" | "elsewhere"> {
  const read = histories.flatMap((each) => (each.ok ? [historyIn(currency, each.value)] : []));
  const unread = histories.find((each) => !each.ok);
  const figures = money.flatMap(({ figures: own }): SeenBalance[] =>
    own?.currency === currency ? [{ at: own.at, balance: own.balance, past: false }] : [],
  );
  const points = withoutRepeats<SeenBalance>([
    ...read.flatMap((history) => history.points),
    ...figures,
  ]).filter(({ at }) => at <= now);
  const others = read.flatMap((history) => Object.values(history.others).flat());
  return {
    points: unread ?? ok(points),
    elsewhere: others.map(({ at }) => at),
  };
}

/** The bookings by the first entry whose login may read them; null: the registrar tells none. */
async function bookingsOf(
  money: Money,
  span: { from: number; to: number },
): Promise<StatementSource["bookings"]> {
  const asked = money.filter(({ facts }) => !facts.lacks.includes("bookings"));
  let last: StatementSource["bookings"] = null;
  for (const { id, enabled } of asked) {
    if (!enabled) {
      last ??= failed(failure("account-off"));
      continue;
    }
    last = await send("read-bookings", { accountId: id, ...span });
    if (last.ok) return last;
  }
  return last;
}

/** Of a sample nothing is kept: the worker makes it. */
async function historyOf(accountId: string): Promise<Result<History | null>> {
  if (!isSampleId(accountId)) return historyStore.read(accountId);
  const reply = await send("read-sample", { accountId });
  return reply.ok ? reply.value.history : reply;
}

/** Reads what is kept and asks the registrar for the bookings. Nothing of it is kept. */
export async function readStatement(
  money: Money,
  span: Span,
  now: number,
): Promise<AccountStatement> {
  const currency = currencyOf(money);
  if (currency === null) return { money, statement: null, at: now };
  const histories = await Promise.all(money.map(({ id }) => historyOf(id)));
  const seen = seenIn(currency, money, histories, now);
  const bookings = await bookingsOf(
    money,
    bookingsSpan(seen.points.ok ? seen.points.value : [], span),
  );
  return { money, statement: makeStatement({ currency, ...seen, bookings }, span), at: now };
}
