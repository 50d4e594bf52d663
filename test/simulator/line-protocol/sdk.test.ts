import { globalAgent } from "node:https";
import type { LookupFunction } from "node:net";
import { APIClient } from "@hexonet/ispapi-apiconnector";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type Simulator, startSimulator } from "../server.ts";

let registrar: Simulator;

beforeAll(async () => {
  registrar = await startSimulator({ scenario: "acceptance" });
  // The SDK prints every answer, session ids included.
  vi.spyOn(console, "log").mockImplementation(() => undefined);
});
beforeEach(() => registrar.reset());
afterAll(async () => {
  vi.restoreAllMocks();
  await registrar.close();
});

const live = (): APIClient =>
  new APIClient().useLIVESystem().setURL(`http://127.0.0.1:${registrar.httpPort}/api/call.cgi`);
const plain = (): APIClient => live().setCredentials("plain.user", "plain pass & word=1");

describe("the vendor's SDK", () => {
  it("requests with login and password", async () => {
    const answer = await plain().request({ COMMAND: "StatusAccount" });
    expect(answer.getCode()).toBe(200);
    expect(answer.getRecord(0)?.getData()).toEqual({
      AMOUNT: "9984.21",
      DEPOSIT: "1516.99",
      CREDIT: "5000.00",
      CURRENCY: "EUR",
      VAT: "19.00",
    });
    expect(registrar.requests[0]).toMatchObject({
      via: "password",
      login: "plain.user",
      code: 200,
    });
  });

  it("logs in, works in the session without credentials, and logs out", async () => {
    const client = plain();
    expect((await client.login()).isSuccess()).toBe(true);
    expect(client.getSession()).toMatch(/^[0-9a-f]{64}$/);
    expect((await client.request({ COMMAND: "StatusAccount" })).isSuccess()).toBe(true);
    const session = client.getSession() ?? "";
    expect((await client.logout()).isSuccess()).toBe(true);
    expect(client.getSession()).toBeNull();
    const after = await live().setSession(session).request({ COMMAND: "StatusAccount" });
    expect([after.getCode(), after.getDescription()]).toEqual([530, "SESSION NOT FOUND"]);
    expect(registrar.requests.map(({ via }) => via)).toEqual([
      "password",
      "session",
      "session",
      "session",
    ]);
    expect(registrar.violations).toEqual([]);
  });

  it("logs in with a one-time password, which is good once", async () => {
    const client = (): APIClient => live().setCredentials("otp.user", "otp-pass");
    const without = await client().login();
    expect([without.getCode(), without.getDescription()]).toEqual([
      530,
      "Authentication failed; OTP required",
    ]);
    const first = client();
    expect((await first.login("111111")).getCode()).toBe(200);
    expect((await first.request({ COMMAND: "StatusAccount" })).getCode()).toBe(200);
    expect((await client().login("111111")).getCode()).toBe(530);
    expect((await client().login("222222")).getCode()).toBe(200);
  });

  it("logs in as a role user and is bound to its rights", async () => {
    const all = live().setRoleCredentials("plain.user", "widget", "role-all");
    expect((await all.login()).getCode()).toBe(200);
    expect((await all.request({ COMMAND: "QueryDepositList" })).getCode()).toBe(200);
    const some = live().setRoleCredentials("plain.user", "balance", "role-balance");
    expect((await some.request({ COMMAND: "StatusAccount" })).getCode()).toBe(200);
    const refused = await some.request({ COMMAND: "QueryDepositList" });
    expect([refused.getCode(), refused.getDescription()]).toEqual([
      531,
      "Authorization failed; Operation forbidden by ACL",
    ]);
  });

  it("is refused with a wrong password, and with a LIVE user on the test system", async () => {
    const wrong = await live().setCredentials("plain.user", "wrong").login();
    expect([wrong.getCode(), wrong.getDescription()]).toEqual([530, "Authentication failed"]);
    const url = `http://127.0.0.1:${registrar.httpPort}/api/call.cgi`;
    const ote = new APIClient().useOTESystem().setURL(url);
    expect((await ote.setCredentials("plain.user", "plain pass & word=1").login()).getCode()).toBe(
      530,
    );
    expect((await ote.setCredentials("test.user", "test.passw0rd").login()).getCode()).toBe(200);
    expect(registrar.signIns["plain.user"]).toEqual({ tried: 2, refused: 2 });
    expect(registrar.violations).toEqual([]);
  });

  it("turns pages, also where the server lowers LIMIT", async () => {
    const client = plain();
    const first = await client.request({
      COMMAND: "QueryDomainList",
      USERDEPTH: "SELF",
      LIMIT: 600,
    });
    expect(first.getRecordsLimitation()).toBe(50);
    expect(first.getRecordsTotalCount()).toBe(1204);
    const second = await client.requestNextResponsePage(first);
    expect(second?.getFirstRecordIndex()).toBe(50);
    const pages = await client.requestAllResponsePages({
      COMMAND: "QueryObjectRenewalList",
      USERDEPTH: "SELF",
    });
    expect(pages.map((page) => page.getColumn("OBJECTID")?.getData().length)).toEqual([50, 50, 24]);
    const ids = pages.flatMap((page) => page.getColumn("OBJECTID")?.getData() ?? []);
    expect(new Set(ids).size).toBe(124);
  });

  it("finds its session expired after the time it asked for", async () => {
    const client = plain();
    await client.loginExtended({ TIMEOUT: 60, MAXTTL: 120 });
    registrar.advance(59);
    expect((await client.request({ COMMAND: "StatusAccount" })).getCode()).toBe(200);
    registrar.advance(60);
    const idle = await client.request({ COMMAND: "StatusAccount" });
    expect([idle.getCode(), idle.getDescription()]).toEqual([530, "SESSION NOT FOUND"]);
  });

  it("sees a subuser's data", async () => {
    const answer = await plain().setUserView("plain.sub").request({ COMMAND: "StatusAccount" });
    expect(answer.getColumn("AMOUNT")?.getData()).toEqual(["75.50"]);
  });

  it("reads an oddly spelt answer", async () => {
    const client = live().setCredentials("odd.user", "odd-pass");
    const answer = await client.request({ COMMAND: "StatusAccount" });
    expect(answer.getRecord(0)?.getData()).toMatchObject({ AMOUNT: "77.70", DEPOSIT: "7.70" });
  });

  it("takes a web server's error for an HTTP error", async () => {
    registrar.faults.set({}, { kind: "status", status: 503 });
    const answer = await plain().request({ COMMAND: "StatusAccount" });
    expect(answer.getCode()).toBe(421);
    expect(registrar.requests[0]).toMatchObject({ status: 503, fault: "status" });
  });
});

