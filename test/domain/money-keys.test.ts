import { expect, it } from "vitest";
import { moneyKeys } from "../../src/domain/money-keys.ts";
import { comparableAddress, sameAccountKey } from "../../src/registrars/addresses.ts";

const entry = (id: string, user: string, endpoint: string | null = null) => ({
  id,
  registrar: "inwx",
  system: "live" as const,
  endpoint,
  publicFields: { user },
});
const keysOf = (
  accounts: readonly ReturnType<typeof entry>[],
  customers: Record<string, string | null>,
) => {
  const keys = moneyKeys(accounts, customers, {
    moneyOf: sameAccountKey,
    addressOf: comparableAddress,
  });
  return accounts.map(({ id }) => keys.get(id));
};

it("two users of one customer are one money, however the same address is written", () => {
  const [own = "", written = ""] = keysOf(
    [entry("a", "main"), entry("b", "sub", "https://API.domrobot.com:443/jsonrpc/")],
    { a: "4711", b: "4711" },
  );
  expect(own).toContain("4711");
  expect(written).toBe(own);
});

it("without a customer, or with another one, they are two", () => {
  const accounts = [entry("a", "main"), entry("b", "sub")];
  for (const customers of [{}, { a: "4711", b: null }, { a: "4711", b: "4712" }])
    expect(new Set(keysOf(accounts, customers)).size).toBe(2);
});
