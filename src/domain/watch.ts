import type { Decimal } from "./account.ts";

/** What the user wants to be warned of about one account, and how its forecast counts. */
export interface Watch {
  /** Warn when the available funds fall below any of these, beside the account's own Warn below. */
  amounts: Decimal[];
  /** Warn when fewer days than this are covered; null: never. */
  coverDays: number | null;
  /** Warn of listed charges that will be short. */
  short: boolean;
  /** Warn of what is likely short at the usual spending. */
  likely: boolean;
  atRisk: boolean;
  signIn: boolean;
  /** Warn when the figures are not up to date for so many hours; null: never. */
  staleHours: number | null;
  /** Bank days that a top-up takes. */
  lead: number;
  /** A top-up is rounded up to a multiple of this, in the account's currency. */
  unit: Decimal;
  /** No warning until then, milliseconds since the epoch; null: not snoozed. */
  snoozedUntil: number | null;
}

export const initialWatch: Watch = {
  amounts: [],
  coverDays: null,
  short: true,
  likely: true,
  atRisk: true,
  signIn: true,
  staleHours: 24,
  lead: 3,
  unit: "10",
  snoozedUntil: null,
};

/** Amounts in number, days, hours, bank days. */
export const watchLimits = {
  amounts: 5,
  coverDays: { least: 1, most: 90 },
  staleHours: { least: 1, most: 720 },
  lead: { least: 0, most: 15 },
} as const;
