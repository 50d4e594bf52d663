import { holidayCalendars } from "./foresight/holiday-choices.ts";
import { defaultPayFor, payFors } from "./foresight/pay-for.ts";
import { isDecimal } from "./is-decimal.ts";
import { isWebLink } from "./is-web-link.ts";
import { choice, initialOf, line, setting, type ValuesOf, whole } from "./setting.ts";
import { number, orNull, refine, text, textOf } from "./shape.ts";
import { warningSettings } from "./warnings/kinds.ts";

const isCurrency = refine(text, (value) => /^[A-Z]{3}$/.test(value));

/** What is changed part by part, beside the form: where the money is told of. */
export const alertPartDeclarations = {
  payFor: choice(defaultPayFor, payFors),
  /** What the user writes on a transfer for this account; empty: nothing. A SEPA transfer takes 140. */
  paymentNote: line(140),
  /** The group that the account stands in where there are many, as the user calls it; empty: in none. */
  group: line(40),
  /** Where the account is topped up, if the user knows a better page than its registrar's profile: https. Empty: none. */
  topUpLink: {
    ...line(500),
    ...setting(
      "",
      refine(textOf(0, 500), (link) => link === "" || isWebLink(link)),
    ),
  },
  /**
   * The deposits that are reserved by the user's word, in the account's currency, where the registrar never tells
   * them. null: not answered yet, and the available funds are at most what they seem.
   */
  reserved: {
    control: "optional-amount" as const,
    ...setting(null, orNull(refine(isDecimal, (value) => !value.startsWith("-")))),
  },
} as const;

/**
 * What the user wants to be warned of about one account, and how its forecast counts. A new one is declared here alone,
 * or in the file of its kind of warning: storage, messages and the form derive from it, and an account for which nobody
 * has chosen has its initial value.
 */
export const alertDeclarations = {
  ...warningSettings,
  /** Bank days that a top-up takes. */
  lead: whole(3, { min: 0, max: 15 }),
  /** A top-up is rounded up to a multiple of this, in the account's currency. */
  unit: { control: "amount" as const, ...setting("10", isDecimal) },
  /** No warning until then, milliseconds since the epoch; null: not snoozed. */
  snoozedUntil: setting(null, orNull(number)),
  /** When it was snoozed, milliseconds since the epoch; null: not snoozed, or by version 0.1.0, which did not note it. */
  snoozedAt: setting(null, orNull(number)),
  ...alertPartDeclarations,
  /** ISO 4217, the currency that `reserved` was said in; null: the one of all amounts. */
  reservedIn: setting(null, orNull(isCurrency)),
  /** ISO 4217, the currency that all amounts about this account are meant in; null: nothing was noted of it yet. */
  currency: setting(null, orNull(isCurrency)),
  /** Which days banks are closed beside the weekends, counted in `lead`. */
  holidays: choice("by-currency", holidayCalendars),
} as const;

/** What is kept of them for one account. */
export type AlertSettings = ValuesOf<typeof alertDeclarations>;

/** The parts of a {@link AlertSettings} that are changed one by one. */
export type AlertSettingsPart = Partial<ValuesOf<typeof alertPartDeclarations>>;

/** Those parts of some settings. */
export const partsOf = (alerts: AlertSettings): Required<AlertSettingsPart> =>
  Object.fromEntries(
    Object.keys(alertPartDeclarations).map((name) => [name, alerts[name as keyof AlertSettings]]),
  ) as Required<AlertSettingsPart>;

export const initialAlertSettings: AlertSettings = initialOf(alertDeclarations);

/**
 * What is left of them beside other money: what is reserved was said of the money before, and the deposits are asked for
 * anew. The payment note and the page to pay on are of whoever that belonged to: they would lead a transfer astray.
 * @param isOther whether it belongs to somebody else; else to another login of the same customer
 */
export const besideOtherMoney = (alerts: AlertSettings, isOther: boolean): AlertSettings => ({
  ...alerts,
  reserved: null,
  reservedIn: null,
  ...(isOther && { paymentNote: "", topUpLink: "" }),
});

/** Whether the clock was set back behind the moment of a snooze, at `now`: its end is later then than anybody chose. */
export const isSnoozeVoid = (
  { snoozedAt }: Pick<AlertSettings, "snoozedAt">,
  now: number,
): boolean => snoozedAt !== null && now < snoozedAt - 60_000;

/** When a snooze ends, milliseconds since the epoch; null: not snoozed, or no longer by the clock at `now`. */
export const snoozeEnd = (
  alerts: Pick<AlertSettings, "snoozedUntil" | "snoozedAt">,
  now: number,
): number | null => (isSnoozeVoid(alerts, now) ? null : alerts.snoozedUntil);
