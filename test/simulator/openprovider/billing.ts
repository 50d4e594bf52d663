import { dayMs } from "../shared/dates.ts";
import { float } from "../shared/float.ts";
import { type Answer, dateTime, done, listed } from "./answer.ts";
import { type Context, pageOf } from "./query.ts";

const amount = (price: string, currency: string): object => ({
  product: { currency, price: float(price) },
  reseller: { currency, price: float(price) },
});

/** Rows with their time, within the span that is asked for, which is written as the rows' own dates are. */
function within<Row extends { day: number }>(
  rows: readonly Row[],
  { account, query, world }: Context,
): (Row & { at: number; written: string })[] {
  const { start_creation_date: from = "", end_creation_date: to = "9999" } = query;
  const sign = query.order === "asc" ? 1 : -1;
  return rows
    .map((row) => {
      const at = world.startedAt + Math.round(row.day * dayMs);
      return { ...row, at, written: dateTime(at, account.openprovider.wire) };
    })
    .filter(({ at }) => {
      const whole = dateTime(at, { ...account.openprovider.wire, shortHours: false });
      return whole >= from && whole <= to;
    })
    .sort((a, b) => sign * (a.at - b.at));
}

const answerOf = <Row>(
  rows: readonly Row[],
  context: Context,
  written: (row: Row) => object,
): Answer =>
  done(listed(pageOf(rows, context).map(written), rows.length, context.account.openprovider.wire));

export function transactions(context: Context): Answer {
  const { money, openprovider } = context.account;
  return answerOf(within(openprovider.transactions, context), context, (row) => ({
    action: row.action,
    creation_date: row.written,
    subject: row.subject,
    object_type: row.objectType,
    type: row.objectType,
    quantity: 1,
    reference_id: 1,
    vat: 0,
    price: amount(row.total, row.currency ?? money.currency),
    total: amount(row.total, row.currency ?? money.currency),
  }));
}

export function payments(context: Context): Answer {
  const { account, world } = context;
  const { wire, payments: all } = account.openprovider;
  return answerOf(within(all, context), context, (row) => ({
    id: 1,
    amount: amount(row.amount, account.money.currency),
    creation_date: row.written,
    payment_date: row.written,
    confirmation_date:
      row.arrivedDay === undefined
        ? ""
        : dateTime(world.startedAt + Math.round(row.arrivedDay * dayMs), wire),
    is_processed: row.arrivedDay !== undefined,
    method: row.method,
    status: row.arrivedDay === undefined ? "new" : "confirmed",
    type: "online",
  }));
}
