import { statesOf } from "../../domain/account-state.ts";
import type { Failure } from "../../domain/failure.ts";
import type { AccountOverview, Overview } from "../../domain/overview.ts";

/** What the browser says of itself and of the extension. */
export interface Surroundings {
  version: string;
  userAgent: string;
  /** Of the texts, and of numbers and dates: BCP 47. */
  language: string;
  region: string;
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

/**
 * What helps to find a fault, in English, for the reader to look through and to paste: versions, states, kinds and
 * codes of failures, ages. No amount, no name, no login, no domain, no text that a registrar sent, and no secret.
 * @param now milliseconds since the epoch
 */
export function diagnosticsOf(overview: Overview, around: Surroundings, now: number): string {
  const { accounts, vault, problem, sample } = overview;
  return [
    `Reseller Balance ${around.version}`,
    `browser: ${around.userAgent}`,
    `language: ${around.language}, numbers and dates: ${around.region}`,
    `passwords: ${vault.mode}, ${vault.locked ? "locked" : "open"}`,
    ...(problem ? [`records: ${failureLine(problem)}`] : []),
    `accounts: ${accounts.length}${sample ? ", sample data" : ""}`,
    ...accounts.flatMap((account, place) => accountLines(account, place, overview, now)),
  ].join("\n");
}
