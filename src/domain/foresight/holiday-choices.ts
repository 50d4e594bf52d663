import { calendars } from "./bank-holidays.ts";

/** What a user can choose. `by-currency`: the calendar of the payment system of the account's currency, as far as it is known here. */
export const holidayCalendars = ["by-currency", ...calendars, "none"] as const;
export type Holidays = (typeof holidayCalendars)[number];
