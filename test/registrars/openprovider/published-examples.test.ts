import { expect, it } from "vitest";
import { dayOf } from "../../../src/domain/foresight/bank-days.ts";
import { createOpenproviderClient } from "../../../src/registrars/openprovider/client.ts";
import examples from "../../fixtures/openprovider/examples.json" with { type: "json" };
import { byPassword, named } from "../../support/registrars/credential.ts";

type Example = keyof typeof examples;

/** A client that is answered with the published examples, each at its path. */
function client(answers: Record<string, Example> = {}) {
  const login = {
    registrar: "openprovider",
    system: "live",
    endpoint: null,
    publicFields: named("shop@reseller.example"),
  } as const;
  return createOpenproviderClient(login, {
    isOnline: () => true,
    fetch: async (input) => {
      const path = new URL(String(input)).pathname.replace("/v1beta/", "");
      const example = path === "auth/login" ? "sign-in" : (answers[path] ?? (path as Example));
      return Response.json(examples[example]);
    },
  });
}

const credential = byPassword("password-1");
const day = 86_400_000;
const from = Date.UTC(2026, 11, 31);

it("the account, its settings and counts", async () => {
  expect(await client().signIn(credential)).toEqual({
    ok: true,
    value: { session: examples["sign-in"].data.token, timeout: 172_800, maxTtl: 172_800 },
  });
  expect(await client().balance(credential)).toEqual({
    ok: true,
    value: {
      currency: "EUR",
      balance: "1540.25",
      deposits: "62.4",
      creditLine: null,
      creditThreshold: null,
      vatPercent: "21",
      customer: "204518",
    },
  });
  const counts = await client().counts?.(credential);
  expect(counts?.ok && counts.value.map(({ count }) => count)).toEqual([126, 12, 48, 96, 3]);
});

it("a domain by its day of renewal, which is not the registry's, at the price in the reseller's currency", async () => {
  const charges = await client().charges?.(credential, {
    first: 0,
    today: dayOf(from),
    through: dayOf(from) + 90,
    vatPercent: "21",
    currency: "EUR",
  });
  expect(charges).toEqual({
    ok: true,
    value: {
      rows: [
        {
          object: "lantern.com",
          objectClass: "DOMAIN",
          renewalMode: "default",
          nextAction: "pay",
          at: Date.UTC(2027, 1, 20),
          lostAt: null,
          net: null,
          gross: "12.44",
          computed: true,
          currency: "EUR",
        },
      ],
      total: 1,
      next: null,
      ordered: true,
      basis: "derived",
    },
  });
  expect(JSON.stringify(charges)).not.toContain("not-to-be-kept");
});

it("a charge and the one payment that has come", async () => {
  const bookings = await client().bookings?.(credential, { from, to: from + 10 * day, first: 0 });
  expect(bookings).toEqual({
    ok: true,
    value: {
      total: 2,
      rows: [
        {
          at: Date.UTC(2026, 11, 31, 23),
          type: "domain renew",
          description: "lantern.com",
          net: null,
          gross: "12.44",
          currency: "EUR",
        },
        {
          at: Date.UTC(2027, 0, 4, 8),
          type: "payment",
          description: "banktransfer",
          net: null,
          gross: "-500",
          currency: "EUR",
        },
      ],
    },
  });
});

it("a list that is empty, and a refusal", async () => {
  expect(await client({ domains: "nothing deleted" }).removals?.(credential, from)).toEqual({
    ok: true,
    value: [],
  });
  expect(await client({ resellers: "refused" }).balance(credential)).toEqual({
    ok: false,
    failure: {
      kind: "session-expired",
      code: 196,
      text: "Authentication/Authorization Failed",
      command: "GET /resellers",
    },
  });
});
