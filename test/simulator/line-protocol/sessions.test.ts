import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Simulator, startSimulator } from "../server.ts";
import { askIspapi, commandText, post, type RawAnswer } from "./raw-client.ts";

let registrar: Simulator;
beforeAll(async () => {
  registrar = await startSimulator({ scenario: "acceptance" });
});
beforeEach(() => registrar.reset());
afterAll(() => registrar.close());

const cnr = "/cnr/live/api/call.cgi";
const credentials = { s_login: "cnr.user", s_pw: "cnr-pass" };

const openCnr = (fields: Record<string, string> = {}): Promise<RawAnswer> =>
  post(registrar, cnr, { ...credentials, persistent: "1", ...fields });
const inCnr = (s_sessionid: string, command: string, s_login = "cnr.user"): Promise<RawAnswer> =>
  post(registrar, cnr, { s_login, s_sessionid, s_command: commandText(command) });
const openIspapi = async (parameters: Record<string, string> = {}): Promise<string> =>
  (await askIspapi(registrar, "StartSession", parameters)).get("PROPERTY[SESSION][0]") ?? "";
const inIspapi = (s_session: string, command: string): Promise<RawAnswer> =>
  askIspapi(registrar, command, {}, { s_session });

describe("a CNR session", () => {
  it.each([
    ["no command", {}],
    ["an empty command", { s_command: "" }],
    ["StartSession", { s_command: "COMMAND=StartSession" }],
  ])("opens with persistent=1 and %s, works, and stops", async (_, fields) => {
    const opened = await openCnr(fields as Record<string, string>);
    expect(opened.code).toBe(200);
    const id = opened.get("property[sessionid][0]") ?? "";
    expect((await inCnr(id, "StatusAccount")).get("property[credit threshold][0]")).toBe("100");
    expect((await inCnr(id, "StopSession")).code).toBe(200);
    const after = await inCnr(id, "StatusAccount");
    expect([after.code, after.description]).toEqual([530, "SESSIONID NOT FOUND"]);
    expect(registrar.violations).toEqual([]);
  });

  it("belongs to its login and its system", async () => {
    const id = (await openCnr()).get("property[sessionid][0]") ?? "";
    expect((await inCnr(id, "StatusAccount", "cnr.overdraft")).code).toBe(530);
    const test = await post(registrar, "/cnr/ote/api/call.cgi", {
      s_login: "cnr.user",
      s_sessionid: id,
      s_command: commandText("StatusAccount"),
    });
    expect([test.code, test.description]).toEqual([530, "SESSIONID NOT FOUND"]);
  });

  it("ends after 600 seconds without use", async () => {
    const id = (await openCnr()).get("property[sessionid][0]") ?? "";
    registrar.advance(599);
    expect((await inCnr(id, "StatusAccount")).code).toBe(200);
    registrar.advance(600);
    expect((await inCnr(id, "StatusAccount")).code).toBe(530);
  });
});

describe("an ISPAPI session", () => {
  it("ends at MAXTTL however busy it is", async () => {
    const id = await openIspapi({ TIMEOUT: "60", MAXTTL: "100" });
    registrar.advance(50);
    expect((await inIspapi(id, "StatusAccount")).code).toBe(200);
    registrar.advance(49);
    expect((await inIspapi(id, "StatusAccount")).code).toBe(200);
    registrar.advance(1);
    expect((await inIspapi(id, "StatusAccount")).description).toBe("SESSION NOT FOUND");
  });

  it("is 600 seconds of inactivity long by default", async () => {
    const id = await openIspapi();
    registrar.advance(599);
    expect((await inIspapi(id, "StatusAccount")).code).toBe(200);
    registrar.advance(600);
    expect((await inIspapi(id, "StatusAccount")).code).toBe(530);
  });

  it("is told expired by 507 in the list command that documents it", async () => {
    expect((await inIspapi("no-such-session", "QueryDomainList")).code).toBe(507);
    expect((await inIspapi("no-such-session", "QueryDNSZoneList")).code).toBe(530);
  });

  it("is refused as one too many, until one is closed or over", async () => {
    const first = await openIspapi({ TIMEOUT: "60" });
    await openIspapi();
    await openIspapi();
    expect((await askIspapi(registrar, "StartSession")).code).toBe(521);
    await inIspapi(first, "EndSession");
    await openIspapi({ TIMEOUT: "60" });
    expect((await askIspapi(registrar, "StartSession")).code).toBe(521);
    registrar.advance(60);
    expect((await askIspapi(registrar, "StartSession")).code).toBe(200);
  });

  it("is not there for the other system", async () => {
    const id = await openIspapi();
    const answer = await post(registrar, "/api/call.cgi", {
      s_entity: "1234",
      s_session: id,
      s_command: commandText("StatusAccount"),
    });
    expect([answer.code, answer.description]).toEqual([530, "SESSION NOT FOUND"]);
  });

  it("ends when the handle ends it, and leaves other accounts' sessions open", async () => {
    const id = await openIspapi();
    const other = (await openCnr()).get("property[sessionid][0]") ?? "";
    registrar.account("plain").endSessions();
    expect((await inIspapi(id, "StatusAccount")).code).toBe(530);
    expect((await inCnr(other, "StatusAccount")).code).toBe(200);
  });

  it("cannot be opened inside another", async () => {
    const id = await openIspapi();
    expect((await inIspapi(id, "StartSession")).code).toBe(505);
  });
});
