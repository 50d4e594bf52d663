import fc from "fast-check";
import { expect, it } from "vitest";
import { type Ask, createAsk } from "../../../src/registrars/opensrs/ask.ts";
import { actions, envelopeOf, isAllowed } from "../../../src/registrars/opensrs/requests.ts";
import { signatureOf } from "../../../src/registrars/opensrs/signature.ts";
import { readXml } from "../../../src/registrars/xml/xml.ts";
import { readEnvelope, writeEnvelope } from "../../simulator/opensrs/envelope.ts";
import { bySigningKey } from "../../support/registrars/opensrs-account.ts";

const key = 'key-0123456789&"<secret>';

function recorded(username = "lantern-domains") {
  const sent: { address: string; init: RequestInit }[] = [];
  const ask = createAsk(
    { address: "https://api.example:55443/", username },
    {
      isOnline: () => true,
      fetch: async (input, init = {}) => {
        sent.push({ address: String(input), init });
        return new Response(
          new Uint8Array(writeEnvelope({ is_success: "1", response_code: "200", attributes: {} })),
        );
      },
    },
  )(bySigningKey(key));
  return { sent, ask: ask as (action: string, attributes: object) => ReturnType<Ask> };
}

const span = { exp_from: "2027-01-01", exp_to: "2027-04-15", limit: 1000, page: 1 };
const price = { domain: "lantern.com", period: 1, reg_type: "renewal" };

it("posts what is on the list, signed, and the key nowhere", async () => {
  const { sent, ask } = recorded();
  expect((await ask("GET_BALANCE", {})).ok).toBe(true);
  expect((await ask("GET_DOMAINS_BY_EXPIREDATE", span)).ok).toBe(true);
  expect((await ask("GET_PRICE", price)).ok).toBe(true);
  expect(sent).toHaveLength(Object.keys(actions).length);
  for (const { address, init } of sent) {
    expect(address).toBe("https://api.example:55443/");
    expect(init).toMatchObject({ method: "POST", credentials: "omit", redirect: "error" });
    const headers = Object.fromEntries(new Headers(init.headers));
    expect(headers).toEqual({
      "content-type": "text/xml",
      "x-username": "lantern-domains",
      "x-signature": signatureOf(String(init.body), key),
    });
    expect(JSON.stringify([headers, init.body])).not.toMatch(/key-0123|secret/);
  }
});

it.each<[string, string, object]>([
  ["a renewal", "RENEW", { domain: "lantern.com", period: 1 }],
  ["a registration", "SW_REGISTER", { domain: "lantern.com", reg_type: "new" }],
  ["a change", "MODIFY", { data: "expire_action", auto_renew: 0 }],
  ["an action in another case", "get_balance", {}],
  ["what every object has", "__proto__", {}],
  ["nothing", "", {}],
  ["the price of a registration", "GET_PRICE", { ...price, reg_type: "new" }],
  ["another attribute", "GET_BALANCE", { currency: "EUR" }],
  ["an attribute that every object has", "GET_BALANCE", { constructor: "x" }],
  ["a day that is none", "GET_DOMAINS_BY_EXPIREDATE", { ...span, exp_from: "2027-01-01</item>" }],
  ["a page below the first", "GET_DOMAINS_BY_EXPIREDATE", { ...span, page: -1 }],
])("%s is not sent", async (_what, action, attributes) => {
  const { sent, ask } = recorded();
  expect(isAllowed(action, attributes)).toBe(false);
  expect(await ask(action, attributes)).toMatchObject({
    failure: { kind: "rejected", code: null, text: "Not a reading request" },
  });
  expect(sent).toEqual([]);
});

it("a name is sent as UTF-8, and none where a header could not hold it", async () => {
  const { sent, ask } = recorded("größe-東京");
  await ask("GET_BALANCE", {});
  const name = new Headers(sent[0]?.init.headers).get("x-username") ?? "";
  expect(Buffer.from(name, "latin1").toString()).toBe("größe-東京");
  for (const nobody of ["", "  ", "a\r\nx-other: b", "a\u0000b"]) {
    const { sent: none, ask: refused } = recorded(nobody);
    expect(await refused("GET_BALANCE", {})).toMatchObject({
      failure: { kind: "sign-in-failed", text: "No user name" },
    });
    expect(none).toEqual([]);
  }
});

it("whatever a value holds, the document is one, and says it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (domain) => {
      const document = envelopeOf("GET_PRICE", { domain });
      expect(readXml(document).ok).toBe(true);
      const attributes = readEnvelope(document)?.attributes as { domain: string };
      const kept = domain.replace(
        // biome-ignore lint/suspicious/noControlCharactersInRegex: XML has none of these
        /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu,
        "",
      );
      expect(attributes.domain).toBe(kept.replace(/\r\n?/g, "\n"));
    }),
  );
});
