import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { startOfDay } from "../../../src/domain/foresight/bank-days.ts";
import { forecastFunds } from "../../../src/domain/foresight/funds-forecast.ts";
import { payFors } from "../../../src/domain/foresight/pay-for.ts";
import { chosenPayment, type Payment } from "../../../src/domain/foresight/payments.ts";
import { charge, input, today } from "../../support/domain/charges.ts";
import {
  failuresOf,
  readyAfter,
  registrarKinds,
  type SimulatedAccount,
} from "../../support/domain/simulated-registrar.ts";

const text = (cents: number): string => (cents / 100).toFixed(2);
const centsOf = (amount: string): number => Math.round(Number(amount) * 100);
const isWorkingDay = (day: number): boolean =>
  ![0, 6].includes(new Date(startOfDay(today + day)).getUTCDay());

const cents = fc.integer({ min: 1, max: 30_000 });
const anyAccount: fc.Arbitrary<SimulatedAccount> = fc.record({
  cents: fc.integer({ min: 0, max: 90_000 }),
  atRisk: fc.array(fc.record({ cents, lostOn: fc.integer({ min: 0, max: 40 }) }), { maxLength: 4 }),
  charges: fc.array(fc.record({ cents, on: fc.integer({ min: 0, max: 95 }) }), { maxLength: 25 }),
});

function foreseen(account: SimulatedAccount, lead: number, unit: string) {
  const atRisk = account.atRisk.map((object) =>
    charge(today - 5, {
      nextAction: "expireunpaid",
      lostAt: startOfDay(today + object.lostOn) + 3_600_000,
      gross: text(object.cents),
    }),
  );
  const charges = account.charges.map(({ on, ...rest }) =>
    charge(today + on, { gross: text(rest.cents) }),
  );
  return forecastFunds(input([...atRisk, ...charges], text(account.cents), { lead, unit }));
}

describe("what to pay", () => {
  it("is one figure for what is at risk and what follows", () => {
    const account = {
      cents: 10_000,
      atRisk: [{ cents: 8853, lostOn: 2 }],
      charges: [{ cents: 5000, on: 1 }],
    };
    const { covered, shortfall, pay } = foreseen(account, 0, "10");
    expect(covered).toEqual({ kind: "until", day: today });
    expect(shortfall).toMatchObject({ day: today + 1, short: "38.53" });
    const rest = { amount: "40", missing: "38.53", due: today + 1, by: today, isLeast: false };
    expect(pay).toEqual({
      risk: { amount: "0", missing: "0", due: null, by: null, isLeast: false, through: today },
      month: { ...rest, through: today + 30 },
      quarter: { ...rest, through: today + 90 },
    });
    for (const payFor of payFors) expect(chosenPayment(pay, payFor)?.amount).toBe("40");
  });

  it.each(registrarKinds)(
    "paid on the day said lets nothing fail where a charge is %s; one unit less does",
    (kind) => {
      fc.assert(
        fc.property(
          anyAccount,
          fc.integer({ min: 0, max: 5 }),
          fc.constantFrom("0.01", "1", "10", "250"),
          (account, lead, unit) => {
            const { pay } = foreseen(account, lead, unit);
            if (pay === null) throw new Error("The funds and the list are known");
            const check = ({ amount, by, through }: Payment, charged: number): void => {
              // A payment for what is at risk alone leaves the charges aside.
              const part = {
                ...account,
                charges: account.charges.filter(({ on }) => on <= charged),
              };
              const last = Math.max(charged, 40);
              const day = by === null ? null : by - today;
              // Where that day has passed, only what is there at once helps.
              const ready = day === null || day < 0 ? 0 : readyAfter(day, lead, isWorkingDay);
              const failing = (sum: number) => failuresOf(kind, part, { cents: sum, ready }, last);
              const sum = centsOf(amount);
              expect(failing(sum)).toBe(0);
              if (sum > 0) expect(failing(sum - centsOf(unit))).toBeGreaterThan(0);
              expect(through).toBeGreaterThanOrEqual(today + charged);
            };
            check(pay.month, 30);
            check(pay.quarter, 90);
            if (pay.risk) check(pay.risk, -1);
          },
        ),
        { numRuns: 300 },
      );
    },
  );
});
