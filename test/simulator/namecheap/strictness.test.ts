import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Simulator, startSimulator } from "../server.ts";

const now = Date.UTC(2027, 0, 15, 12);
let registrar: Simulator;
beforeAll(async () => {
  registrar = await startSimulator({ scenario: "namecheap", now: () => now });
});
afterAll(() => registrar.close());
beforeEach(() => registrar.reset("namecheap"));

const address = (): string => `http://127.0.0.1:${registrar.httpPort}/namecheap/live/xml.response`;
const key = (): string => registrar.account("namecheap").state.password;

const usual = (): Record<string, string> => ({
  ApiUser: "lanternworks",
  ApiKey: key(),
  UserName: "lanternworks",
  ClientIp: "192.0.2.1",
  Command: "namecheap.users.getBalances",
});

async function send(changes: Record<string, string | undefined> = {}, init: RequestInit = {}) {
  const fields = Object.entries({ ...usual(), ...changes }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  const answer = await fetch(address(), {
    method: "POST",
    body: new URLSearchParams(fields),
    ...init,
  });
  const said = await answer.text();
  return {
    status: answer.status,
    said,
    number: Number(/Number="(\d+)"/.exec(said)?.[1] ?? 0),
  };
}

const violations = () => registrar.violations.map(({ kind }) => kind);

describe("what no correct client does is refused and noted", () => {
  it("a key in the address", async () => {
    const answer = await fetch(`${address()}?${new URLSearchParams(usual())}`, { method: "POST" });
    expect(answer.status).toBe(400);
    expect((await fetch(`${address()}?ApiKey=x`)).status).toBe(400);
    expect(violations()).toEqual(["transport", "transport"]);
    expect(JSON.stringify(registrar.violations)).not.toContain(JSON.stringify(key()).slice(1, -1));
  });

  it.each<[string, RequestInit, string, number]>([
    ["a GET", { method: "GET", body: null }, "transport", 405],
    ["another type", { headers: { "content-type": "application/json" } }, "transport", 415],
  ])("%s", async (_what, init, kind, status) => {
    expect((await send({}, init)).status).toBe(status);
    expect(violations()).toEqual([kind]);
  });

  it.each<[string, Record<string, string | undefined>, number, string]>([
    ["no user", { ApiUser: undefined }, 1010101, "form"],
    ["no key", { ApiKey: undefined }, 1010102, "form"],
    ["no address", { ClientIp: undefined }, 1010105, "form"],
    ["an address of IPv6", { ClientIp: "2001:db8::1" }, 1011105, "form"],
    ["an address that is none", { ClientIp: "1.2.3.256" }, 1011105, "form"],
    ["a write", { Command: "namecheap.domains.renew", DomainName: "a.com" }, 1010104, "command"],
    ["a write in capitals", { Command: "NAMECHEAP.DOMAINS.CREATE" }, 1010104, "command"],
    ["a parameter that it does not have", { DomainName: "a.com" }, 2011170, "parameter"],
    [
      "a page of too many",
      { Command: "namecheap.domains.getList", PageSize: "101" },
      2011170,
      "parameter",
    ],
    [
      "a page of too few",
      { Command: "namecheap.domains.getList", PageSize: "9" },
      2011170,
      "parameter",
    ],
    [
      "a page that is none",
      { Command: "namecheap.domains.getList", Page: "0" },
      2011170,
      "parameter",
    ],
    [
      "an order that is none",
      { Command: "namecheap.domains.getList", SortBy: "PRICE" },
      2011170,
      "parameter",
    ],
  ])("%s", async (_what, changes, number, kind) => {
    expect(await send(changes)).toMatchObject({ status: 200, number });
    expect(violations()).toEqual([kind]);
  });
});

describe("what a user's typing or set-up causes is refused, and not noted", () => {
  it.each<[string, Record<string, string>, number]>([
    ["a wrong key", { ApiKey: "wrong" }, 1011102],
    ["another's account", { UserName: "night-clerk" }, 1019103],
    ["a user that there is not", { ApiUser: "nobody", UserName: "nobody" }, 1011102],
  ])("%s", async (_what, changes, number) => {
    expect(await send(changes)).toMatchObject({ status: 200, number });
    expect(violations()).toEqual([]);
  });

  it("an address that is not listed, whatever the request says of itself", async () => {
    registrar.account("namecheap").change({ namecheap: { addressListed: false } });
    const { said } = await send({ ClientIp: "203.0.113.7" });
    expect(said).toContain("Invalid request IP: 203.0.113.7");
    expect(violations()).toEqual([]);
  });

  it("haste, with HTTP 405 and nothing else", async () => {
    registrar.account("namecheap").change({ namecheap: { requestsPerMinute: 1 } });
    await send();
    expect(await send()).toMatchObject({ status: 405, said: "" });
    expect(violations()).toEqual([]);
  });
});

it("takes commands in any case, as the real one does", async () => {
  const { said } = await send({ Command: "Namecheap.Users.GetBalances" });
  expect(said).toContain('Status="OK"');
  expect(violations()).toEqual([]);
});

it("writes texts with signs of XML so that they come back", async () => {
  registrar.account("namecheap").change({
    namecheap: { addressListed: false, sourceAddress: `<&>"']]>` },
  });
  const { said } = await send();
  expect(said).toContain("<![CDATA[Invalid request IP: <&>\"']]]]><![CDATA[>]]>");
});

it("the log has what was asked for, and no secret", async () => {
  await send({ Command: "namecheap.domains.getList", Page: "1", PageSize: "10" });
  expect(
    registrar.requests.map(({ command, via, login, code, account }) => [
      command,
      via,
      login,
      code,
      account,
    ]),
  ).toEqual([["namecheap.domains.getList", "password", "lanternworks", 0, "namecheap"]]);
  expect(JSON.stringify(registrar.requests)).not.toContain(JSON.stringify(key()).slice(1, -1));
  expect(registrar.requests[0]?.parameters).toEqual({ Page: "1", PageSize: "10" });
});
