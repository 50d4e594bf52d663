import { ok, type Result } from "../../domain/failure.ts";
import { dayOf, startOfDay } from "../../domain/foresight/bank-days.ts";
import { isPartDue, type Try } from "../../domain/foresight/part-due.ts";
import { nextPastDay } from "../../domain/foresight/past-days.ts";
import { notOffered } from "../../registrars/contract.ts";
import { keepPast } from "./keep-past.ts";
import {
  type ListPart,
  type ListRound,
  type ListState,
  noteFailure,
  noteTry,
} from "./list-round.ts";
import { askBook, isBookDue } from "./past-book.ts";

/** Days asked for in one round, and milliseconds between two rounds. */
export const pastLimits = { days: 2, pause: 10 * 60_000 } as const;

/** The next day to ask for, by the day that was asked for last: it stands in the try's basis. */
function nextDay({ ledger, firstPoint, now }: ListState): number | null {
  const asked = ledger.tries["past-balances"]?.basis ?? null;
  return firstPoint === null
    ? null
    : nextPastDay(dayOf(firstPoint), asked === null ? null : Number(asked), dayOf(now));
}

function isDayDue(state: ListState): boolean {
  const last = state.ledger.tries["past-balances"];
  if (nextDay(state) === null) return false;
  if (last?.failure) return isPartDue(last, null, state.now);
  return !last || Math.abs(state.now - last.at) >= pastLimits.pause;
}

async function askDays(state: ListState, round: ListRound): Promise<Result<null>> {
  const { account, status, now } = state;
  const { client, authorization, withPermit, isWanted } = round;
  let last = state.ledger.tries["past-balances"];
  for (let asked = 0; asked < pastLimits.days; asked++) {
    const day = nextDay({
      ...state,
      ledger: { ...state.ledger, tries: last ? { "past-balances": last } : {} },
    });
    if (day === null) break;
    const answer = await withPermit(
      () => client.pastBalances?.(authorization, day) ?? notOffered(),
    );
    if (!isWanted()) break;
    const made: Try = { at: now, basis: String(day), failure: null };
    if (!answer.ok)
      return noteFailure(
        account.id,
        isWanted,
        "past-balances",
        { ...made, basis: last?.basis ?? null },
        answer.failure,
      );
    const own = answer.value.find(
      ({ dayBalance, currency }) => dayBalance !== null && currency === status.currency,
    );
    // A day of which nothing is known (the account is younger) is not asked for again.
    const noted = await noteTry(account.id, isWanted, "past-balances", made);
    if (!noted.ok) break;
    last = made;
    const balance = own?.dayBalance ?? null;
    if (balance === null) continue;
    // As at the midnight that the day begins with.
    await keepPast(state, round, [{ at: startOfDay(day), balance }]);
  }
  return ok(null);
}

/** Whether they are made of the bookings back from the balance now, where the registrar tells none of single days. */
const hasBookings = ({ facts }: ListState): boolean => facts.pastSource === "bookings";

/** Balances of the weeks before the account was first checked, so that its chart does not begin empty. */
export const pastPart: ListPart = {
  name: "past-balances",
  isDue: (state) =>
    !state.facts.lacks.includes("past-balances") &&
    (hasBookings(state) ? isBookDue(state) : isDayDue(state)),
  ask: (state, round) => (hasBookings(state) ? askBook(state, round) : askDays(state, round)),
};
