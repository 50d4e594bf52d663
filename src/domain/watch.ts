import type { Decimal } from "./account.ts";
import { calendars } from "./foresight/bank-holidays.ts";

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
  /** When it was snoozed, milliseconds since the epoch; null: not snoozed, or by version 0.1.0, which did not note it. */
  snoozedAt: number | null;
  /** What the sum to pay is to save: what is at risk, or all charges of the next 30 or 90 days as well. */
  payFor: PayFor;
  /** What the user writes on a transfer for this account; empty: nothing. */
  paymentNote: string;
  /**
   * The deposits that are reserved by the user's word, in the account's currency, where the registrar never tells
   * them. null: not answered yet, and the available funds are at most what they seem.
   */
  reserved: Decimal | null;
  /** ISO 4217, the currency that {@link reserved} was said in; null: the one of all amounts. */
  reservedIn: string | null;
  /** ISO 4217, the currency that all amounts about this account are meant in; null: nothing was noted of it yet. */
  currency: string | null;
  /** Which days banks are closed beside the weekends, counted in {@link lead}. */
  holidays: Holidays;
}

export const payFors = ["risk", "month", "quarter"] as const;
export type PayFor = (typeof payFors)[number];
/** What is to be paid for where the user chose nothing. */
export const defaultPayFor: PayFor = "quarter";

/** `by-currency`: the calendar of the payment system of the account's currency, as far as it is known here. */
export const holidayCalendars = ["by-currency", ...calendars, "none"] as const;
export type Holidays = (typeof holidayCalendars)[number];

/** The parts of a {@link Watch} that are changed one by one, beside the form. */
export type WatchPart = Partial<Pick<Watch, "payFor" | "paymentNote" | "reserved">>;

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
  snoozedAt: null,
  payFor: defaultPayFor,
  paymentNote: "",
  reserved: null,
  reservedIn: null,
  currency: null,
  holidays: "by-currency",
};

/** Whether the clock was set back behind the moment of a snooze, at `now`: its end is later then than anybody chose. */
export const isSnoozeVoid = ({ snoozedAt }: Pick<Watch, "snoozedAt">, now: number): boolean =>
  snoozedAt !== null && now < snoozedAt - 60_000;

/** When a snooze ends, milliseconds since the epoch; null: not snoozed, or no longer by the clock at `now`. */
export const snoozeEnd = (
  watch: Pick<Watch, "snoozedUntil" | "snoozedAt">,
  now: number,
): number | null => (isSnoozeVoid(watch, now) ? null : watch.snoozedUntil);

/** Amounts in number, days, hours, bank days; the note in UTF-16 code units (a SEPA transfer takes 140). */
export const watchLimits = {
  amounts: 5,
  coverDays: { least: 1, most: 90 },
  staleHours: { least: 1, most: 720 },
  lead: { least: 0, most: 15 },
  paymentNote: 140,
} as const;
