import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Simulator, startSimulator } from "../server.ts";

const now = Date.UTC(2027, 0, 15, 12);
let registrar: Simulator;
beforeAll(async () => {
  registrar = await startSimulator({ scenario: "gandi", now: () => now });
});
afterAll(() => registrar.close());
beforeEach(() => registrar.reset("gandi"));

const root = (): string => `http://127.0.0.1:${registrar.httpPort}/gandi/live/`;
const token = (): string => registrar.account("gandi").state.password;

async function send(path: string, init: RequestInit = {}, by: string | null = token()) {
  const headers = by === null ? {} : { authorization: `Bearer ${by}` };
  const answer = await fetch(`${root()}v5/${path}`, { headers, ...init });
  return { status: answer.status, headers: answer.headers, said: await answer.json() };
}

const violations = () => registrar.violations.map(({ kind }) => kind);

describe("what no correct client does is refused and noted", () => {
  it.each<[string, string, RequestInit, string, number]>([
    ["a path that there is not", "nameless", {}, "command", 404],
    ["a name's details, which hold its auth code", "domain/domains/a.com", {}, "command", 404],
    ["a renewal", "domain/domains/a.com/renew", { method: "POST" }, "write", 405],
    ["a new token", "organization/access-tokens", { method: "POST" }, "write", 405],
    ["a deletion", "domain/domains/a.com", { method: "DELETE" }, "write", 405],
    ["a page that is none", "domain/domains?page=0", {}, "parameter", 400],
    ["a size that is none", "domain/domains?per_page=many", {}, "parameter", 400],
    ["an order that nobody documents", "domain/domains?sort_by=ends_at", {}, "parameter", 400],
    ["a parameter that the path does not have", "billing/info?currency=EUR", {}, "parameter", 400],
    ["another process", "billing/price/domain?processes=create", {}, "parameter", 400],
    ["a price of no name", "billing/price/domain?name=%2A", {}, "parameter", 400],
  ])("%s", async (_what, path, init, kind, status) => {
    const answer = await send(path, init);
    expect([answer.status, answer.said.code]).toEqual([status, status]);
    expect(violations()).toEqual([kind]);
  });

  it("a request without a token, or with one of the older kind", async () => {
    expect((await send("domain/domains", {}, null)).status).toBe(401);
    const headers = { authorization: `Apikey ${token()}` };
    expect((await send("domain/domains", { headers })).status).toBe(401);
    expect(violations()).toEqual(["session", "session"]);
  });

  it("another version, and a path outside of it", async () => {
    for (const path of ["v4/domain/domains", "domain/domains", "v5/"])
      expect((await fetch(root() + path)).status).toBe(404);
    expect(violations()).toEqual(["host", "host", "host"]);
  });
});

describe("what a user's typing or rights cause is refused, and not noted", () => {
  it("a wrong token, one of the sandbox, another organisation, too large a page", async () => {
    expect((await send("domain/domains", {}, "wrong")).status).toBe(401);
    expect((await send("domain/domains", {}, "pat-sandbox-1")).status).toBe(401);
    expect((await send("billing/info/other")).said.object).toBe("HTTPNotFound");
    expect((await send("domain/domains?sharing_id=other")).status).toBe(404);
    const wire = { largestPage: 2, refusesLarger: true };
    registrar.account("gandi").change({ gandi: { wire } });
    expect((await send("domain/domains?per_page=3")).status).toBe(400);
    expect(violations()).toEqual([]);
  });

  it("one request too many within a minute, until that is over", async () => {
    registrar.account("gandi").change({ gandi: { requestsPerMinute: 1 } });
    expect((await send("billing/info")).status).toBe(200);
    const refused = await send("billing/info");
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "45"]);
    registrar.advance(61);
    expect((await send("billing/info")).status).toBe(200);
    expect(violations()).toEqual([]);
  });
});

describe("a list", () => {
  it("comes by name, with its number of rows and a link to the next page, empty behind the last", async () => {
    const first = await send("domain/domains?per_page=15&page=1");
    const names = first.said.map(({ fqdn }: { fqdn: string }) => fqdn);
    expect(names).toEqual([...names].sort());
    expect([first.headers.get("total-count"), first.said.length]).toEqual(["20", 15]);
    expect(first.headers.get("link")).toContain('rel="next"');
    const last = await send("domain/domains?per_page=15&page=2");
    expect([last.headers.get("link"), last.said.length]).toEqual([null, 5]);
    expect((await send("domain/domains?per_page=15&page=3")).said).toEqual([]);
  });

  it("has the list's own form: a flag, days in an object", async () => {
    const { said } = await send("domain/domains?per_page=1");
    expect(said[0]).toMatchObject({
      fqdn: "far-away.com",
      autorenew: true,
      dates: { registry_ends_at: "2027-11-11T12:00:00Z" },
    });
  });
});
