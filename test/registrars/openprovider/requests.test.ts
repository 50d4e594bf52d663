import { expect, it } from "vitest";
import { type Ask, createAsk } from "../../../src/registrars/openprovider/ask.ts";
import {
  addressOf,
  isAllowed,
  type Path,
  paths,
} from "../../../src/registrars/openprovider/requests.ts";
import { byPassword } from "../../support/registrars/credential.ts";

const address = "https://api.example/";

interface Sent {
  method: string;
  address: string;
  body: string;
  authorization: string | null;
}

function recorded() {
  const sent: Sent[] = [];
  const send = (async (input, { method = "GET", body, headers } = {}) => {
    const authorization = new Headers(headers).get("authorization");
    sent.push({ method, address: String(input), body: String(body ?? ""), authorization });
    return Response.json({ code: 0, data: { token: "token-0123456789" } });
  }) satisfies typeof fetch;
  const place = { address, username: "shop@reseller.example" };
  return { sent, ...createAsk(place, { fetch: send, isOnline: () => true }) };
}

it("posts a sign-in, gets what is on the list, and sends nothing else", async () => {
  const { sent, askAs } = recorded();
  const ask = askAs(byPassword("password-1"));
  for (const path of Object.keys(paths)) expect((await ask(path as Path)).ok).toBe(true);
  expect(sent.map(({ method, address: to }) => `${method} ${to}`)).toEqual([
    "POST https://api.example/v1beta/auth/login",
    ...Object.keys(paths).map((path) => `GET https://api.example/v1beta/${path}`),
  ]);
  const others = ["domains/1", "auth/login", "customers", "../v1beta/domains", "__proto__", ""];
  for (const path of others)
    expect(await ask(path as Path)).toMatchObject({
      failure: { kind: "rejected", code: null, text: "Not a reading request" },
    });
  const untyped = ask as (path: string, query: object) => ReturnType<Ask>;
  for (const query of [{ with_additional_data: true }, { autorenew: "off" }])
    expect(await untyped("domains", query)).toMatchObject({ failure: { kind: "rejected" } });
  expect(sent).toHaveLength(1 + Object.keys(paths).length);
});

it("proves who asks by a header, and puts no secret into an address", async () => {
  const { sent, askAs } = recorded();
  await askAs(byPassword("password-1"))("domains", { limit: 5, offset: 0 });
  const [signedIn, asked] = sent;
  expect(JSON.parse(signedIn?.body ?? "")).toEqual({
    username: "shop@reseller.example",
    password: "password-1",
  });
  expect(signedIn?.authorization).toBeNull();
  expect(asked).toEqual({
    method: "GET",
    address: "https://api.example/v1beta/domains?limit=5&offset=0",
    body: "",
    authorization: "Bearer token-0123456789",
  });
});

it("has no types for what is not on the list", () => {
  const ask: Ask = async () => ({ ok: true, value: {} });
  // @ts-expect-error no such path
  void ask("customers");
  // @ts-expect-error no such parameter of that path
  void ask("domains", { period: 1 });
  // @ts-expect-error no details, which hold auth codes
  void ask("domains", { with_additional_data: true });
  expect(isAllowed("domains", { period: 1 })).toBe(false);
  expect(isAllowed("domains", { limit: 1 })).toBe(true);
});

it("writes addresses with what is asked for, percent-encoded, behind any base", () => {
  expect(addressOf("https://api.example", "domains")).toBe("https://api.example/v1beta/domains");
  expect(
    addressOf("http://127.0.0.1:1/op/live/", "domains/prices", { "domain.name": "a&b=ü" }),
  ).toBe("http://127.0.0.1:1/op/live/v1beta/domains/prices?domain.name=a%26b%3D%C3%BC");
});

it("sends no password to an address without encryption", async () => {
  const send = (async () => {
    throw new Error("sent");
  }) as typeof fetch;
  for (const unsafe of ["http://api.example/", "http://localhost/", ""]) {
    const { signIn, askAs } = createAsk(
      { address: unsafe, username: "shop" },
      { fetch: send, isOnline: () => true },
    );
    const refused = { failure: { kind: "unsafe-endpoint" } };
    expect(await signIn(byPassword("password-1"))).toMatchObject(refused);
    expect(await askAs({ kind: "session", session: "t" })("domains")).toMatchObject(refused);
  }
});
