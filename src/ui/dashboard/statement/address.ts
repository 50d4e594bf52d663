import type { AccountOverview } from "../../../domain/overview.ts";
import {
  lastPeriod,
  type Period,
  periodKey,
  periodOfKey,
} from "../../../domain/statement/period.ts";
import {
  allSubjects,
  moneyOf,
  type Subject,
} from "../../../domain/statement/statement-accounts.ts";

/** A subject as it stands in an address. */
export const subjectKey = (subject: Subject): string =>
  subject.kind === "account"
    ? `account=${encodeURIComponent(subject.id)}`
    : `all=${subject.system}-${encodeURIComponent(subject.currency)}`;

/** The address of a statement: a reload, a bookmark and *back* lead to it. */
export const statementHash = (subject: Subject, period: Period): string =>
  `#${subjectKey(subject)}&period=${periodKey(period)}`;

/** All that can be chosen, accounts in the user's order. */
export const subjectsOf = (accounts: readonly AccountOverview[]): Subject[] => [
  ...accounts.map(({ id }) => ({ kind: "account", id }) as const),
  ...allSubjects(accounts),
];

/**
 * What an address asks for: else the first account, and the last month that is over. null: there is no account.
 * @param now milliseconds since the epoch
 */
export function addressed(
  hash: string,
  accounts: readonly AccountOverview[],
  now: number,
): { subject: Subject; period: Period } | null {
  const [key, period = ""] = hash.replace(/^#/, "").split("&period=");
  const subjects = subjectsOf(accounts);
  const subject = subjects.find((each) => subjectKey(each) === key) ?? subjects[0];
  if (!subject || (subject.kind === "account" && !moneyOf(accounts, subject.id))) return null;
  return { subject, period: periodOfKey(period, now) ?? lastPeriod("month", now) };
}
