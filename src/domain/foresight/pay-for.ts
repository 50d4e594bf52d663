/** What a sum to pay can be meant to save: what is at risk, or all charges of the next 30 or 90 days as well. */
export const payFors = ["risk", "month", "quarter"] as const;
export type PayFor = (typeof payFors)[number];

/** What is to be paid for where the user chose nothing. */
export const defaultPayFor: PayFor = "quarter";
