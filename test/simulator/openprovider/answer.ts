import { LosslessNumber, stringify } from "lossless-json";
import { Refusal, type ViolationKind } from "../shared/refusal.ts";
import type { Account } from "../shared/scenario-schema.ts";

type Wire = Account["openprovider"]["wire"];

/** One answer before it is written. */
export interface Answer {
  code: number;
  desc: string;
  data?: unknown;
  /** HTTP status; left out: 200. */
  status?: number;
}

export const done = (data: object): Answer => ({ code: 0, desc: "", data });

const descriptions: Partial<Record<number, string>> = {
  50: "Calls limit has been reached",
  196: "Authentication/Authorization Failed",
  197: "The reseller agreement has to be signed first",
  4007: "API access temporarily blocked because of excessive use",
  10005: "Access denied",
};

/** An answer that says no. With `violation` it is the client's fault. */
export class OpenproviderRefusal extends Refusal {
  readonly status: number;

  constructor(code: number, status = 500, violation?: ViolationKind, what?: string) {
    super(code, descriptions[code] ?? `Error ${code}`, violation, what);
    this.status = status;
  }
}

const isEmpty = (value: unknown): boolean =>
  value === false ||
  value === 0 ||
  value === "" ||
  (value instanceof LosslessNumber && Number(value.value) === 0);

/** Without members that are nought, false or empty, as some servers write. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (value === null || typeof value !== "object" || value instanceof LosslessNumber) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => !isEmpty(member))
      .map(([name, member]) => [name, withoutEmpty(member)]),
  );
}

export const writeAnswer = (
  { code, desc, data }: Answer,
  { omitsEmpty, maintenance }: { omitsEmpty: boolean; maintenance: boolean },
): string =>
  stringify({
    code,
    desc,
    maintenance,
    warnings: [],
    ...(data === undefined ? {} : { data: omitsEmpty ? withoutEmpty(data) : data }),
  }) ?? "";

/** A list's `data`. */
export const listed = (rows: readonly object[], total: number, { empty }: Wire): object => ({
  ...(rows.length === 0 && empty === "missing" ? {} : { results: rows }),
  total,
});

const format = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Amsterdam",
  dateStyle: "short",
  timeStyle: "medium",
});

/** `YYYY-MM-DD HH:MM:SS` in Amsterdam of a time, ms since 1970. */
export const dateTime = (at: number, { shortHours }: Wire): string => {
  const text = format.format(at);
  return shortHours ? text.replace(" 0", " ") : text;
};
