import { decimalLimit, decimalPattern } from "./decimal-pattern.ts";
import { refine, textOf } from "./shape.ts";

/** Whether a value from outside is an amount: a plain decimal number of a sound length, as text. */
export const isDecimal = refine(textOf(1, decimalLimit), (value) => decimalPattern.test(value));
