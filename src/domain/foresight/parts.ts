/** The lists that foresight is made of; each can fail alone (a right that is missing, 531), and the others stand. */
export const foresightParts = [
  "charges",
  "deposits",
  "bookings",
  "past-balances",
  "subusers",
  "rates",
  "lost",
] as const;
export type ForesightPart = (typeof foresightParts)[number];
