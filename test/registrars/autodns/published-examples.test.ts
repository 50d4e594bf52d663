import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { dayOf } from "../../../src/domain/foresight/bank-days.ts";
import { createAutodnsClient } from "../../../src/registrars/autodns/client.ts";
import examples from "../../fixtures/autodns/examples.json" with { type: "json" };
import { byPassword } from "../../support/registrars/credential.ts";

const list = readFileSync(
  new URL("../../fixtures/autodns/price-list.xml", import.meta.url),
  "utf8",
);

/** A client that is answered with the published examples, each at its path. */
function client(status = 200) {
  const login = {
    registrar: "autodns",
    system: "live",
    endpoint: null,
    publicFields: { user: "customer", priceUser: "prices" },
  } as const;
  return createAutodnsClient(login, {
    isOnline: () => true,
    fetch: async (input) => {
      const path = new URL(String(input)).pathname.replace("/v1/", "");
      if (path === "document/price_list.xml") return new Response(list);
      const example = status === 200 ? (path as keyof typeof examples) : "refused";
      return Response.json(examples[example], { status });
    },
  });
}

const password = byPassword("pass-0123456789");
const credential = {
  ...password,
  secretFields: { ...password.secretFields, pricePassword: "list-0123456789" },
};
const from = Date.UTC(2026, 11, 31);
const day = 86_400_000;

it("the account: what is under way is not there to be spent, where nothing else is told of it", async () => {
  const told = await client().balance(credential);
  expect(told).toEqual({
    ok: true,
    value: {
      currency: "EUR",
      balance: "812.4",
      deposits: "22.25",
      creditLine: "0",
      creditThreshold: "100",
      vatPercent: null,
      customer: "50001 intern 0",
    },
  });
  const terms = await client().terms?.(credential);
  expect(terms).toMatchObject({ value: { lowBalanceWarning: "100.00" } });
  expect(JSON.stringify([told, terms])).not.toContain("not-to-be-kept");
});

it("names on their due days, at the usual price; what is to be deleted costs nothing", async () => {
  const charges = await client().charges?.(credential, {
    first: 0,
    today: dayOf(from),
    through: dayOf(from) + 90,
    vatPercent: null,
    currency: "EUR",
  });
  const row = { objectClass: "DOMAIN", lostAt: null, computed: true, currency: "EUR" };
  expect(charges).toEqual({
    ok: true,
    value: {
      rows: [
        {
          ...row,
          object: "lantern.com",
          renewalMode: "TRUE",
          nextAction: "pay",
          at: Date.UTC(2027, 0, 21),
          net: "9.5",
          gross: "11.31",
        },
        {
          ...row,
          object: "candle.de",
          renewalMode: "DELETE_EXPIRE",
          nextAction: "delete",
          at: Date.UTC(2027, 1, 3),
          net: null,
          gross: null,
        },
      ],
      total: 2,
      next: null,
      ordered: true,
      basis: "derived",
    },
  });
});

it("a renewal that was booked, and a name that can be restored", async () => {
  const span = { from, to: from + 10 * day, first: 0 };
  expect(await client().bookings?.(credential, span)).toEqual({
    ok: true,
    value: {
      rows: [
        {
          at: Date.UTC(2027, 0, 1, 23),
          type: "CHARGE com renew",
          description: "wick.com",
          net: "9.5",
          gross: "11.31",
          currency: "EUR",
        },
      ],
      total: 1,
    },
  });
  expect(await client().removals?.(credential, from)).toMatchObject({
    value: [
      {
        name: "burnt-out.com",
        status: "redemption",
        deletedAt: Date.UTC(2027, 0, 10, 2, 15),
        until: Date.UTC(2027, 1, 9, 2, 15),
      },
    ],
  });
});

it("a refusal, by its reason and what it is about", async () => {
  expect(await client(400).balance(credential)).toEqual({
    ok: false,
    failure: {
      kind: "rejected",
      code: "EF01000",
      text: "Ein Parameter fehlt oder ist falsch. (orders)",
      command: "GET /account",
    },
  });
});
