import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Simulator, startSimulator } from "../server.ts";

const now = Date.UTC(2027, 0, 15, 12);
let registrar: Simulator;
beforeAll(async () => {
  registrar = await startSimulator({ scenario: "autodns", now: () => now });
});
afterAll(() => registrar.close());
beforeEach(() => registrar.reset("autodns"));

const root = (): string => `http://127.0.0.1:${registrar.httpPort}/autodns/live/`;
const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`, "utf8").toString("base64")}`;
const own = (): Record<string, string> => {
  const { login, password } = registrar.account("autodns").state;
  return { authorization: basic(login, password), "x-domainrobot-context": "4" };
};

async function send(path: string, init: RequestInit = {}, headers = own()) {
  const { headers: more, ...rest } = init;
  const answer = await fetch(`${root()}v1/${path}`, { headers: { ...headers, ...more }, ...rest });
  const text = await answer.text();
  return { status: answer.status, text, said: text.startsWith("{") ? JSON.parse(text) : null };
}

const post = (body: unknown, type = "application/json"): RequestInit => ({
  method: "POST",
  headers: { "content-type": type },
  body: typeof body === "string" ? body : JSON.stringify(body),
});
const violations = () => registrar.violations.map(({ kind }) => kind);

describe("what no correct client does is refused and noted", () => {
  it.each<[string, string, RequestInit, string, number]>([
    ["a path that there is not", "nameless", {}, "command", 404],
    ["a list by GET", "domain/_search", {}, "command", 404],
    ["a change of the account's settings", "account", post({}), "write", 404],
    ["a renewal", "domain/lantern.com/_renew", { method: "PUT" }, "write", 404],
    ["a deletion", "domain/lantern.com", { method: "DELETE" }, "write", 404],
    ["a restore, which ends as a list does", "zone/a.com/ns1/_restore", post({}), "write", 404],
    ["a message as read", "poll/17", { method: "PUT" }, "write", 404],
    ["a body that is no JSON", "domain/_search", post("{"), "form", 400],
    ["another type of body", "domain/_search", post({}, "text/plain"), "transport", 415],
    ["a member that a query does not have", "domain/_search", post({ limit: 1 }), "parameter", 400],
    ["a limit that is none", "domain/_search", post({ view: { limit: "1" } }), "parameter", 400],
    [
      "an order that is none",
      "domain/_search",
      post({ orders: [{ key: "payable", type: "UP" }] }),
      "parameter",
      400,
    ],
    [
      "a time that is none",
      "subjectProduct/_search",
      post({ filters: [{ key: "payable", operator: "GREATER", value: "today" }] }),
      "parameter",
      400,
    ],
  ])("%s", async (_what, path, init, kind, status) => {
    const answer = await send(path, init);
    expect([answer.status, answer.said.status.type]).toEqual([status, "ERROR"]);
    expect(violations()).toEqual([kind]);
  });

  it("a request without a login, or without a context", async () => {
    const { authorization = "" } = own();
    expect((await send("account", {}, {})).status).toBe(401);
    expect((await send("account", {}, { authorization })).status).toBe(400);
    expect(violations()).toEqual(["session", "form"]);
  });

  it("another version, and a path outside of it", async () => {
    for (const path of ["v2/account", "account", "v1/"])
      expect((await fetch(root() + path)).status).toBe(404);
    expect(violations()).toEqual(["host", "host", "host"]);
  });
});

describe("what a user's typing or rights cause is refused, and not noted", () => {
  it("a wrong password, and a wrong context, which is named", async () => {
    const wrong = { ...own(), authorization: basic("klee@shop", "wrong") };
    expect((await send("account", {}, wrong)).status).toBe(401);
    const answer = await send("account", {}, { ...own(), "x-domainrobot-context": "1" });
    expect(answer.said.messages).toMatchObject([
      { code: "EF01000", objects: [{ type: "context" }] },
    ]);
    expect(violations()).toEqual([]);
  });

  it("the account's own login at the price list, which has another", async () => {
    const list = "document/price_list.xml";
    expect((await send(list)).status).toBe(401);
    const answer = await send(list, {}, { authorization: basic("klee-prices", "list&pass-2") });
    expect([answer.status, answer.text.slice(0, 5)]).toEqual([200, "<?xml"]);
    expect(violations()).toEqual([]);
  });
});

describe("a list", () => {
  it("has the members that are asked for, and times with an offset without a colon", async () => {
    const orders = [{ key: "payable", type: "ASC" }];
    const search = post({ view: { limit: 1, offset: 3 }, orders });
    const none = await send("domain/_search", search);
    expect(Object.keys(none.said.data[0])).toEqual(["created", "owner", "name"]);
    const some = await send("domain/_search?keys[]=payable&keys[]=period", search);
    expect(some.said.data[0]).toMatchObject({
      payable: expect.stringMatching(/T\d\d:00:00\.000\+0100$/),
      period: { unit: "YEAR", period: 2 },
    });
    expect(some.said.object).toEqual({ type: "Domain", summary: 24 });
  });

  it("has twenty rows where nothing is said", async () => {
    expect((await send("domain/_search", post({}))).said.data).toHaveLength(20);
  });
});

it.each([
  ["812.40", "812.40", "8.124E2"],
  ["0.05", "0.05", "5.0E-2"],
  ["-1200", "-1200", "-1.2E3"],
  ["0.00", "0.00", "0.00"],
  ["12,50 or so", '"12,50 or so"', '"12,50 or so"'],
])("an amount of %s is written as %s, or as %s", async (amount, plain, exponent) => {
  for (const [numbers, written] of [
    ["plain", plain],
    ["exponent", exponent],
  ] as const) {
    registrar.account("autodns").change({
      money: { amount },
      autodns: { runningTotal: "1.00", wire: { numbers } },
    });
    const { text } = await send("account");
    expect(/"currentAccountBalance":("[^"]*"|[^,]+)/.exec(text)?.[1]).toBe(written);
  }
});

it("the log has what was asked for, and no password", async () => {
  await send("domainpremium/Silver.Shop");
  await send("zone/_search", post({ view: { limit: 1 } }));
  expect(
    registrar.requests.map(({ command, via, login, code }) => [command, via, login, code]),
  ).toEqual([
    ["GET /domainpremium/{name}", "password", "klee@shop", 200],
    ["POST /zone/_search", "password", "klee@shop", 200],
  ]);
  const { password } = registrar.account("autodns").state;
  expect(JSON.stringify(registrar.requests)).not.toContain(JSON.stringify(password).slice(1, -1));
});
