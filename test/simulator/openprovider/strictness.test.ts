import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Simulator, startSimulator } from "../server.ts";

const now = Date.UTC(2027, 0, 15, 12);
let registrar: Simulator;
beforeAll(async () => {
  registrar = await startSimulator({ scenario: "openprovider", now: () => now });
});
afterAll(() => registrar.close());
beforeEach(() => registrar.reset("openprovider"));

const address = (path: string): string =>
  `http://127.0.0.1:${registrar.httpPort}/openprovider/live/v1beta/${path}`;

const { parse } = JSON;
async function send(path: string, init: RequestInit = {}) {
  const answer = await fetch(address(path), init);
  const text = await answer.text();
  return { status: answer.status, said: text.startsWith("{") ? parse(text) : text };
}

const signIn = (body: object | string, type = "application/json") =>
  send("auth/login", {
    method: "POST",
    headers: { "content-type": type },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

const login = () => ({
  username: "shop@reseller.example",
  password: registrar.account("openprovider").state.password,
});

async function bearer(): Promise<{ authorization: string }> {
  const { said } = await signIn({ ...login(), ip: "0.0.0.0" });
  return { authorization: `Bearer ${said.data.token}` };
}

const violations = () => registrar.violations.map(({ kind }) => kind);

describe("what no correct client does is refused and noted", () => {
  it.each<[string, string, { token?: boolean; method?: string }, string, number]>([
    ["no token", "resellers", {}, "session", 401],
    ["a path that there is not", "nameless", { token: true }, "command", 404],
    ["a write", "domains", { token: true, method: "POST" }, "write", 405],
    ["a deletion", "domains/1", { token: true, method: "DELETE" }, "write", 405],
    ["a limit that is none", "domains?limit=many", { token: true }, "parameter", 400],
    [
      "an order that is none",
      "domains?order_by.renewal_date=up",
      { token: true },
      "parameter",
      400,
    ],
    ["a price of nothing", "domains/prices?operation=renew", { token: true }, "parameter", 400],
    [
      "a time that is none",
      "payments?start_creation_date=today",
      { token: true },
      "parameter",
      400,
    ],
  ])("%s", async (_what, path, { token = false, method = "GET" }, kind, status) => {
    const headers: Record<string, string> = token ? await bearer() : {};
    const answer = await send(path, { method, headers });
    expect([answer.status, answer.said.code > 0]).toEqual([status, true]);
    expect(violations()).toEqual([kind]);
  });

  it("a parameter that the path does not have is noted, and answered", async () => {
    const answer = await send("domains?period=1", { headers: await bearer() });
    expect(answer).toMatchObject({ status: 200, said: { code: 0 } });
    expect(violations()).toEqual(["parameter"]);
  });

  it("a sign-in of another type, or that is none", async () => {
    expect((await signIn(login(), "text/plain")).status).toBe(415);
    expect((await signIn("no JSON")).said).toMatchObject({ code: 399 });
    expect((await signIn({ username: "shop" })).said).toMatchObject({ code: 399 });
    expect(violations()).toEqual(["transport", "form", "form"]);
  });

  it("another version, and a path outside of it", async () => {
    const root = `http://127.0.0.1:${registrar.httpPort}/openprovider/live/`;
    for (const path of ["v1/domains", "domains", "v1beta/"])
      expect((await fetch(root + path)).status).toBe(404);
    expect(violations()).toEqual(["host", "host", "host"]);
  });
});

describe("what a user's typing or rights cause is refused, and not noted", () => {
  it("a wrong login, and a token that has ended", async () => {
    expect((await signIn({ ...login(), password: "wrong" })).said).toMatchObject({ code: 196 });
    const headers = await bearer();
    registrar.advance(48 * 3600);
    expect(await send("resellers", { headers })).toMatchObject({
      status: 401,
      said: { code: 196 },
    });
    expect(violations()).toEqual([]);
  });

  it("a token of the other system", async () => {
    const headers = await bearer();
    const there = address("resellers").replace("/live/", "/ote/");
    expect(await (await fetch(there, { headers })).json()).toMatchObject({ code: 196 });
    expect(violations()).toEqual([]);
  });
});

describe("the log of requests", () => {
  it("has what was asked for, and no secret", async () => {
    const headers = await bearer();
    await send("domains?limit=5&offset=0", { headers });
    expect(
      registrar.requests.map(({ command, via, login: who, code }) => [command, via, who, code]),
    ).toEqual([
      ["POST /auth/login", "password", "shop@reseller.example", 0],
      ["GET /domains", "session", "shop@reseller.example", 0],
    ]);
    const kept = JSON.stringify(registrar.requests);
    expect(kept).not.toContain(headers.authorization.slice(7));
    expect(kept).not.toContain(JSON.stringify(login().password).slice(1, -1));
    expect(registrar.requests[1]?.parameters).toEqual({ limit: "5", offset: "0" });
  });
});
