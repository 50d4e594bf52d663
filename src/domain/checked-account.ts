import type { Decimal, Registrar, System } from "./account.ts";
import type { Statistic } from "./account-status.ts";
import type { Failure } from "./failure.ts";
import type { Figures } from "./figures.ts";
import type { AccountForesight } from "./foresight/account-foresight.ts";
import type { PayFor } from "./foresight/pay-for.ts";
import type { RegistrarFacts } from "./registrar-facts.ts";

/** How many objects at risk an overview names. */
export const shownRisks = 3;

/**
 * One account as it was set up, as its checks left it and as it is foreseen: what its warnings are decided of. Holds no
 * secret.
 */
export interface CheckedAccount {
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
  /** The user's own label for it and its like; empty: none. */
  group: string;
  /** The id of the first account that stands for the same money (`Registrars.moneyOf`); null: it is the first itself. */
  sameAs: string | null;
  /** Match pattern of the API host, to ask the browser's permission for; empty: none is asked, of a sample. */
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
  foresight: AccountForesight | null;
}
