import { LosslessNumber } from "lossless-json";

/** An amount as JSON has it from a server that keeps it as a floating number: without zeros behind the last digit that counts; nonsense is handed through. */
export const float = (amount: string): unknown =>
  /^-?\d+(\.\d+)?$/.test(amount)
    ? new LosslessNumber(amount.includes(".") ? amount.replace(/\.?0+$/, "") : amount)
    : amount;
