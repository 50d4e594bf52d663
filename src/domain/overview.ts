import type { Decimal, Registrar, System } from "./account.ts";
import type { Statistic } from "./account-status.ts";
import type { Failure } from "./failure.ts";
import type { Foresight } from "./foresight/foresight.ts";
import type { PayFor } from "./foresight/pay-for.ts";
import { initialPreferences, type Preferences } from "./preferences.ts";
import type { RegistrarFacts } from "./registrar-facts.ts";
import type { WarningKind } from "./warnings/kinds.ts";

/** What is lost or in danger by the money alone, decided with exact decimals when the figures arrive. */
export type Shortage = "overdraft" | "low-balance";

/** The figures of one account as the registrar said them, with what follows from them. All in one currency. */
export interface Figures {
  /** When the registrar answered, milliseconds since the epoch. */
  at: number;
  currency: string;
  /** balance − deposits; where the deposits are unknown, the balance: at most so much. */
  available: Decimal;
  balance: Decimal;
  /** null: unknown. */
  deposits: Decimal | null;
  /**
   * Who told the deposits: the registrar, or the user for one that never tells them. null: nobody, and
   * {@link available} is at most so much.
   */
  depositsBy: "registrar" | "user" | null;
  creditLine: Decimal | null;
  /** available + credit line; null where there is no credit line. */
  spendable: Decimal | null;
  shortage: Shortage | null;
  /**
   * The currency that the user's amounts are meant in, where it is not {@link currency}: they do not count, whether
   * the funds are low is unknown, and the amounts are asked for anew. null: they count.
   */
  amountsIn: string | null;
}

/** How many objects at risk an overview names. */
export const shownRisks = 3;

/** One account as the popup, the badge and the settings show it. Holds no secret. */
export interface AccountOverview {
  id: string;
  name: string;
  registrar: Registrar;
  /** What decisions and pages need to know of it: so they need no registry. */
  facts: RegistrarFacts;
  system: System;
  enabled: boolean;
  /** Minutes. */
  checkEvery: number;
  warnBelow: Decimal;
  /** What the sum to pay is to save, and what the user writes on a transfer (empty: nothing). */
  payFor: PayFor;
  paymentNote: string;
  /** The id of the first account that stands for the same money (`Registrars.moneyOf`); null: it is the first itself. */
  sameAs: string | null;
  /** Match pattern of the API host, to ask the browser's permission for. */
  origin: string;
  figures: Figures | null;
  statistics: { at: number; rows: Statistic[] } | null;
  /** Why the last check failed and when (milliseconds since the epoch); null after a success. */
  trouble: { at: number; failure: Failure } | null;
  /** Since when checks have failed without a pause between them, milliseconds since the epoch; null: they do not. */
  failingSince: number | null;
  /** Milliseconds since the epoch; null: not polled until the user acts. */
  nextCheckAt: number | null;
  /** Of `atRisk.charges` at most {@link shownRisks}; null: nothing is foreseen (yet), or for a test account not asked for. */
  foresight: Foresight | null;
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
}

export const emptyOverview: Overview = {
  accounts: [],
  totals: [],
  preferences: initialPreferences,
  vault: { mode: "device", locked: false, hidden: false },
  problem: null,
};
