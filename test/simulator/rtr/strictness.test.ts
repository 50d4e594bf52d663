import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Simulator, startSimulator } from "../server.ts";

const now = Date.UTC(2027, 0, 15, 12);
let registrar: Simulator;
beforeAll(async () => {
  registrar = await startSimulator({ scenario: "rtr", now: () => now });
});
afterAll(() => registrar.close());
beforeEach(() => registrar.reset("rtr"));

const root = (): string => `http://127.0.0.1:${registrar.httpPort}/rtr/live/`;
const key = (): string => registrar.account("rtr").state.password;

async function send(path: string, init: RequestInit = {}, by: string | null = key()) {
  const headers = by === null ? {} : { authorization: `ApiKey ${by}` };
  const answer = await fetch(`${root()}v2/${path}`, { headers, ...init });
  const text = await answer.text();
  return { status: answer.status, said: text.startsWith("{") ? JSON.parse(text) : text };
}

const violations = () => registrar.violations.map(({ kind }) => kind);

describe("what no correct client does is refused and noted", () => {
  it.each<[string, string, RequestInit, string, number]>([
    ["a path that there is not", "nameless", {}, "command", 404],
    ["a write", "domains/lantern.com/renew", { method: "POST" }, "write", 405],
    ["a deletion", "domains/lantern.com", { method: "DELETE" }, "write", 405],
    ["a limit beyond the largest", "domains?limit=1001", {}, "parameter", 400],
    ["a limit that is none", "domains?limit=many", {}, "parameter", 400],
    ["an order that is none", "domains?order=name", {}, "parameter", 400],
    ["a parameter that the path does not have", "domains?status=OK", {}, "parameter", 400],
    ["a field that there is not", "domains?fields=secret", {}, "parameter", 400],
    ["a time that is none", "billing/financialtransactions?date:gte=today", {}, "parameter", 400],
  ])("%s", async (_what, path, init, kind, status) => {
    const answer = await send(path, init);
    expect([answer.status, typeof answer.said.type]).toEqual([status, "string"]);
    expect(violations()).toEqual([kind]);
  });

  it("a request without a key, or with one that stands elsewhere", async () => {
    expect((await send("domains", {}, null)).status).toBe(401);
    expect((await send("domains", { headers: { "x-api-key": key() } })).status).toBe(401);
    expect((await send("domains", { headers: { authorization: key() } })).status).toBe(401);
    expect(violations()).toEqual(["session", "session", "session"]);
  });

  it("another version, and a path outside of it", async () => {
    for (const path of ["v1/domains", "domains", "v2/"])
      expect((await fetch(root() + path)).status).toBe(404);
    expect(violations()).toEqual(["host", "host", "host"]);
  });
});

describe("what a user's typing or rights cause is refused, and not noted", () => {
  it("a wrong key, one of the other system, another customer's handle", async () => {
    expect((await send("domains", {}, "wrong")).status).toBe(401);
    expect((await send("domains", {}, "rtr-test-key")).status).toBe(401);
    expect((await send("customers/dollar.shop/credit")).said.type).toBe("ObjectDoesNotExist");
    expect(violations()).toEqual([]);
  });

  it("a currency that the price list is not made in", async () => {
    expect((await send("customers/harbour%40trading/pricelist?currency=GBP")).status).toBe(400);
    expect(violations()).toEqual([]);
  });
});

describe("amounts", () => {
  const balanceOf = async (amount: string) => {
    registrar.account("rtr").change({ money: { amount, deposit: "0.00" } });
    const answer = await fetch(`${root()}v2/customers/harbour%40trading/credit`, {
      headers: { authorization: `ApiKey ${key()}` },
    });
    return /"balance":("[^"]*"|[^,]+)/.exec(await answer.text())?.[1];
  };

  it.each([
    ["1602.65", "160265"],
    ["5", "500"],
    ["0.05", "5"],
    ["-0.50", "-50"],
    ["10.005", "1000.5"],
    ["12,50 or so", '"12,50 or so"'],
  ])("%s is written as %s", async (amount, written) => {
    expect(await balanceOf(amount)).toBe(written);
  });
});

describe("a list", () => {
  it("has ten rows where nothing is said, none for nought, and the members that are asked for", async () => {
    expect((await send("domains")).said.entities).toHaveLength(10);
    expect((await send("domains?limit=0")).said).toEqual({
      pagination: { total: 15, offset: 0, limit: 0 },
    });
    const { entities } = (await send("domains?limit=1&fields=status&order=expiryDate")).said;
    expect(entities).toEqual([{ domainName: "in-redemption.com", status: ["REDEMPTION_PERIOD"] }]);
  });
});

it("the log has what was asked for, and no key", async () => {
  await send("domains?limit=5");
  await send("tlds/co.uk/info");
  expect(
    registrar.requests.map(({ command, via, login, code, parameters }) => [
      command,
      via,
      login,
      code,
      parameters,
    ]),
  ).toEqual([
    ["GET /domains", "password", "harbour@trading", 200, { limit: "5" }],
    ["GET /tlds/{tld}/info", "password", "harbour@trading", 200, { tld: "co.uk" }],
  ]);
  expect(JSON.stringify(registrar.requests)).not.toContain(JSON.stringify(key()).slice(1, -1));
});
