import { expect, it } from "vitest";
import { createAsk } from "../../../src/registrars/inwx/ask.ts";
import { isAllowed, type MethodName, methods } from "../../../src/registrars/inwx/methods.ts";
import { credentialOf } from "../../support/registrars/inwx-account.ts";

it("sends what is on the list, all of it reading, and nothing else", async () => {
  const sent: string[] = [];
  const send = (async (_address: string, { body }: RequestInit) => {
    sent.push(JSON.parse(String(body)).method);
    return Response.json({ code: 1000, resData: {} });
  }) as typeof fetch;
  const place = { address: "https://api.example/jsonrpc/", user: "shop" };
  const ask = createAsk(place, { fetch: send, isOnline: () => true })(credentialOf("password-1"));
  for (const method of Object.keys(methods)) await ask(method as MethodName);
  expect(sent).toEqual(Object.keys(methods));
  const others = ["domain.update", "domain.renew", "account.login", "toString", "__proto__", ""];
  for (const method of others)
    expect(await ask(method as MethodName)).toMatchObject({
      failure: { kind: "rejected", code: null, text: "Not a read command" },
    });
  for (const params of [{ period: "1Y" }, { user: "other" }, { testing: false }])
    expect(await ask("domain.list", params)).toMatchObject({ failure: { kind: "rejected" } });
  expect(sent).toHaveLength(Object.keys(methods).length);
});

it("names no method that changes anything", () => {
  const reading =
    /\.(?:info|list|log|accountBalance|lockedFunds|getPrices|getdomainprice|priceChanges)$/;
  for (const method of Object.keys(methods)) expect(method).toMatch(reading);
  expect(isAllowed("domain.list", { page: 1, order: "REDATEASC" })).toBe(true);
  expect(isAllowed("Domain.List", {})).toBe(false);
});

it("sends no password to an address without encryption", async () => {
  const send = (async () => {
    throw new Error("sent");
  }) as typeof fetch;
  for (const address of ["http://api.example/jsonrpc/", "http://localhost/jsonrpc/", ""]) {
    const ask = createAsk({ address, user: "shop" }, { fetch: send, isOnline: () => true });
    expect(await ask(credentialOf("password-1"))("account.info")).toMatchObject({
      failure: { kind: "unsafe-endpoint" },
    });
  }
});
