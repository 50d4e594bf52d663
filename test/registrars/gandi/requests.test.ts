import { describe, expect, it } from "vitest";
import { type Ask, createAsk } from "../../../src/registrars/gandi/ask.ts";
import {
  addressOf,
  isAllowed,
  isOrganization,
  type Path,
  paths,
} from "../../../src/registrars/gandi/requests.ts";
import { byToken } from "../../support/registrars/gandi-account.ts";

interface Sent {
  method: string;
  address: string;
  body: string;
  authorization: string | null;
}

function recorded(typed = "org-1", address = "https://api.example/") {
  const sent: Sent[] = [];
  const send = (async (input, { method = "GET", body, headers } = {}) => {
    const authorization = new Headers(headers).get("authorization");
    sent.push({ method, address: String(input), body: String(body ?? ""), authorization });
    return Response.json([]);
  }) satisfies typeof fetch;
  return { sent, askAs: createAsk({ address, typed }, { fetch: send, isOnline: () => true }) };
}

const untyped = (ask: Ask) =>
  ask as (path: string, query?: object, organization?: string) => ReturnType<Ask>;
const refused = { failure: { kind: "rejected", code: null, text: "Not a reading request" } };

describe("what is sent", () => {
  it("is what is on the list, by GET, the token in a header alone", async () => {
    const { sent, askAs } = recorded();
    const ask = askAs(byToken("pat-1"));
    for (const path of Object.keys(paths)) expect((await ask(path as Path)).ok).toBe(true);
    expect((await ask("billing/info", {}, "org-1")).ok).toBe(true);
    expect(sent.map(({ method, address: to }) => `${method} ${to}`)).toEqual([
      "GET https://api.example/v5/billing/info",
      "GET https://api.example/v5/billing/price/domain",
      "GET https://api.example/v5/certificate/issued-certs",
      "GET https://api.example/v5/domain/domains",
      "GET https://api.example/v5/organization/organizations",
      "GET https://api.example/v5/billing/info/org-1",
    ]);
    expect(new Set(sent.map(({ body, authorization }) => `${body}|${authorization}`))).toEqual(
      new Set(["|Bearer pat-1"]),
    );
  });

  it.each([
    ["a single name, with its auth code", "domain/domains/lantern.com", {}, ""],
    ["a renewal", "domain/domains/lantern.com/renew", {}, ""],
    ["an automatic renewal", "domain/domains/lantern.com/autorenew", {}, ""],
    ["a new token", "organization/access-tokens", {}, ""],
    ["the token's user", "organization/user-info", {}, ""],
    ["what a name would cost as a new one", "domain/check", { name: "lantern.com" }, ""],
    ["a price of something else", "billing/price/cloud", {}, ""],
    ["a name behind the list", "domain/domains", {}, "lantern.com"],
    ["a path behind the account", "billing/info", {}, "a/b"],
    ["a query behind the account", "billing/info", {}, "a?b"],
    ["a step up", "../v5/domain/domains", {}, ""],
    ["a member of all objects", "__proto__", {}, ""],
    ["nothing", "", {}, ""],
    ["a search for names", "domain/domains", { fqdn: "*a*" }, ""],
    ["another price class", "billing/price/domain", { grid: "E" }, ""],
  ])("is never %s", async (_what, path, query, organization) => {
    const { sent, askAs } = recorded();
    const answer = await untyped(askAs(byToken("pat-1")))(path, query, organization);
    expect(answer).toMatchObject(refused);
    expect(sent).toEqual([]);
  });

  it.each(["a b", "a/../b", "shop?x", "shop%2f", "x".repeat(65), "schöner"])(
    "is nothing with %j as the organisation: it is to be entered anew",
    async (typed) => {
      const { sent, askAs } = recorded(typed);
      for (const path of ["billing/info", "organization/organizations"] as const)
        expect(await askAs(byToken("pat-1"))(path)).toMatchObject({
          failure: { kind: "sign-in-failed", text: "No organisation ID" },
        });
      expect(isOrganization(typed)).toBe(false);
      expect(sent).toEqual([]);
    },
  );

  it.each(["", "  ", "ключ", "line\nbreak", "nul\0"])(
    "is nothing with %j as the token: no header can hold it",
    async (token) => {
      const { sent, askAs } = recorded();
      expect(await askAs(byToken(token))("domain/domains")).toMatchObject({
        failure: { kind: "sign-in-failed" },
      });
      expect(sent).toEqual([]);
    },
  );

  it("has no types for what is not on the list", () => {
    const ask: Ask = async () => ({ ok: true, value: { body: [], total: null } });
    // @ts-expect-error no such path
    void ask("domain/domains/lantern.com");
    // @ts-expect-error no such parameter of that path
    void ask("domain/domains", { fqdn: "*" });
    expect(isAllowed("domain/domains", { fqdn: "*" })).toBe(false);
    expect(isAllowed("domain/domains", { per_page: 1 })).toBe(true);
    expect(isAllowed("domain/domains", {}, "org-1")).toBe(false);
  });

  it("is written percent-encoded, behind any base", () => {
    expect(addressOf("https://api.example", "domain/domains", {})).toBe(
      "https://api.example/v5/domain/domains",
    );
    expect(
      addressOf("http://127.0.0.1:1/gandi/live/", "billing/price/domain", { name: "a&b=ü" }),
    ).toBe("http://127.0.0.1:1/gandi/live/v5/billing/price/domain?name=a%26b%3D%C3%BC");
  });

  it("goes to no address without encryption", async () => {
    for (const unsafe of ["http://api.example/", "http://localhost/", ""]) {
      const { sent, askAs } = recorded("shop", unsafe);
      expect(await askAs(byToken("pat-1"))("billing/info")).toMatchObject({
        failure: { kind: "unsafe-endpoint" },
      });
      expect(sent).toEqual([]);
    }
  });
});
