/** A plain decimal number: optional minus, digits, and at most one point with digits behind it. No exponent. */
export const decimalPattern = /^-?\d+(?:\.\d+)?$/;

/** The longest amount that is taken from a registrar and kept, in characters: far above any real one. */
export const decimalLimit = 40;

/** Whether an amount is another one than zero; empty text is none. Without arithmetic: the popup has none in its first script. */
export const isNotZero = (amount: string): boolean => /[1-9]/.test(amount);
