import type { Decimal } from "../account.ts";
import { add } from "../money.ts";
import { dayOf, startOfDay } from "./bank-days.ts";

/** What an account may spend, as it was seen and as it will be: all in one currency. */
export interface FundsLine {
  /** In order of time, milliseconds since the epoch. */
  known: readonly { at: number; amount: Decimal }[];
  /** By UTC day number, without a gap; empty: what will be charged is not known. */
  ahead: readonly AheadDay[];
}

export interface AheadDay {
  day: number;
  /** What is left at its end. */
  amount: Decimal;
  charges: Decimal;
  count: number;
  isSure: boolean;
}

/** Several accounts' lines as one. */
export interface SummedLine {
  known: { at: number; amount: Decimal }[];
  ahead: AheadDay[];
  /** How many accounts are in it, and how many are not: nothing is known of their money, or not what they will be charged. */
  counted: number;
  left: number;
}

/** The last amount of each UTC day, by its number. */
function byDay({ known }: FundsLine): Map<number, Decimal> {
  const days = new Map<number, Decimal>();
  for (const { at, amount } of known) days.set(dayOf(at), amount);
  return days;
}

/** A day's end, or now: the last day is not over. */
const momentOf = (day: number, now: number): number => Math.min(startOfDay(day + 1) - 1, now);

function pastOf(lines: readonly FundsLine[], now: number): SummedLine["known"] {
  const days = lines.map(byDay);
  // Before all of them were seen there is no sum: what is not known is not zero.
  const begin = Math.max(...days.map((each) => Math.min(...each.keys())));
  const last: Decimal[] = lines.map(() => "0");
  const first = Math.min(...days.flatMap((each) => [...each.keys()]));
  const known: SummedLine["known"] = [];
  for (let day = first; day <= dayOf(now); day++) {
    for (const [place, each] of days.entries()) last[place] = each.get(day) ?? last[place] ?? "0";
    if (day >= begin)
      known.push({
        at: momentOf(day, now),
        amount: last.reduce((sum, each) => add(sum, each), "0"),
      });
  }
  return known;
}

function aheadOf(lines: readonly FundsLine[]): AheadDay[] {
  const [first, ...others] = lines;
  if (!first) return [];
  const found = others.map(({ ahead }) => new Map(ahead.map((each) => [each.day, each])));
  return first.ahead.flatMap((own) => {
    const same = found.map((each) => each.get(own.day));
    // A day that one of them does not know is in no sum.
    if (same.some((each) => each === undefined)) return [];
    return [
      [own, ...same].reduce<AheadDay>(
        (sum, each) =>
          each
            ? {
                day: own.day,
                amount: add(sum.amount, each.amount),
                charges: add(sum.charges, each.charges),
                count: sum.count + each.count,
                isSure: sum.isSure && each.isSure,
              }
            : sum,
        { day: own.day, amount: "0", charges: "0", count: 0, isSure: true },
      ),
    ];
  });
}

/**
 * The sum of what several accounts may spend, by day: from when on all of them are known, and as far ahead as all are.
 * Of which nothing is foreseen is left out and counted, unless that is so of all: then the past alone is summed.
 * @param lines one for each money (rule "Like with like"); null: nothing is known of it
 * @param now milliseconds since the epoch
 */
export function sumLines(lines: readonly (FundsLine | null)[], now: number): SummedLine {
  const known = lines.filter((line) => line !== null && line.known.length > 0) as FundsLine[];
  const foreseen = known.filter(({ ahead }) => ahead.length > 0);
  const counted = foreseen.length > 0 ? foreseen : known;
  return {
    known: counted.length > 0 ? pastOf(counted, now) : [],
    ahead: aheadOf(foreseen),
    counted: counted.length,
    left: lines.length - counted.length,
  };
}
