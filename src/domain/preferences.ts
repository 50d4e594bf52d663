import {
  choice,
  flag,
  initialOf,
  optionalTag,
  optionalWhole,
  setting,
  type ValuesOf,
  whole,
} from "./setting.ts";
import { orNull, shape, wholeOf } from "./shape.ts";
import { spreadsheetChoices } from "./spreadsheet-choice.ts";

const minuteOfDay = wholeOf(0, 1439);

/**
 * The user's choices that are not about one account. A new one is declared here alone: storage and messages derive from
 * it, and who has not chosen yet has its initial value.
 */
export const preferenceSettings = {
  /** Whether test accounts may turn the badge red (rule "Once"). */
  warnTestAccounts: flag(false),
  /** With a passphrase: minutes without use after which the vault locks itself; null: when the browser exits. */
  lockAfter: optionalWhole(60, { min: 5, max: 720 }, "minutes"),
  /** Whether the figures are hidden while the vault is locked. */
  hideWhenLocked: flag(false),
  /** Whether every amount of money is hidden, on all pages, in the tooltip and in notifications. */
  hideAmounts: flag(false),
  /** Whether warnings are shown as notifications of the system; the browser's permission is asked for with it. */
  notify: flag(false),
  /** Whether that was offered after the first account, and answered: it is offered once. */
  notifyOffered: flag(false),
  /** No notifications between these minutes of the local day (1320 and 420: from 22:00 to 7:00); null: at any time. */
  quiet: setting(
    null,
    orNull(shape<{ from: number; to: number }>({ from: minuteOfDay, to: minuteOfDay })),
  ),
  /** The minute of the local day at which one notification says how all accounts stand; null: none does. */
  digest: setting(null, orNull(minuteOfDay)),
  /** Days ahead within which charges must be covered for an account to be well; the badge says SOON where they are not. */
  soonDays: whole(14, { min: 1, max: 90 }),
  /** Light or dark; `system`: as the system is. */
  theme: choice("system", ["system", "light", "dark"]),
  /** How much room the rows of lists and tables take. */
  density: choice("comfortable", ["comfortable", "compact"]),
  /** The language of all texts; null: the browser's. */
  language: optionalTag(),
  /** How numbers, dates and files are written; null: as in the browser's own language. */
  region: optionalTag(),
  /** What the icon says while all is well. */
  iconWhenWell: choice("nothing", ["nothing", "days", "funds"]),
  /** What separates cells and decimals in files for spreadsheets. */
  spreadsheet: choice("by-region", spreadsheetChoices),
} as const;

export type Preferences = ValuesOf<typeof preferenceSettings>;

export const initialPreferences: Preferences = initialOf(preferenceSettings);
