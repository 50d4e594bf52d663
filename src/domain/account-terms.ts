import type { Decimal } from "./account.ts";

/** What a registrar says of an account's money beside its balance (`StatusRegistrar`), each amount exactly as sent; null: not sent, or no number. */
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

/** Nothing is said. */
export const noTerms: AccountTerms = {
  lowBalanceWarning: null,
  current: null,
  credit: null,
  emergencyCredit: null,
  temporaryCredit: null,
  currency: null,
  vatPercent: null,
};
