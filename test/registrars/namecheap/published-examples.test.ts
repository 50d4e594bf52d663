import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { dayOf } from "../../../src/domain/foresight/bank-days.ts";
import { createNamecheapClient } from "../../../src/registrars/namecheap/client.ts";
import { byKey } from "../../support/registrars/rtr-account.ts";

const example = (name: string): string =>
  readFileSync(join(import.meta.dirname, `../../fixtures/namecheap/${name}.xml`), "utf8");

/** A client that is answered with the published examples, each to its command. */
function client({ pricing = "manual", only }: { pricing?: string; only?: string } = {}) {
  const login = {
    registrar: "namecheap",
    system: "live",
    endpoint: "https://api.example/xml.response",
    publicFields: { apiUser: "lanternworks" },
  } as const;
  return createNamecheapClient(login, {
    isOnline: () => true,
    fetch: async (_input, init) => {
      const command = new URLSearchParams(String(init?.body)).get("Command") ?? "";
      const name = command.replace("namecheap.", "");
      return new Response(
        example(only ?? (name.endsWith("Pricing") ? `${name}.${pricing}` : name)),
      );
    },
  });
}

const credential = byKey("key-0123456789");

it("the balance, to its last digit, and what the registrar itself says that renewals need", async () => {
  expect(await client().balance(credential)).toEqual({
    ok: true,
    value: {
      currency: "USD",
      balance: "318.7600",
      deposits: null,
      creditLine: null,
      creditThreshold: null,
      vatPercent: null,
      customer: "lanternworks",
      beside: [{ kind: "auto-renewals", currency: "USD", amount: "74.30" }],
    },
  });
});

it.each(["manual", "sdk"])("names by their days and the price list of the %s", async (pricing) => {
  const today = dayOf(Date.UTC(2027, 0, 15));
  const charges = await client({ pricing }).charges?.(credential, {
    first: 0,
    today,
    through: today + 90,
    vatPercent: null,
    currency: "USD",
  });
  if (!charges?.ok) throw new Error(JSON.stringify(charges));
  expect(
    charges.value.rows.map(({ object, at, nextAction, gross }) => [
      object,
      new Date(at ?? 0).toISOString().slice(0, 10),
      nextAction,
      gross,
    ]),
  ).toEqual([
    ["lantern.com", "2027-02-01", "pay", "12.1"],
    ["wick.net", "2027-02-11", "expire", null],
    ["flint.org", "2027-03-05", "pay", "11.25"],
  ]);
});

it("the counts", async () => {
  const told = await client().counts?.(credential);
  expect(told?.ok && told.value.map(({ product, count }) => [product, count])).toEqual([
    ["domains", 3],
    ["ssl-certificates", 2],
    ["WhoisGuard", 5],
  ]);
});

it("an address that is refused", async () => {
  expect(await client({ only: "refused" }).balance(credential)).toMatchObject({
    failure: { kind: "address-refused", code: 1011150, text: "198.51.100.23" },
  });
});
