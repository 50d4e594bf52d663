import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Simulator, startSimulator } from "../server.ts";
import { askCnr, askIspapi, post, postAs } from "./raw-client.ts";

let registrar: Simulator;
beforeAll(async () => {
  registrar = await startSimulator({ scenario: "acceptance" });
});
beforeEach(() => registrar.reset());
afterAll(() => registrar.close());

const ispapi = "/api/call.cgi";
const cnr = "/cnr/live/api/call.cgi";
const plain = { s_login: "plain.user", s_pw: "plain pass & word=1" };
const cnrUser = { s_login: "cnr.user", s_pw: "cnr-pass" };
const status = { s_command: "COMMAND=StatusAccount" };

/** Kinds of the violations so far. */
const kinds = (): string[] => registrar.violations.map(({ kind }) => kind);

describe("below the API", () => {
  it.each(["GET", "PUT", "OPTIONS"])("refuses %s", async (method) => {
    const init = { method, body: method === "PUT" ? "a=b" : null };
    expect((await post(registrar, ispapi, {}, init)).status).toBe(405);
    expect(kinds()).toEqual(["transport"]);
  });

  it.each(["application/json", "text/plain;charset=UTF-8", "multipart/form-data; boundary=x"])(
    "refuses content type %s",
    async (type) => {
      const body = new URLSearchParams({ s_entity: "54cd", ...plain, ...status }).toString();
      const init = { body, headers: { "content-type": type } };
      expect((await post(registrar, ispapi, {}, init)).status).toBe(415);
      expect(kinds()).toEqual(["transport"]);
    },
  );

  it.each([
    ["a path that is none", "/api/other.cgi", 404],
    ["a loopback path of no system", "/cnr/api/call.cgi", 404],
  ])("refuses %s", async (_, path, expected) => {
    expect((await post(registrar, path, {})).status).toBe(expected);
    expect(kinds()).toEqual(["host"]);
  });

  it.each([
    ["a field twice", "s_entity=54cd&s_entity=54cd"],
    ["bad percent-encoding", "s_entity=%E4"],
  ])("refuses %s", async (_, body) => {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    expect((await post(registrar, ispapi, {}, { body, headers })).status).toBe(400);
    expect(kinds()).toEqual(["form"]);
  });

  it("refuses an unknown host, and a Host header other than the TLS name", async () => {
    const fields = { s_entity: "54cd", ...plain, ...status };
    const foreign = { serverName: "api.ispapi.net", host: "api.rrpproxy.net" };
    expect((await postAs(registrar, foreign, fields)).status).toBe(421);
    const unknown = { serverName: "localhost", host: "example.com" };
    expect((await postAs(registrar, unknown, fields)).status).toBe(421);
    expect(kinds()).toEqual(["host", "host"]);
  });
});

describe("the system", () => {
  it.each([
    ["no s_entity", ispapi, {}],
    ["an unknown s_entity", ispapi, { s_entity: "abcd" }],
    [
      "the test system's s_entity on the LIVE path",
      "/ispapi/live/api/call.cgi",
      { s_entity: "1234" },
    ],
    ["the LIVE s_entity on the test path", "/ispapi/ote/api/call.cgi", { s_entity: "54cd" }],
  ])("refuses %s", async (_, path, entity) => {
    const answer = await post(registrar, path, { ...entity, ...plain, ...status });
    expect([answer.status, answer.code]).toEqual([200, 530]);
    expect(kinds()).toEqual(["system"]);
  });

  it.each([
    ["api.ispapi.net", "1234"],
    ["api-ote.ispapi.net", "54cd"],
  ])("refuses %s with s_entity %s", async (serverName, s_entity) => {
    const answer = await postAs(registrar, { serverName }, { s_entity, ...plain, ...status });
    expect(answer.code).toBe(530);
    expect(kinds()).toEqual(["system"]);
  });

  it("keeps the same CNR login's two systems apart by host", async () => {
    const ask = (serverName: string, s_pw: string) =>
      postAs(registrar, { serverName }, { s_login: "cnr.user", s_pw, ...status });
    expect((await ask("api.rrpproxy.net", "cnr-pass")).get("property[amount][0]")).toBe("41.20");
    const test = await ask("api-ote.rrpproxy.net", "cnr-test-pass");
    expect(test.get("property[amount][0]")).toBe("50000.00");
    expect((await ask("api-ote.rrpproxy.net", "cnr-pass")).code).toBe(530);
    expect(kinds()).toEqual([]);
  });
});

