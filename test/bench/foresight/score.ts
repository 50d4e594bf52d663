import { isBankDay, lastTransferDay } from "../../../src/domain/foresight/bank-days.ts";
import { calendar, lead } from "./bank-calendar.ts";
import type { FailedCharge } from "./replay-account.ts";
import { days, spans } from "./spans.ts";

// The measure. A rule says on or off each morning (06:00 UTC) of each account; the judged year has 365
// mornings, after 100 that do not count. Where the extension is installed in the judged year, what was before is not
// judged, and the account counts as the part of a year that is left. No owner in the replay knows of any warning:
// transfers, late or in time, are the owner's own.
//
// Failed charge   A charge refused at its first try because it exceeded the spendable funds: a renewal from
//                 the list, or an order of the shop (registration, renewal by hand). Trying again the next
//                 day is not another one.
// Foreseeable     On its last transfer day (the last bank day from which 3 bank days follow before the day of the
//                 failure, by the calendar of T2) the failed charge was listed as `pay`, and the `pay` charges then listed up to
//                 the end of the day of failure exceeded the spendable funds of that morning.
// Alarm           Begins on the first morning the rule is on, and ends on its last, where off for one or two
//                 mornings does not end it. After 14 days a state that is still on counts as a new alarm:
//                 else a rule that is always on would have one alarm a year and miss nothing.
// Warned          An alarm was in force on the last transfer day of the failed charge. One that came later,
//                 or was withdrawn before, does not count.
// Quiet alarm     No charge failed from the alarm's first day to 7 days after its last one. Either false or
//                 averted.
// False alarm     A quiet one where no charge would have failed even if nothing had been paid in: the spendable
//                 funds of its first morning covered everything that was to be charged on that day and the 14
//                 after it, which is as long as an alarm can last.
// Averted         The other quiet ones. They were right about the need, and the owner's own transfer came in
//                 time: whoever is warned and then transfers was not warned in vain, and no rule can see
//                 whether a transfer is under way. So they are not false; the table shows all quiet alarms too.
// Hasty           The strictest way to count the need: nothing would have failed up to 7 days after the
//                 alarm's last morning. It blames a rule for falling silent as soon as the owner has paid in.
// Lead time       Bank days from the first morning of the alarm in force (at most 14 days before) to the failure.
// Dry spell       A failed charge without another one in the 7 days before. Warned, if that charge was.

/** One replayed account: the outcome that rules do not see. */
export interface Trace {
  start: number;
  character: string;
  /** The first day of the replay that is judged at the earliest: see `AccountPlan.installed`. */
  installed: number;
  failures: FailedCharge[];
  wanted: number[];
  spendable: number[];
}

export interface Score {
  failed: number;
  warned: number;
  foreseeable: number;
  foreseeableWarned: number;
  spells: number;
  spellsWarned: number;
  quiet: number;
  falseAlarms: number;
  hasty: number;
  trueAlarms: number;
  /** Account-years. */
  accounts: number;
  leads: number[];
}

interface Alarm {
  first: number;
  last: number;
}

const longest = 14;

function alarmsOf(on: ArrayLike<number | boolean>): Alarm[] {
  const alarms: Alarm[] = [];
  let current: Alarm | undefined;
  for (let day = 0; day < days; day++) {
    if (!on[day]) continue;
    if (current && day - current.last <= 3 && day - current.first < longest) current.last = day;
    else {
      current = { first: day, last: day };
      alarms.push(current);
    }
  }
  return alarms;
}

function bankDaysBetween(from: number, to: number): number {
  let bankDays = 0;
  for (let day = from + 1; day <= to; day++) if (isBankDay(day, calendar)) bankDays++;
  return bankDays;
}

const { before, judged } = spans;
const isJudged = ({ installed }: Trace, day: number): boolean =>
  day >= Math.max(before, installed) && day < before + judged;

/** Whether the funds of the morning `first` would have lasted through `last` without any transfer. */
function wouldHaveLasted({ spendable, wanted }: Trace, first: number, last: number): boolean {
  let left = spendable[first] ?? 0;
  for (let day = first; day <= Math.min(days - 1, last); day++) left -= wanted[day] ?? 0;
  return left >= 0;
}

export const noScore = (): Score => ({
  failed: 0,
  warned: 0,
  foreseeable: 0,
  foreseeableWarned: 0,
  spells: 0,
  spellsWarned: 0,
  quiet: 0,
  falseAlarms: 0,
  hasty: 0,
  trueAlarms: 0,
  accounts: 0,
  leads: [],
});

/** Adds one account's year to the score of a rule. `on` by day of the replay. */
export function addToScore(score: Score, trace: Trace, on: ArrayLike<number | boolean>): void {
  const alarms = alarmsOf(on);
  const failDays = [...new Set(trace.failures.map(({ day }) => day - trace.start))];
  score.accounts += (before + judged - Math.max(before, trace.installed)) / judged;
  for (const alarm of alarms) {
    if (!isJudged(trace, alarm.first)) continue;
    if (failDays.some((day) => day >= alarm.first && day <= alarm.last + 7)) score.trueAlarms++;
    else {
      score.quiet++;
      if (wouldHaveLasted(trace, alarm.first, alarm.first + longest)) score.falseAlarms++;
      if (wouldHaveLasted(trace, alarm.first, alarm.last + 7)) score.hasty++;
    }
  }
  for (const [index, failure] of trace.failures.entries()) {
    const day = failure.day - trace.start;
    if (!isJudged(trace, day)) continue;
    // A failure whose last transfer day was before the installation can be foreseen by nobody.
    const deadline = lastTransferDay(failure.day - 1, lead, calendar) - trace.start;
    if (deadline < trace.installed) continue;
    const alarm = alarms.find(({ first, last }) => first <= deadline && last >= deadline);
    const isWarned = alarm !== undefined;
    score.failed++;
    if (isWarned) score.warned++;
    if (failure.foreseeable) score.foreseeable++;
    if (failure.foreseeable && isWarned) score.foreseeableWarned++;
    if (alarm) score.leads.push(bankDaysBetween(trace.start + alarm.first, failure.day));
    const previous = trace.failures[index - 1];
    if (previous && failure.day - previous.day <= 7) continue;
    score.spells++;
    if (isWarned) score.spellsWarned++;
  }
}

/** What the perfect oracle says: on from the last transfer day of each failed charge until it fails. */
export function oracle({ failures, start }: Trace): Uint8Array {
  const on = new Uint8Array(days);
  for (const { day } of failures)
    for (let at = lastTransferDay(day - 1, lead, calendar); at <= day; at++)
      if (at >= start) on[at - start] = 1;
  return on;
}
