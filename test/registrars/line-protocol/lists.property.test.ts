import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimalPattern } from "../../../src/domain/decimal-pattern.ts";
import type { Authorization, Page, RegistrarClient } from "../../../src/registrars/contract.ts";
import { textLimit } from "../../../src/registrars/read-value.ts";
import { named } from "../../support/registrars/credential.ts";
import { fakeRegistrar } from "../../support/registrars/fake-registrar.ts";
import { fullClient } from "../../support/registrars/full-client.ts";
import { success } from "../../support/registrars/response-text.ts";

const authorization: Authorization = { kind: "session", session: "QkJUz3wjjLW2" };

function clientOf(
  registrar: "ispapi" | "cnr",
  body: (first: number) => string,
): Required<RegistrarClient> {
  const { surroundings } = fakeRegistrar(({ command }) => body(Number(command.FIRST ?? 0)));
  const login = { registrar, system: "live", endpoint: null, publicFields: named("u") } as const;
  return fullClient(login, surroundings);
}

/** What a cell may hold: what it should, what it should not, and very much of either. */
const cell = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("10.00", "-5.00", "0", "pay", "EUR", "usd", "") },
  fc.constantFrom("2026-02-30", "2026-01-15 12:00:00", "0000-00-00 00:00:00", "n/a", "1,00", "1e9"),
  fc.constantFrom("9".repeat(10_000), "W".repeat(10_000), "__proto__", "<b>x</b>", "\u202Egnp.exe"),
  fc.string({ unit: "binary", maxLength: 20 }),
);

/** A list with holes: row number → value. */
const column = fc.dictionary(fc.integer({ min: 0, max: 9 }).map(String), cell, { maxKeys: 8 });
const answer = (names: readonly string[]) =>
  fc.record(Object.fromEntries([...names, "TOTAL", "COUNT"].map((name) => [name, column])));

/** Every value is of its type, and bounded: nothing downstream has to look again. */
function expectSound(row: object): void {
  for (const [name, value] of Object.entries(row)) {
    if (value === null) continue;
    if (name === "at" || name.endsWith("At")) expect(value).toBeGreaterThanOrEqual(0);
    else if (/net|gross|amount|balance|Balance|creditLine|rate/.test(name)) {
      expect(value).toMatch(decimalPattern);
      expect(String(value).length).toBeLessThan(100);
    } else if (/currency|from|to/.test(name)) expect(value).toMatch(/^[A-Z]{3}$/);
    else expect(String(value).length).toBeLessThanOrEqual(textLimit);
  }
}

const page = { first: 0, today: 20_000, through: 20_090, vatPercent: "19", currency: "EUR" };
const bookings = { from: 0, to: 1e12, first: 0 };
const onePage = <T>({ rows }: Page<T>): readonly T[] => rows;

const lists = [
  [
    "upcoming charges of ISPAPI",
    "ispapi",
    "OBJECTID OBJECTCLASS RENEWALMODE NEXTACTION ACCOUNTINGDATE FAILUREDATE PRICE VAT VATPRICE",
    (client: Required<RegistrarClient>) => client.charges(authorization, page),
  ],
  [
    "upcoming charges of CNR",
    "cnr",
    "DOMAIN SERVER CLASS RENEWALDATE PRICE VAT CURRENCY QUANTITY",
    (client: Required<RegistrarClient>) => client.charges(authorization, page),
  ],
  [
    "bookings of ISPAPI",
    "ispapi",
    "ACCOUNTINGDATE ACCOUNTINGTYPE ACCOUNTINGDESCRIPTION ACCOUNTINGPRICE ACCOUNTINGVATPRICE ACCOUNTINGCURRENCY",
    (client: Required<RegistrarClient>) => client.bookings(authorization, bookings),
  ],
  [
    "bookings of CNR",
    "cnr",
    "accounting_date accounting_type accounting_price accounting_vat_price accounting_currency",
    (client: Required<RegistrarClient>) => client.bookings(authorization, bookings),
  ],
  [
    "deposits",
    "ispapi",
    "DEPOSITID DEPOSIT CURRENCY ACCOUNTINGTYPE DESCRIPTION CREATEDDATE EXPIRATIONDATE",
    (client: Required<RegistrarClient>) => client.reserves(authorization),
  ],
  [
    "balances",
    "ispapi",
    "USER CURRENTBALANCE CREDIT CURRENCY DATEBALANCE",
    (client: Required<RegistrarClient>) => client.subusers(authorization),
  ],
  [
    "rates",
    "ispapi",
    "CURRENCYFROM CURRENCYTO RATE DATE",
    (client: Required<RegistrarClient>) => client.rates(authorization),
  ],
] as const;

describe.each(lists)("%s", (_, registrar, names, ask) => {
  it("are sound or not had, whatever the answer holds", async () => {
    await fc.assert(
      fc.asyncProperty(answer(names.split(" ")), async (columns) => {
        const result = await ask(clientOf(registrar, () => success(columns)));
        if (!result.ok) return void expect(result.failure.kind).toBe("malformed");
        const value: readonly object[] = Array.isArray(result.value)
          ? result.value
          : onePage(result.value as Page<object>);
        for (const row of value) expectSound(row);
      }),
    );
  });

  it("are not had, and no error is thrown, where the answer is no list", async () => {
    for (const body of ["", "<html>", success(), "[RESPONSE]\nCODE=200\nEOF"]) {
      const result = await ask(clientOf(registrar, () => body));
      expect(result).toMatchObject({ ok: false, failure: { kind: "malformed" } });
    }
  });
});