describe("credentials", () => {
  it.each([
    ["ISPAPI role with CNR's separator", ispapi, "plain.user:widget", "role-all"],
    ["CNR role with ISPAPI's separator", cnr, "cnr.user!widget", "cnr-role"],
    ["an unknown role", ispapi, "plain.user!nobody", "role-all"],
    ["a role with the account's password", ispapi, "plain.user!widget", "plain pass & word=1"],
    ["another system's user", ispapi, "test.user", "test.passw0rd"],
    ["another registrar's user", ispapi, "cnr.user", "cnr-pass"],
    ["a password with a space behind", cnr, "cnr.user", "cnr-pass "],
  ])("refuses %s without a reason, and blames no client", async (_, path, s_login, s_pw) => {
    const entity = path === ispapi ? { s_entity: "54cd" } : {};
    const answer = await post(registrar, path, { ...entity, s_login, s_pw, ...status });
    expect([answer.code, answer.description]).toEqual([530, "Authentication failed"]);
    expect(kinds()).toEqual([]);
    expect(registrar.signIns[s_login]).toEqual({ tried: 1, refused: 1 });
  });

  it.each([
    ["no credentials", ispapi, { s_entity: "54cd" }, 530, "form"],
    ["a login without password", ispapi, { s_entity: "54cd", s_login: "plain.user" }, 530, "form"],
    ["s_entity at CNR", cnr, { s_entity: "54cd", ...cnrUser }, 505, "form"],
    [
      "CNR's session field at ISPAPI",
      ispapi,
      { s_entity: "54cd", s_sessionid: "a", ...plain },
      505,
      "form",
    ],
    [
      "a session beside a login",
      ispapi,
      { s_entity: "54cd", s_session: "a", ...plain },
      530,
      "session",
    ],
    ["a session beside a password", cnr, { s_sessionid: "a", ...cnrUser }, 530, "session"],
    ["a CNR session without login", cnr, { s_sessionid: "a" }, 530, "session"],
    ["persistent beside a command", cnr, { persistent: "1", ...cnrUser }, 505, "session"],
    ["persistent with another value", cnr, { persistent: "yes", ...cnrUser }, 505, "session"],
  ])("refuses %s and blames the client", async (_, path, fields, code, kind) => {
    const answer = await post(registrar, path, { ...fields, ...status } as Record<string, string>);
    expect(answer.code).toBe(code);
    expect(kinds()).toEqual([kind]);
  });

  it("refuses CNR's StartSession without persistent", async () => {
    expect((await askCnr(registrar, "StartSession")).code).toBe(505);
    expect(kinds()).toEqual(["session"]);
  });
});

describe("commands and parameters", () => {
  it.each([
    ["an unknown command", "QueryNothing", {}, 500, "command"],
    ["the retired statistics", "QueryUserObjectStatistics", {}, 500, "command"],
    ["CNR's command at ISPAPI", "QueryRegistrarStatisticList", {}, 500, "command"],
    ["a command that writes", "AddDomain", { DOMAIN: "example.com" }, 549, "write"],
    ["another one", "ModifyUser", {}, 549, "write"],
    ["a missing USERDEPTH", "QueryAccountBalanceList", {}, 504, "parameter"],
    ["an unknown parameter", "StatusAccount", { USERDEPTH: "SELF" }, 505, "parameter"],
    ["a filter there is not", "QueryObjectRenewalList", { NEXTACTION: "pay" }, 505, "parameter"],
    ["paging where there is none", "QueryDomainRepositoryList", { LIMIT: "1" }, 505, "parameter"],
    ["LIMIT 0", "QueryDomainList", { LIMIT: "0" }, 505, "parameter"],
    ["a negative FIRST", "QueryDomainList", { FIRST: "-1" }, 505, "parameter"],
    ["a wrong USERDEPTH", "QueryDomainList", { USERDEPTH: "MINE" }, 505, "parameter"],
    ["an impossible date", "QueryAccountingList", { MINDATE: "2026-02-30" }, 505, "parameter"],
    ["ORDERBY of no column", "QueryObjectRenewalList", { ORDERBY: "COLOUR" }, 505, "parameter"],
    ["too short a TIMEOUT", "StartSession", { TIMEOUT: "59" }, 505, "parameter"],
    ["too long a TIMEOUT", "StartSession", { TIMEOUT: "3601" }, 505, "parameter"],
    ["too long a MAXTTL", "StartSession", { MAXTTL: "86401" }, 505, "parameter"],
    ["EndSession outside a session", "EndSession", {}, 505, "session"],
  ])("ISPAPI refuses %s", async (_, name, parameters, code, kind) => {
    const answer = await askIspapi(registrar, name, parameters as Record<string, string>);
    expect(answer.code).toBe(code);
    expect(kinds()).toEqual([kind]);
  });

  it.each([
    ["ISPAPI's command", "QueryDepositList", {}, 500, "command"],
    ["ISPAPI's EndSession", "EndSession", {}, 500, "command"],
    ["a missing MINDATE", "QueryAccountingList", {}, 504, "parameter"],
    ["DAYS of 0", "QueryUpcomingAccountingList", { DAYS: "0" }, 505, "parameter"],
    ["USERDEPTH", "QueryRegistrarStatisticList", { USERDEPTH: "SELF" }, 505, "parameter"],
    ["a command that writes", "DeleteDomain", { DOMAIN: "example.com" }, 549, "write"],
  ])("CNR refuses %s", async (_, name, parameters, code, kind) => {
    const answer = await askCnr(registrar, name, parameters as Record<string, string>);
    expect(answer.code).toBe(code);
    expect(kinds()).toEqual([kind]);
  });

  it.each([
    ["a line without =", "COMMAND=StatusAccount\nLIMIT"],
    ["a carriage return", "COMMAND=StatusAccount\r\nLIMIT=1"],
    ["no command", "LIMIT=1"],
    ["nothing", ""],
  ])("refuses %s", async (_, s_command) => {
    const answer = await post(registrar, ispapi, { s_entity: "54cd", ...plain, s_command });
    expect(answer.code).toBe(500);
    expect(kinds()).toEqual(["command"]);
  });

  it("names what it refused, and who sent it", async () => {
    await askIspapi(registrar, "AddDomain", { DOMAIN: "example.com" });
    expect(registrar.violations[0]).toMatchObject({
      kind: "write",
      reason: "writes: AddDomain",
      command: "AddDomain",
      login: "plain.user",
    });
  });
});
