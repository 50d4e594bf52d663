import { type Holidays, initialWatch, type Watch } from "../../../domain/watch.ts";
import { amountInput } from "../form/parse-amount.ts";

/** What stands in the fields of an account's warnings, as typed. */
export interface WatchValues {
  amounts: string[];
  coverDays: string;
  short: boolean;
  likely: boolean;
  atRisk: boolean;
  signIn: boolean;
  staleHours: string;
  lead: string;
  unit: string;
  holidays: Holidays;
  /** Empty: not answered yet. */
  reserved: string;
  paymentNote: string;
}

/** The switches, in the order they stand in. */
export const watchSwitches = ["atRisk", "short", "likely", "signIn"] as const;
export type WatchSwitch = (typeof watchSwitches)[number];

/** The fields that hold text, the amounts aside. */
export type WatchText = "coverDays" | "staleHours" | "lead" | "unit" | "reserved" | "paymentNote";

/** The name of an amount's field, also its id in the page. */
export const amountField = (place: number): `amount-${number}` => `amount-${place}`;
export type WatchField = WatchText | ReturnType<typeof amountField>;

const optional = (count: number | null): string => (count === null ? "" : String(count));

/** The fields of what is kept; of an account nothing was saved about, `initialWatch`. */
export const watchValuesOf = (
  { amounts, coverDays, staleHours, lead, unit, ...rest }: Watch = initialWatch,
  locale: string,
): WatchValues => ({
  amounts: amounts.map((amount) => amountInput(amount, locale)),
  coverDays: optional(coverDays),
  staleHours: optional(staleHours),
  lead: String(lead),
  unit: amountInput(unit, locale),
  holidays: rest.holidays,
  reserved: rest.reserved === null ? "" : amountInput(rest.reserved, locale),
  paymentNote: rest.paymentNote,
  short: rest.short,
  likely: rest.likely,
  atRisk: rest.atRisk,
  signIn: rest.signIn,
});
