import type { Decimal } from "./account.ts";
import type { CheckedAccount } from "./checked-account.ts";
import type { Failure } from "./failure.ts";
import { initialPreferences, type Preferences } from "./preferences.ts";
import type { WarningKind } from "./warnings/kinds.ts";

/** One account as the popup, the badge and the settings show it. Holds no secret. */
export interface AccountOverview extends CheckedAccount {
  /** The kinds of warnings that were given and have not recovered, the worst first. */
  warned: WarningKind[];
}

/** The sum of the available funds of the LIVE accounts that share a currency. */
export interface CurrencyTotal {
  currency: string;
  available: Decimal;
  /** How many accounts (one that was entered twice is one) are in the sum, and how many of that currency or of unknown currency are not known. */
  accounts: number;
  unknown: number;
}

/** How the passwords are kept, as far as pages may know. */
export interface VaultView {
  mode: "device" | "passphrase";
  /** Nothing is polled until the passphrase is entered. */
  locked: boolean;
  /** Locked, and the user chose to hide the figures: the overview has none. */
  hidden: boolean;
}

/**
 * All the popup paints, kept up to date by the worker: one read, no arithmetic. In the user's order;
 * worst first is a question of the clock and is decided when it is shown.
 */
export interface Overview {
  accounts: AccountOverview[];
  totals: CurrencyTotal[];
  preferences: Preferences;
  vault: VaultView;
  /**
   * A stored record that the worker could not read: what stands above may be incomplete, and the pages
   * say so above everything, with the failure's text. null: all is readable.
   */
  problem: Failure | null;
  /** These are sample accounts, which nobody ever set up: every place says so. Absent: they are real. */
  sample?: true | undefined;
}

export const emptyOverview: Overview = {
  accounts: [],
  totals: [],
  preferences: initialPreferences,
  vault: { mode: "device", locked: false, hidden: false },
  problem: null,
};
