import { expect, it } from "vitest";
import { dayOf } from "../../../src/domain/foresight/bank-days.ts";
import { createOpensrsClient } from "../../../src/registrars/opensrs/client.ts";
import examples from "../../fixtures/opensrs/examples.json" with { type: "json" };
import { bySigningKey } from "../../support/registrars/opensrs-account.ts";

type Example = keyof typeof examples;

/** A client that is answered with the published examples, each to its action. */
function client(example?: Example) {
  const login = {
    registrar: "opensrs",
    system: "live",
    endpoint: null,
    publicFields: { user: "lantern-domains" },
  } as const;
  const asked: string[] = [];
  const made = createOpensrsClient(login, {
    isOnline: () => true,
    fetch: async (input, { body } = {}) => {
      const [, action = ""] = /<item key="action">(\w+)</.exec(String(body)) ?? [];
      asked.push(`${input} ${action}`);
      return new Response(examples[example ?? (action as Example)]);
    },
  });
  return { asked, ...made };
}

const credential = bySigningKey("key-0123456789");
const from = Date.UTC(2027, 0, 15);

it("the balance, and what of it is held; the type of the document is read over, and never fetched", async () => {
  const { asked, balance } = client();
  expect(await balance(credential)).toEqual({
    ok: true,
    value: {
      currency: "USD",
      balance: "731.90",
      deposits: "14.50",
      creditLine: null,
      creditThreshold: null,
      vatPercent: null,
    },
  });
  expect(asked).toEqual(["https://rr-n1-tor.opensrs.net:55443/ GET_BALANCE"]);
});

it("names by their days of expiry, at the price of their extension", async () => {
  const { charges } = client();
  const query = { first: 0, today: dayOf(from), through: dayOf(from) + 90, vatPercent: null };
  const row = { objectClass: "DOMAIN", lostAt: null, net: null, computed: true, currency: "USD" };
  expect(await charges?.(credential, { ...query, currency: "USD" })).toEqual({
    ok: true,
    value: {
      rows: [
        {
          ...row,
          object: "lighthouse.biz",
          renewalMode: "f_auto_renew: Y",
          nextAction: "pay",
          at: Date.UTC(2027, 1, 18, 23, 59, 59),
          gross: "17.85",
        },
        {
          ...row,
          object: "breakwater.org",
          renewalMode: "f_auto_renew: N, f_let_expire: Y",
          nextAction: "expire",
          at: Date.UTC(2027, 2, 2, 11, 21, 7),
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

it("how many names there are", async () => {
  expect(await client().counts?.(credential)).toEqual({
    ok: true,
    value: [{ product: "domains", count: 2, failure: null }],
  });
});

it("an address that is not listed, with HTTP 200", async () => {
  expect(await client("refused").balance(credential)).toEqual({
    ok: false,
    failure: {
      kind: "address-refused",
      code: 400,
      text: "Access denied: invalid IP address.",
      command: "GET_BALANCE",
    },
  });
});
