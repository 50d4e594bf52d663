import { describe, expect, it } from "vitest";
import { type Json, readJson } from "../../../src/registrars/json/json.ts";
import { priceIn } from "../../../src/registrars/openprovider/prices.ts";

function json(value: object): Json {
  const read = readJson(JSON.stringify(value));
  if (!read.ok) throw new Error(read.failure.text);
  return read.value;
}

const own = (price: number, currency = "EUR") => ({ reseller: { price, currency } });
const lowered = (price: object, tier?: object) =>
  priceIn(json({ is_promotion: true, price, ...(tier ? { tier_price: tier } : {}) }));

describe("a price that is lowered for a time", () => {
  it("counts as that of the tier, where that is the higher", () => {
    expect(lowered(own(1.99), own(12))).toEqual({ currency: "EUR", amount: "12" });
    expect(lowered(own(12), own(11.5))).toEqual({ currency: "EUR", amount: "12" });
  });

  it.each([
    ["without one", undefined],
    ["with an empty one", {}],
    ["with one of nothing", own(0)],
    ["with one in another currency", own(12, "USD")],
  ])("%s is not known on the day of the renewal", (_what, tier) => {
    expect(lowered(own(1.99), tier)).toBeNull();
  });

  it("has the tier in it only while it is lowered", () => {
    expect(priceIn(json({ is_promotion: false, price: own(10), tier_price: {} }))).toEqual({
      currency: "EUR",
      amount: "10",
    });
  });
});
