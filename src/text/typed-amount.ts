import type { Decimal } from "../domain/account.ts";

/** The sign between whole and fraction in a language (BCP 47): `.` or `,`. */
export function decimalSign(locale: string): string {
  const parts = new Intl.NumberFormat(locale).formatToParts(0.5);
  return parts.find(({ type }) => type === "decimal")?.value ?? ".";
}

/** A plain decimal number as it is typed in a language, into a field here or a bank's form: its decimal sign, no grouping. */
export const amountToType = (amount: Decimal, locale: string): string =>
  amount.replace(".", decimalSign(locale));
