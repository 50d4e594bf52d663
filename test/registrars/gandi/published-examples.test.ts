import { expect, it } from "vitest";
import { dayOf } from "../../../src/domain/foresight/bank-days.ts";
import { createGandiClient } from "../../../src/registrars/gandi/client.ts";
import { toldIn } from "../../../src/registrars/gandi/prices.ts";
import { type Json, readJson } from "../../../src/registrars/json/json.ts";
import examples from "../../fixtures/gandi/examples.json" with { type: "json" };
import { byToken } from "../../support/registrars/gandi-account.ts";

type Example = keyof typeof examples;

/** A client that is answered with the published examples, each at its path, or with one of them everywhere. */
function client(everywhere?: Example, status = 200) {
  const login = {
    registrar: "gandi",
    system: "live",
    endpoint: null,
    publicFields: {},
  } as const;
  return createGandiClient(login, {
    isOnline: () => true,
    fetch: async (input) => {
      const path = new URL(String(input)).pathname.replace("/v5/", "");
      const isWhole = path.startsWith("organization/") && status === 200;
      const example = isWhole ? path : (everywhere ?? path);
      const body = examples[example as Example];
      const headers = Array.isArray(body) ? { "total-count": `${body.length}` } : {};
      return Response.json(body, { status, headers });
    },
  });
}

const token = byToken("pat_0123456789");
const from = Date.UTC(2027, 0, 5);
const query = { first: 0, today: dayOf(from), through: dayOf(from) + 90, vatPercent: null };

function json(value: object): Json {
  const read = readJson(JSON.stringify(value));
  if (!read.ok) throw new Error(read.failure.text);
  return read.value;
}

it("the prepaid account of the only organisation, and its owner's mark", async () => {
  expect(await client().balance(token)).toEqual({
    ok: true,
    value: {
      currency: "EUR",
      balance: "4120.7",
      deposits: null,
      creditLine: null,
      creditThreshold: null,
      vatPercent: null,
      customer: "5f2b6c18-0d3e-4a7f-9c21-7e8d9f0a1b2c",
    },
  });
  expect(await client().terms?.(token)).toMatchObject({ value: { lowBalanceWarning: "250" } });
});

it("names in the list's form and in that of the details, one that is unpaid, one that is let go", async () => {
  const charges = await client().charges?.(token, { ...query, currency: "EUR" });
  const row = { objectClass: "DOMAIN", net: null, computed: true, currency: "EUR" };
  expect(charges).toMatchObject({
    ok: true,
    value: {
      rows: [
        {
          ...row,
          object: "tonnelle.example",
          renewalMode: "autorenew: true",
          nextAction: "expireunpaid",
          at: Date.UTC(2026, 11, 15, 10),
          lostAt: Date.UTC(2027, 0, 14, 10),
          gross: "15.84",
        },
        {
          ...row,
          object: "verger.example",
          renewalMode: "autorenew: true",
          nextAction: "pay",
          at: Date.UTC(2027, 0, 30),
          lostAt: Date.UTC(2027, 2, 1),
          gross: "15.84",
        },
        {
          ...row,
          object: "xn--grner-markt-9db.shop",
          renewalMode: "autorenew: false",
          nextAction: "expire",
          at: Date.UTC(2027, 2, 20, 12),
          lostAt: null,
          gross: null,
        },
      ],
      total: 3,
    },
  });
  expect(JSON.stringify(charges)).not.toMatch(/camille|not-a-real-code/i);
});

it("a price for short times beside one for long ones, with its taxes", () => {
  expect(toldIn(json(examples["billing/price/domain"]), "verger.example")).toEqual({
    price: { currency: "EUR", amount: "15.84" },
    isOwn: false,
  });
});

it("a premium name's own price, which tells nothing of others", () => {
  expect(toldIn(json(examples.premium), "cedar.example")).toEqual({
    price: { currency: "EUR", amount: "1080" },
    isOwn: true,
  });
});

it("a price that is lowered for a time, at its usual height; that of a registration is another", () => {
  expect(toldIn(json(examples.lowered), "a.example")).toEqual({
    price: { currency: "EUR", amount: "11.28" },
    isOwn: false,
  });
});

it("an account without a prepaid one, which is no balance of nought", async () => {
  expect(await client("without-prepaid").balance(token)).toMatchObject({
    failure: { kind: "rejected", text: "This organisation has no prepaid account" },
  });
});

it("a refusal, and what is wrong with parameters", async () => {
  expect(await client("refused", 403).balance(token)).toMatchObject({
    failure: { kind: "not-allowed", code: 403, text: "Access was denied to this resource." },
  });
  expect(await client("invalid", 400).counts?.(token)).toMatchObject({
    value: [
      {
        count: null,
        failure: { kind: "rejected", text: "per_page: 8000 is greater than the maximum of 500" },
      },
      { count: null },
    ],
  });
});
