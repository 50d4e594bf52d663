import type { Decimal } from "../domain/account.ts";
import { withoutRepeats } from "../domain/foresight/history-points.ts";
import { boolean, listOf, number, orNull, recordOf, shape, text } from "../domain/shape.ts";
import { onlyCopies } from "./only-copies.ts";

/** A known balance of an account, as the registrar said it. */
export interface KeptPoint {
  /** Milliseconds since the epoch. */
  at: number;
  balance: Decimal;
  /** null: unknown. */
  deposits: Decimal | null;
  /** Not seen by a check, but asked for later as the balance of a past day (`QueryAccountBalanceList` DATE). */
  past: boolean;
}

/**
 * The points of one account in order of time, in the currency it has now. Those of every other currency it was seen
 * in wait beside them: one odd answer costs nothing. A point later than now was taken under a clock that has been set
 * back since: nothing is to be concluded from it.
 */
export interface History {
  currency: string;
  points: KeptPoint[];
  /** By currency. */
  others: Record<string, KeptPoint[]>;
}

const isPoint = shape<KeptPoint>({
  at: number,
  balance: text,
  deposits: orNull(text),
  past: boolean,
});

/** The same history with another currency in front. */
export function historyIn(currency: string, history: History | null): History {
  if (history === null) return { currency, points: [], others: {} };
  if (history.currency === currency) return history;
  const { [currency]: points = [], ...others } = history.others;
  return { currency, points, others: { ...others, [history.currency]: history.points } };
}

const joinPoints = (one: readonly KeptPoint[], other: readonly KeptPoint[]): KeptPoint[] =>
  withoutRepeats([...one, ...other]);

function joined(one: History, other: History): History {
  const same = historyIn(one.currency, other);
  const others = { ...same.others };
  for (const [currency, points] of Object.entries(one.others))
    others[currency] = joinPoints(points, others[currency] ?? []);
  return { currency: one.currency, points: joinPoints(one.points, same.points), others };
}

const isRoughly = shape<{ currency: string; points: unknown[] }>({
  currency: text,
  points: listOf((_point): _point is unknown => true),
});
const isRoughRecord = recordOf((_points): _points is unknown => true);

/** The points that are sound. */
function mended(value: unknown): History | null {
  if (!isRoughly(value)) return null;
  const others = "others" in value && isRoughRecord(value.others) ? value.others : {};
  const sound = (points: unknown): KeptPoint[] =>
    Array.isArray(points) ? points.filter(isPoint) : [];
  return {
    currency: value.currency,
    points: sound(value.points),
    others: Object.fromEntries(
      Object.entries(others).map(([currency, points]) => [currency, sound(points)]),
    ),
  };
}

/** By account id. */
export const historyStore = onlyCopies<History>({
  database: "history",
  version: 2,
  isValue: shape<History>({
    currency: text,
    points: listOf(isPoint),
    others: recordOf(listOf(isPoint)),
  }),
  // Version 2 keeps the points of other currencies.
  migrations: [(before) => ({ ...(before as object), others: {} })],
  mend: mended,
  join: joined,
});
