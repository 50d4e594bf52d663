import { expect, it } from "vitest";
import { dayOf } from "../../../src/domain/foresight/bank-days.ts";
import { createRtrClient } from "../../../src/registrars/rtr/client.ts";
import examples from "../../fixtures/rtr/examples.json" with { type: "json" };
import { byKey } from "../../support/registrars/rtr-account.ts";

type Example = keyof typeof examples;

/** A client that is answered with the published examples, each at its path. */
function client(status = 200) {
  const login = {
    registrar: "rtr",
    system: "live",
    endpoint: null,
    publicFields: { handle: "harbour-trading" },
  } as const;
  return createRtrClient(login, {
    isOnline: () => true,
    fetch: async (input) => {
      const url = new URL(String(input));
      const path = url.pathname.replace("/v2/", "") as Example;
      const example = url.searchParams.get("limit") === "0" ? "count" : path;
      return Response.json(examples[status === 200 ? example : "refused"], { status });
    },
  });
}

const credential = byKey("key-0123456789");
const from = Date.UTC(2026, 11, 31);

it("the account in the first currency, what is on its way to it, and nothing of an empty one", async () => {
  expect(await client().balance(credential)).toEqual({
    ok: true,
    value: {
      currency: "EUR",
      balance: "1602.65",
      deposits: "62.40",
      creditLine: null,
      creditThreshold: null,
      vatPercent: null,
      customer: "harbour-trading EUR",
      beside: [{ kind: "awaiting-approval", currency: "EUR", amount: "250.00" }],
    },
  });
});

it("names on the days of their extensions, for a part of a year and at an announced price", async () => {
  const charges = await client().charges?.(credential, {
    first: 0,
    today: dayOf(from),
    through: dayOf(from) + 90,
    vatPercent: null,
    currency: "EUR",
  });
  const row = {
    objectClass: "DOMAIN",
    renewalMode: "autoRenew: true",
    nextAction: "pay",
    lostAt: null,
    net: null,
    computed: true,
    currency: "EUR",
  };
  expect(charges).toEqual({
    ok: true,
    value: {
      rows: [
        { ...row, object: "lantern.nl", at: Date.UTC(2027, 0, 21, 7), gross: "0.99" },
        { ...row, object: "lantern.com", at: Date.UTC(2027, 1, 21), gross: "10.40" },
      ],
      total: 2,
      next: null,
      ordered: true,
      basis: "derived",
    },
  });
});

it("a transaction by what it took from the account, and counts without rows", async () => {
  const span = { from, to: from + 10 * 86_400_000, first: 0 };
  expect(await client().bookings?.(credential, span)).toMatchObject({
    ok: true,
    value: {
      rows: [{ at: Date.UTC(2027, 0, 2, 9, 30, 11), gross: "9.85", description: "candle.com" }],
    },
  });
  const counts = await client().counts?.(credential);
  expect(counts?.ok && counts.value.map(({ count }) => count)).toEqual([126, 126, 126, 126, 126]);
});

it("a mark for a low balance, and nothing else of a notification", async () => {
  const terms = await client().terms?.(credential);
  expect(terms).toMatchObject({
    ok: true,
    value: { lowBalanceWarning: "250.00", currency: "EUR" },
  });
  expect(JSON.stringify(terms)).not.toContain("not-to-be-kept");
});

it("a refusal", async () => {
  expect(await client(401).balance(credential)).toEqual({
    ok: false,
    failure: {
      kind: "sign-in-failed",
      code: 401,
      text: "The provided credentials are invalid",
      command: "GET /customers/{customer}/credit",
    },
  });
});
