import type { Decimal, Registrar } from "./account.ts";

/** What CNR's `StatusRegistrar` says of an account's money, each amount exactly as sent; null: not sent, or no number. */
export interface AccountTerms {
  /** LOWBALANCE_WARNING: the limit the user set for the registrar's own e-mail. */
  lowBalanceWarning: Decimal | null;
  /** CURRENT. */
  current: Decimal | null;
  credit: Decimal | null;
  emergencyCredit: Decimal | null;
  temporaryCredit: Decimal | null;
  /** ISO 4217, upper case. */
  currency: string | null;
  vatPercent: Decimal | null;
}

/** Whether a registrar has a command for them (CNR `StatusRegistrar`). */
export const asksTerms: Record<Registrar, boolean> = { ispapi: false, cnr: true };
