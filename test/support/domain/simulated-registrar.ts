// A registrar that charges, in whole cents, by nothing but what its manual says. It shares no code with the product.

/**
 * What a charge does that the money does not reach. `second-try`: it is tried once more on the next day, the first
 * refusal being a failure already. `lost-at-once`: its object is gone. `whole-set`: all that falls on one day is
 * charged together or not at all.
 */
export const registrarKinds = ["second-try", "lost-at-once", "whole-set"] as const;
export type RegistrarKind = (typeof registrarKinds)[number];

/** Days count from today, which is 0. */
export interface SimulatedAccount {
  cents: number;
  /** Saved as soon as there is money for it, at the beginning of a day; lost as its day begins. */
  atRisk: { cents: number; lostOn: number }[];
  charges: { cents: number; on: number }[];
}

/** @param ready the day at whose beginning the money is there */
export type Transfer = { cents: number; ready: number } | null;

/** How many things fail up to the end of day `last`. */
export function failuresOf(
  kind: RegistrarKind,
  account: SimulatedAccount,
  transfer: Transfer,
  last: number,
): number {
  let { cents } = account;
  let failures = 0;
  let open = [...account.atRisk].sort((a, b) => a.lostOn - b.lostOn);
  let again: number[] = [];
  const take = (amount: number): boolean => {
    if (amount > cents) return false;
    cents -= amount;
    return true;
  };
  for (let day = 0; day <= last; day++) {
    if (transfer?.ready === day) cents += transfer.cents;
    open = open.filter((object) => !take(object.cents));
    failures += open.filter(({ lostOn }) => lostOn === day).length;
    open = open.filter(({ lostOn }) => lostOn !== day);
    for (const amount of again) take(amount);
    again = [];
    const due = account.charges.filter(({ on }) => on === day).map((charge) => charge.cents);
    const sets = kind === "whole-set" ? [due.reduce((sum, amount) => sum + amount, 0)] : due;
    for (const amount of sets) {
      if (take(amount)) continue;
      failures++;
      if (kind === "second-try") again.push(amount);
    }
  }
  return failures;
}

/** The day at whose beginning a transfer is there, that banks take `lead` working days for and bring by the end of the last. */
export function readyAfter(
  orderedOn: number,
  lead: number,
  isWorkingDay: (day: number) => boolean,
) {
  let day = orderedOn;
  for (let left = lead; left > 0; ) if (isWorkingDay(++day)) left--;
  return day + 1;
}
