import { describe, expect, it } from "vitest";
import type { Result } from "../../../src/domain/failure.ts";
import { roundUpIn } from "../../../src/domain/money.ts";
import { profileOf } from "../../../src/registrars/profiles.ts";
import { everyRegistrar, useSimulator } from "../../support/contract/contract-account.ts";
import { asked, methodsOf } from "../../support/contract/every-method.ts";
import { simulatorOf } from "../../support/contract/harnesses.ts";

const { have } = useSimulator();

/** An amount in one spelling: some say how many digits they have, some leave zeros behind the last that counts. */
const plain = (amount: unknown): string =>
  String(amount)
    .replace(/(\.\d*?)0+$/, "$1")
    .replace(/\.$/, "");

const amounts: [amount: string, currency: string][] = [
  ["123456789.01234567", "EUR"],
  ["900719925.47409931", "EUR"],
  ["0.30000000000000004", "EUR"],
  ["1234.5678", "USD"],
  ["0.0001", "EUR"],
  ["1048576", "JPY"],
  ["1234.567", "KWD"],
  ["858.20", "CHF"],
];

const balances = ["-312.4567", "12345678901234567", "9007199254740993.12", "-9007199254740993"];

/** What registrars that count in cents can tell. */
const inCents = {
  amounts: [
    ["123456789.01", "EUR"],
    ["90071992547409.93", "EUR"],
    ["0.01", "USD"],
    ["858.20", "EUR"],
    ["1048576.00", "USD"],
  ] as [amount: string, currency: string][],
  balances: ["-312.45", "123456789012345678.00", "90071992547409.93", "-90071992547409.93"],
};

const amountsAt = (registrar: string) =>
  simulatorOf(registrar).inCents ? inCents.amounts : amounts;
const balancesAt = (registrar: string) =>
  simulatorOf(registrar).inCents ? inCents.balances : balances;

it("registrars that count in cents are given no amount of another currency", () => {
  for (const registrar of everyRegistrar)
    for (const currency of simulatorOf(registrar).inCents ?? [])
      expect(inCents.amounts.map(([, told]) => told)).toContain(currency);
});

function had<T>(answer: Result<T>): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return answer.value;
}

describe.each(everyRegistrar)("%s", (registrar) => {
  it.each(amountsAt(registrar))(
    "gives the very digits of %s %s wherever they stand",
    async (amount, currency) => {
      const { client, authorization } = await have(registrar, {
        balance: amount,
        // With nothing reserved no sum is made of two.
        reserved: "0.00",
        price: amount,
        booked: amount,
        currency,
      });
      const status = had(await client.balance(authorization));
      expect([plain(status.balance), status.currency]).toEqual([plain(amount), currency]);
      const query = { first: 0, today: 20_468, through: 20_558, vatPercent: null, currency };
      const charges = had(await client.charges(authorization, query));
      expect(charges.rows).toHaveLength(5);
      // What is derived is rounded up to what can be paid, as each charge is by itself.
      const taken = charges.basis === "derived" ? roundUpIn(amount, currency) : amount;
      for (const { gross, currency: told } of charges.rows)
        expect([plain(gross), told ?? currency]).toEqual([plain(taken), currency]);
      if (!methodsOf(registrar).includes("bookings")) return;
      if (!methodsOf(registrar).includes("bookings")) return;
      const bookings = had(await asked.bookings(client, authorization)) as {
        rows: { gross: string; currency: string | null }[];
      };
      expect(bookings.rows).toHaveLength(7);
      for (const { gross, currency: told } of bookings.rows)
        expect([plain(gross), told]).toEqual([plain(amount), currency]);
    },
  );

  it("takes no deposits that are less than nothing: the available funds would be more than the balance", async () => {
    if (!profileOf({ registrar }).tellsReserved) return;
    const { client, authorization } = await have(registrar, { reserved: "-5000.00" });
    expect(await client.balance(authorization)).toMatchObject({
      ok: false,
      failure: { kind: "malformed" },
    });
  });

  it.each(amountsAt(registrar))("and where %s %s are reserved", async (amount, currency) => {
    if (!profileOf({ registrar }).tellsReserved) return;
    const { client, authorization } = await have(registrar, {
      reserved: amount,
      balance: amount,
      currency,
    });
    const status = had(await client.balance(authorization));
    expect([plain(status.deposits), plain(status.balance)]).toEqual([plain(amount), plain(amount)]);
    if (!methodsOf(registrar).includes("reserves")) return;
    const reserves = had(await client.reserves(authorization));
    expect(reserves.map((deposit) => plain(deposit.amount))).toEqual(
      reserves.map(() => plain(amount)),
    );
    expect(reserves.length).toBeGreaterThan(0);
  });

  it.each(balancesAt(registrar))("and of a balance of %s", async (balance) => {
    const { client, authorization } = await have(registrar, { balance, reserved: "0.00" });
    expect(had(await client.balance(authorization)).balance).toBe(balance);
  });
});
