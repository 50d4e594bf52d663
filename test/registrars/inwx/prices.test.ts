import { expect, it } from "vitest";
import { ok } from "../../../src/domain/failure.ts";
import { inwxPrices } from "../../../src/registrars/inwx/prices.ts";
import { readJson } from "../../../src/registrars/json/json.ts";

/** The price of `com` by a list of these rows: `null` where nothing is known of it. */
async function priceBy(...rows: object[]) {
  const told = readJson(JSON.stringify({ price: rows.map((row) => ({ tld: "com", ...row })) }));
  if (!told.ok) throw new Error("That is no JSON.");
  const list = await inwxPrices(async () => ok(told.value));
  if (!list.ok) throw new Error(list.failure.text);
  return list.value.get("com") ?? null;
}
const usual = { currency: "EUR", renewalPrice: 9.5 };

it("is what the row says, of one year where it tells no period", async () => {
  expect(await priceBy(usual)).toEqual({
    currency: "EUR",
    yearly: "9.5",
    monthly: null,
    leastYears: 1,
  });
  expect(await priceBy({ ...usual, renewalPeriod: 2 })).toMatchObject({ leastYears: 2 });
});

it("is the dearer of two rows, and unknown where they do not compare", async () => {
  const dear = { ...usual, renewalPrice: 12.25 };
  expect(await priceBy(dear, usual)).toMatchObject({ yearly: "12.25" });
  expect(await priceBy(usual, dear)).toMatchObject({ yearly: "12.25" });
  expect(await priceBy(usual, { ...usual, currency: "USD" })).toBeNull();
  expect(await priceBy(usual, { ...usual, currency: 7 })).toBeNull();
});

it("is unknown with a period that is none, and where it is nothing", async () => {
  expect(await priceBy({ ...usual, renewalPeriod: "2Y" })).toBeNull();
  expect(await priceBy({ ...usual, renewalPrice: 0 })).toMatchObject({ yearly: null });
});
