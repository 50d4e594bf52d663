import { statesOf } from "../../../domain/account-state.ts";
import { alarmKinds, type LogEntry } from "../../../domain/diagnostic-log.ts";
import type { Failure } from "../../../domain/failure.ts";
import type { AccountOverview, Overview } from "../../../domain/overview.ts";

/** What the browser says of itself and of the extension. */
export interface Surroundings {
  version: string;
  userAgent: string;
  /** Of the texts, and of numbers and dates: BCP 47. */
  language: string;
  region: string;
  /** The alarms that stand, by the worker's own names, and when they go off, milliseconds since the epoch. */
  alarms: { name: string; at: number }[];
  /** The names of the permissions that were granted. */
  permissions: string[];
  /** How many hosts were granted, and how many bytes are stored; null: the browser does not tell. */
  hosts: number | null;
  bytes: number | null;
}

const ageOf = (at: number | null | undefined, now: number): string =>
  at === null || at === undefined ? "never" : `${Math.round((now - at) / 60_000)} min ago`;

/** Kind, code and command of a failure. Never its text: a registrar may quote in it what it was sent. */
const failureLine = ({ kind, code, command }: Failure): string =>
  [kind, code, command].filter((part) => part !== null).join(" ");

function accountLines(
  account: AccountOverview,
  place: number,
  overview: Overview,
  now: number,
): string[] {
  const { registrar, system, enabled, checkEvery, figures, trouble, foresight } = account;
  const parts = Object.entries(foresight?.failures ?? {});
  return [
    `account ${place + 1}: ${registrar} ${system}, ${enabled ? "on" : "off"}, every ${checkEvery} min`,
    `  states: ${statesOf(account, now, overview).join(", ")}`,
    `  figures: ${ageOf(figures?.at, now)}; list of charges: ${ageOf(foresight?.loadedAt, now)}`,
    ...(trouble ? [`  trouble: ${failureLine(trouble.failure)}, ${ageOf(trouble.at, now)}`] : []),
    ...parts.map(([part, failure]) => `  ${part}: ${failureLine(failure)}`),
  ];
}

/** `2026-11-28T09:00:00Z round account 3: ok, 412 ms` */
const logLine = (entry: LogEntry): string => {
  const at = new Date(entry.at).toISOString().replace(/\.\d+/, "");
  return entry.event === "round"
    ? `  ${at} round account ${entry.account}: ${entry.outcome}, ${entry.took} ms`
    : `  ${at} ${entry.event}`;
};

const isOwnAlarm = (name: string): boolean => (alarmKinds as readonly string[]).includes(name);

/**
 * What helps to find a fault, in English, for the reader to look through and to paste: versions, states, kinds and
 * codes of failures, ages, and what the worker did of late. No amount, no name, no login, no domain, no text that a
 * registrar sent, and no secret.
 * @param now milliseconds since the epoch
 */
export function diagnosticsOf(
  overview: Overview,
  around: Surroundings,
  log: readonly LogEntry[],
  now: number,
): string {
  const { accounts, vault, problem, sample } = overview;
  return [
    `Reseller Balance ${around.version}`,
    `browser: ${around.userAgent}`,
    `language: ${around.language}, numbers and dates: ${around.region}`,
    `passwords: ${vault.mode}, ${vault.locked ? "locked" : "open"}`,
    `alarms: ${around.alarms
      .filter(({ name }) => isOwnAlarm(name))
      .map(({ name, at }) => `${name} in ${Math.round((at - now) / 60_000)} min`)
      .join(", ")}`,
    `permissions: ${around.permissions.join(", ")}; hosts: ${around.hosts ?? "not told"}`,
    `stored: ${around.bytes === null ? "not told" : `${Math.round(around.bytes / 1000)} KB`}`,
    ...(problem ? [`records: ${failureLine(problem)}`] : []),
    `accounts: ${accounts.length}${sample ? ", sample data" : ""}`,
    ...accounts.flatMap((account, place) => accountLines(account, place, overview, now)),
    `log: ${log.length}`,
    ...log.map(logLine),
  ].join("\n");
}
