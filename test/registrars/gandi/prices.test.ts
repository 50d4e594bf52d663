import { describe, expect, it } from "vitest";
import { toldIn } from "../../../src/registrars/gandi/prices.ts";
import { readJson } from "../../../src/registrars/json/json.ts";

const entry = {
  duration_unit: "y",
  min_duration: 1,
  max_duration: 9,
  discount: false,
  price_before_taxes: 20,
  price_after_taxes: 24,
};
const lowered = {
  ...entry,
  discount: true,
  normal_price_before_taxes: 50,
  normal_price_after_taxes: 60,
};

/** The amount that an answer with one product tells of a name. */
function amountOf(product: object, name = "a.com") {
  const whole = { name: ".com", process: "renew", prices: [entry], ...product };
  const read = readJson(JSON.stringify({ currency: "EUR", products: [whole] }));
  if (!read.ok) throw new Error(read.failure.text);
  return toldIn(read.value, name).price?.amount ?? null;
}

describe("a price that is told with and without its taxes", () => {
  it.each<[what: string, entry: object, amount: string | null]>([
    ["counts with them", entry, "24"],
    ["counts where there are none", { ...entry, price_after_taxes: 20 }, "20"],
    ["counts where it is not told without them", { ...entry, price_before_taxes: null }, "24"],
    ["is unknown where they make it less", { ...entry, price_after_taxes: 4 }, null],
    ["counts at its usual height", lowered, "60"],
    [
      "is unknown where they make its usual height less",
      { ...lowered, normal_price_after_taxes: 40 },
      null,
    ],
    ["is unknown where they make it less than lowered", { ...lowered, price_after_taxes: 4 }, null],
  ])("%s", (_what, price, amount) => {
    expect(amountOf({ prices: [price] })).toBe(amount);
  });
});

describe("a product", () => {
  it.each([
    ["a.com", "a.com"],
    ["A.com", "a.com"],
    [".com", "a.com"],
    ["com", "a.com"],
    [".co.uk", "zone.co.uk"],
    ["grüner-markt.shop", "xn--grner-markt-uhb.shop"],
    [".संगठन", "a.xn--i1b6b1a6a2e"],
  ])("%s is told of %s", (told, name) => {
    expect(amountOf({ name: told }, name)).toBe("24");
  });

  it.each([
    ["other.xyz", "a.com"],
    ["b.com", "a.com"],
    [".uk", "zone.co.uk"],
    [".com", "shop.de.com"],
    ["", "a.com"],
    [null, "a.com"],
    ["a.com/../b", "a.com"],
    ["user@a.com", "a.com"],
    ["a.com:80", "a.com"],
  ])("%j tells nothing of %s", (told, name) => {
    expect(amountOf({ name: told }, name)).toBeNull();
  });

  it("of another name is left alone beside the one that was asked about", () => {
    const other = {
      name: "b.com",
      process: "renew",
      prices: [{ ...entry, price_after_taxes: 99 }],
    };
    const own = { name: "a.com", process: "renew", prices: [entry] };
    const read = readJson(JSON.stringify({ currency: "EUR", products: [other, own] }));
    expect(read.ok && toldIn(read.value, "a.com").price).toEqual({ currency: "EUR", amount: "24" });
  });
});
