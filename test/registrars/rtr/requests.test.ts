import { describe, expect, it } from "vitest";
import { type Ask, createAsk } from "../../../src/registrars/rtr/ask.ts";
import {
  addressOf,
  isAllowed,
  isExtension,
  isHandle,
  type Path,
  paths,
} from "../../../src/registrars/rtr/requests.ts";
import { byKey } from "../../support/registrars/rtr-account.ts";

interface Sent {
  method: string;
  address: string;
  body: string;
  authorization: string | null;
}

function recorded(customer = "harbour@trading", address = "https://api.example/") {
  const sent: Sent[] = [];
  const send = (async (input, { method = "GET", body, headers } = {}) => {
    const authorization = new Headers(headers).get("authorization");
    sent.push({ method, address: String(input), body: String(body ?? ""), authorization });
    return Response.json({});
  }) satisfies typeof fetch;
  return { sent, askAs: createAsk({ address, customer }, { fetch: send, isOnline: () => true }) };
}

const untyped = (ask: Ask) =>
  ask as (path: string, query?: object, tld?: string) => ReturnType<Ask>;
const refused = { failure: { kind: "rejected", code: null, text: "Not a reading request" } };

describe("what is sent", () => {
  it("is what is on the list, by GET, the customer and the extension in their places", async () => {
    const { sent, askAs } = recorded();
    const ask = askAs(byKey("key-1"));
    for (const path of Object.keys(paths))
      expect((await ask(path as Path, {}, "co.uk")).ok).toBe(true);
    expect(sent.map(({ method, address: to }) => `${method} ${to}`)).toEqual([
      "GET https://api.example/v2/billing/financialtransactions",
      "GET https://api.example/v2/customers/harbour%40trading/contacts",
      "GET https://api.example/v2/customers/harbour%40trading/credit",
      "GET https://api.example/v2/customers/harbour%40trading/notifications",
      "GET https://api.example/v2/customers/harbour%40trading/pricelist",
      "GET https://api.example/v2/dns/zones",
      "GET https://api.example/v2/domains",
      "GET https://api.example/v2/processes",
      "GET https://api.example/v2/ssl/certificates",
      "GET https://api.example/v2/tlds/co.uk/info",
    ]);
    expect(new Set(sent.map(({ body, authorization }) => `${body}|${authorization}`))).toEqual(
      new Set(["|ApiKey key-1"]),
    );
  });

  it.each([
    ["a single name, with its auth code", "domains/lantern.com", {}],
    ["a renewal", "domains/lantern.com/renew", {}],
    ["the mark of a notification as read", "customers/{customer}/notifications/1/ack", {}],
    [
      "the next notification, which a poll waits for",
      "customers/{customer}/notifications/poll",
      {},
    ],
    ["a session", "session", {}],
    ["a step up", "../v2/domains", {}],
    ["a member of all objects", "__proto__", {}],
    ["nothing", "", {}],
    ["contacts of names", "domains", { contacts: true }],
    ["a whole export", "domains", { export: true }],
    ["a search", "billing/financialtransactions", { q: "x" }],
  ])("is never %s", async (_what, path, query) => {
    const { sent, askAs } = recorded();
    expect(await untyped(askAs(byKey("key-1")))(path, query)).toMatchObject(refused);
    expect(sent).toEqual([]);
  });

  it.each(["", "../customers", "a/b", "com?x=1", "c%6fm", ".com", "a..b", "x".repeat(101), "COM"])(
    "has no place for %j as an extension",
    async (tld) => {
      const { sent, askAs } = recorded();
      expect(await askAs(byKey("key-1"))("tlds/{tld}/info", {}, tld)).toMatchObject(refused);
      expect(isExtension(tld)).toBe(false);
      expect(sent).toEqual([]);
    },
  );

  it.each(["", "ab", "a/../b", "shop?x", "shop%2f", "a b c", "x".repeat(41), "schöner"])(
    "is nothing with %j as the customer: it is to be entered anew",
    async (customer) => {
      const { sent, askAs } = recorded(customer);
      for (const path of ["customers/{customer}/credit", "domains"] as const)
        expect(await askAs(byKey("key-1"))(path)).toMatchObject({
          failure: { kind: "sign-in-failed", text: "No customer handle" },
        });
      expect(isHandle(customer)).toBe(false);
      expect(sent).toEqual([]);
    },
  );

  it.each(["", "  ", "ключ", "line\nbreak", "nul\0"])(
    "is nothing with %j as the key: no header can hold it",
    async (key) => {
      const { sent, askAs } = recorded();
      expect(await askAs(byKey(key))("domains")).toMatchObject({
        failure: { kind: "sign-in-failed" },
      });
      expect(sent).toEqual([]);
    },
  );

  it("has no types for what is not on the list", () => {
    const ask: Ask = async () => ({ ok: true, value: {} });
    // @ts-expect-error no such path
    void ask("domains/lantern.com");
    // @ts-expect-error no such parameter of that path
    void ask("domains", { export: true });
    expect(isAllowed("domains", { export: true }, { customer: "shop" })).toBe(false);
    expect(isAllowed("domains", { limit: 1 }, { customer: "shop" })).toBe(true);
    expect(isAllowed("tlds/{tld}/info", {}, { customer: "shop" })).toBe(false);
  });

  it("is written percent-encoded, behind any base", () => {
    const customer = { customer: "a@b.c" };
    expect(addressOf("https://api.example", "domains", {}, customer)).toBe(
      "https://api.example/v2/domains",
    );
    expect(
      addressOf("http://127.0.0.1:1/rtr/live/", "domains", { fields: "a,b&c=ü" }, customer),
    ).toBe("http://127.0.0.1:1/rtr/live/v2/domains?fields=a%2Cb%26c%3D%C3%BC");
  });

  it("goes to no address without encryption", async () => {
    for (const unsafe of ["http://api.example/", "http://localhost/", ""]) {
      const { sent, askAs } = recorded("shop", unsafe);
      expect(await askAs(byKey("key-1"))("domains")).toMatchObject({
        failure: { kind: "unsafe-endpoint" },
      });
      expect(sent).toEqual([]);
    }
  });
});