describe("the vendor's SDK over HTTPS under the real host names", () => {
  const lookup: LookupFunction = (_name, options, callback) =>
    options.all
      ? callback(null, [{ address: "127.0.0.1", family: 4 }])
      : callback(null, "127.0.0.1", 4);
  const before = { ...globalAgent.options };

  beforeAll(() => {
    Object.assign(globalAgent.options, { ca: registrar.certificate.cert, lookup });
  });
  afterEach(() => globalAgent.destroy());
  afterAll(() => {
    Object.assign(globalAgent.options, { ca: undefined, lookup: undefined }, before);
  });

  it.each([
    ["api.ispapi.net", "live", "plain.user", "plain pass & word=1", "EUR"],
    ["api-ote.ispapi.net", "ote", "test.user", "test.passw0rd", "USD"],
  ])("%s is the %s system", async (host, system, login, password, currency) => {
    const client =
      system === "live" ? new APIClient().useLIVESystem() : new APIClient().useOTESystem();
    client.setURL(`https://${host}:${registrar.httpsPort}/api/call.cgi`);
    client.setCredentials(login, password);
    expect((await client.login()).getCode()).toBe(200);
    const answer = await client.request({ COMMAND: "StatusAccount" });
    expect(answer.getColumn("CURRENCY")?.getData()).toEqual([currency]);
    expect(registrar.requests.at(-1)).toMatchObject({ system, registrar: "ispapi" });
  });
});
