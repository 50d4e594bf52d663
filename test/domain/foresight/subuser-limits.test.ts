import { describe, expect, it } from "vitest";
import type { ExchangeRate, UserBalance } from "../../../src/domain/foresight/account-lists.ts";
import { subuserLimits } from "../../../src/domain/foresight/subuser-limits.ts";

const user = (
  name: string,
  balance: string | null,
  creditLine: string | null,
  currency: string | null = "EUR",
): UserBalance => ({ user: name, balance, creditLine, currency, dayBalance: null });

const rate = (to: string, value: string, date = "2025-12-01"): ExchangeRate => ({
  from: "EUR",
  to,
  rate: value,
  date,
});

const standing = (one: UserBalance) => subuserLimits([one], []).entries[0]?.standing;
const order = (users: UserBalance[], rates: ExchangeRate[] = []) =>
  subuserLimits(users, rates).entries.map((entry) => entry.user.user);

describe("how a subuser stands", () => {
  it.each([
    ["-100.01", "100", "over"],
    ["-100", "100", "near"],
    ["-80", "100", "near"],
    ["-79.99", "100", "well"],
    ["50", "100", "well"],
    ["-0.01", "0", "over"],
    ["0", "0", "near"],
    ["0.01", "0", "well"],
    ["0.00", "0.00", "near"],
    ["-1", null, "unknown"],
    ["0", null, "unknown"],
    ["1", null, "well"],
    [null, "100", "unknown"],
    [null, null, "unknown"],
  ])("balance %s with a credit line of %s: %s", (balance, creditLine, expected) => {
    expect(standing(user("a", balance, creditLine))).toBe(expected);
  });

  it("tells exactly what is left, and nothing where a part is unknown", () => {
    const left = (one: UserBalance) => subuserLimits([one], []).entries[0]?.left;
    expect(left(user("a", "-99999999999999999.99", "100000000000000000"))).toBe("0.01");
    expect(left(user("a", "5", null))).toBeNull();
    expect(left(user("a", null, "5"))).toBeNull();
  });
});

describe("the order", () => {
  it("is over, near, unknown, well; in each the least left first", () => {
    const users = [
      user("well-rich", "900", "0"),
      user("unknown", null, null),
      user("near", "-95", "100"),
      user("well-poor", "30", "0"),
      user("over-little", "-1", "0"),
      user("over-much", "-500", "100"),
    ];
    expect(order(users)).toEqual([
      "over-much",
      "over-little",
      "near",
      "unknown",
      "well-poor",
      "well-rich",
    ]);
    expect(subuserLimits(users, [rate("USD", "1.2")]).ratesOf).toBeNull();
  });

  it("compares currencies by the registrar's rates, and says of which day", () => {
    const users = [
      user("yen", "5000", "0", "JPY"),
      user("dollar", "40", "0", "USD"),
      user("euro", "35", "0"),
    ];
    const rates = [rate("JPY", "160"), rate("USD", "1.25")];
    // 5000 JPY = 31.25 EUR, 40 USD = 32 EUR.
    expect(order(users, rates)).toEqual(["yen", "dollar", "euro"]);
    expect(subuserLimits(users, rates).ratesOf).toBe("2025-12-01");
    expect(subuserLimits(users, rates).entries.every(({ isUnplaced }) => !isUnplaced)).toBe(true);
  });

  it("takes the latest of several rates", () => {
    const users = [user("dollar", "40", "0", "USD"), user("euro", "35", "0")];
    const rates = [rate("USD", "1", "2025-12-02"), rate("USD", "2", "2025-12-01")];
    expect(order(users, rates)).toEqual(["euro", "dollar"]);
    expect(subuserLimits(users, rates).ratesOf).toBe("2025-12-02");
  });

  it.each([
    ["no rate", []],
    ["a rate of zero", [rate("USD", "0")]],
    ["a negative rate", [rate("USD", "-1")]],
  ])("puts last of its standing what cannot be compared: %s", (_, rates) => {
    const users = [
      user("dollar", "1", "0", "USD"),
      user("dollar-over", "-1", "0", "USD"),
      user("euro", "35", "0"),
      user("none", "2", "0", null),
    ];
    const { entries } = subuserLimits(users, [...rates, rate("GBP", "0.9")]);
    expect(entries.map((entry) => entry.user.user)).toEqual([
      "dollar-over",
      "euro",
      "dollar",
      "none",
    ]);
    expect(entries.map(({ isUnplaced }) => isUnplaced)).toEqual([true, false, true, true]);
  });

  it("is that of the names where nothing can be compared", () => {
    const users = [user("b", "1", "0", "USD"), user("a", "2", "0", "JPY")];
    expect(order(users)).toEqual(["a", "b"]);
    expect(subuserLimits(users, []).ratesOf).toBeNull();
  });

  it("changes none of its arguments", () => {
    const users = Object.freeze([user("b", "1", "0"), user("a", "0", "0")]);
    expect(subuserLimits(users, Object.freeze([rate("USD", "2")])).entries[0]?.user).toBe(users[1]);
  });
});
