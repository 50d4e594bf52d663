import { type FailureKind, failureKinds } from "./failure.ts";
import { type Check, number, oneOf, shape, wholeOf } from "./shape.ts";

/** The alarms that wake the worker. */
export const alarmKinds = ["check", "warn", "digest", "removal"] as const;

/** What may come about beside the rounds. */
export const plainEvents = [
  /** The worker's script began to run: the browser woke it. */
  "start",
  /** The browser was started. */
  "browser-start",
  /** The extension was installed, or has a new version. */
  "installed",
  "permissions-added",
  "permissions-removed",
  ...alarmKinds.map((kind) => `alarm-${kind}` as const),
] as const;
export type PlainEvent = (typeof plainEvents)[number];

/** How a round with a registrar ended. */
export const outcomes = ["ok", ...failureKinds] as const;

/** Something the worker did, `at` in milliseconds since the epoch. */
export interface LoggedEvent {
  at: number;
  event: PlainEvent;
}

/** One round with a registrar: an account by its number in the user's order, never by a name. */
export interface LoggedRound {
  at: number;
  event: "round";
  account: number;
  outcome: "ok" | FailureKind;
  /** Milliseconds. */
  took: number;
}
export type LogEntry = LoggedEvent | LoggedRound;

const isEvent = shape<LoggedEvent>({ at: number, event: oneOf(plainEvents) });
const isRound = shape<LoggedRound>({
  at: number,
  event: oneOf(["round"]),
  account: wholeOf(0, 1_000_000),
  outcome: oneOf(outcomes),
  took: wholeOf(0, 86_400_000),
});

/** Only words of closed lists and numbers: nothing that anybody typed or a registrar sent fits in. */
export const isLogEntry: Check<LogEntry> = (value): value is LogEntry =>
  isRound(value) || isEvent(value);

/** How many of each are kept: hundreds of rounds do not push out when the worker started. */
export const logLimits = { rounds: 200, events: 100 } as const;

/** The log with what came since, the oldest first, within its limits. */
export function withEntries(log: readonly LogEntry[], more: readonly LogEntry[]): LogEntry[] {
  const all = [...log, ...more];
  const latest = (isWanted: (entry: LogEntry) => boolean, limit: number): Set<LogEntry> =>
    new Set(all.filter(isWanted).slice(-limit));
  const rounds = latest(({ event }) => event === "round", logLimits.rounds);
  const events = latest(({ event }) => event !== "round", logLimits.events);
  return all.filter((entry) => rounds.has(entry) || events.has(entry));
}

/** What is known of an entry and no more, whatever else hangs on the object. */
export const plainEntry = (entry: LogEntry): LogEntry =>
  entry.event === "round"
    ? {
        at: entry.at,
        event: "round",
        account: entry.account,
        outcome: entry.outcome,
        took: Math.min(Math.max(Math.round(entry.took), 0), 86_400_000),
      }
    : { at: entry.at, event: entry.event };
