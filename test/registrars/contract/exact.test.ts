import { describe, expect, it } from "vitest";
import type { Result } from "../../../src/domain/failure.ts";
import { roundUpIn } from "../../../src/domain/money.ts";
import { profileOf } from "../../../src/registrars/profiles.ts";
import { everyRegistrar, useSimulator } from "../../support/contract/contract-account.ts";
import { asked, methodsOf } from "../../support/contract/every-method.ts";

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

function had<T>(answer: Result<T>): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return answer.value;
}

describe.each(everyRegistrar)("%s", (registrar) => {
  it.each(amounts)(
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

  it.each(amounts)("and where %s %s are reserved", async (amount, currency) => {
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

  it.each(["-312.4567", "12345678901234567", "9007199254740993.12", "-9007199254740993"])(
    "and of a balance of %s",
    async (balance) => {
      const { client, authorization } = await have(registrar, { balance, reserved: "0.00" });
      expect(had(await client.balance(authorization)).balance).toBe(balance);
    },
  );
});
