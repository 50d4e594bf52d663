import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Simulator, startSimulator } from "../server.ts";
import { loadScenario } from "../shared/scenario.ts";
import { askCnr, askIspapi, commandText, post } from "./raw-client.ts";

let registrar: Simulator;
beforeAll(async () => {
  registrar = await startSimulator({ scenario: "acceptance" });
});
beforeEach(() => registrar.reset());
afterAll(() => registrar.close());

const acl = "Authorization failed; Operation forbidden by ACL";
const role = (name: string, s_pw: string) => ({ s_login: `plain.user!${name}`, s_pw });

describe("an ISPAPI role user", () => {
  it("may use just what its lines allow, sessions included", async () => {
    const balance = role("balance", "role-balance");
    expect((await askIspapi(registrar, "StatusAccount", {}, balance)).code).toBe(200);
    const paged = await askIspapi(registrar, "QueryDomainList", { LIMIT: "1" }, balance);
    expect(paged.code).toBe(200);
    for (const command of ["QueryUserList", "QueryDepositList", "StartSession"]) {
      const answer = await askIspapi(registrar, command, {}, balance);
      expect([answer.code, answer.description]).toEqual([531, acl]);
    }
    expect(registrar.violations).toEqual([]);
  });

  it("may use nothing without lines", async () => {
    const answer = await askIspapi(registrar, "StatusAccount", {}, role("nothing", "role-nothing"));
    expect(answer.code).toBe(531);
  });

  it("is refused without a reason from a wrong IP address", async () => {
    const elsewhere = role("elsewhere", "role-elsewhere");
    const answer = await askIspapi(registrar, "StatusAccount", {}, elsewhere);
    expect([answer.code, answer.description]).toEqual([530, "Authentication failed"]);
  });

  it("keeps its rights in a session", async () => {
    const opened = await askIspapi(registrar, "StartSession", {}, role("widget", "role-all"));
    const session = { s_session: opened.get("PROPERTY[SESSION][0]") ?? "" };
    expect((await askIspapi(registrar, "StatusUser", {}, session)).code).toBe(200);
    expect(registrar.requests.at(-1)).toMatchObject({ login: "plain.user!widget", via: "session" });
  });
});

describe("a CNR role user", () => {
  it("may use the commands of its areas", async () => {
    const both = { s_login: "cnr.user:widget", s_pw: "cnr-role" };
    const one = { s_login: "cnr.user:account", s_pw: "cnr-role-account" };
    const statistics = "QueryRegistrarStatisticList";
    expect((await askCnr(registrar, statistics, {}, both)).code).toBe(200);
    const refused = await askCnr(registrar, statistics, {}, one);
    expect([refused.code, refused.description]).toEqual([531, acl]);
    expect((await askCnr(registrar, "StatusAccount", {}, one)).code).toBe(200);
  });

  it("is told when the IP address is wrong", async () => {
    const user = { s_login: "cnr.elsewhere", s_pw: "cnr-pass" };
    expect((await askCnr(registrar, "StatusAccount", {}, user)).code).toBe(535);
  });
});

describe("a subuser", () => {
  it("can be viewed by its parent only", async () => {
    const parent = await askCnr(registrar, "StatusAccount", { SUBUSER: "cnr.sub" });
    expect(parent.get("property[amount][0]")).toBe("9.00");
    const other = { s_login: "cnr.overdraft", s_pw: "overdraft-pass" };
    expect((await askCnr(registrar, "StatusAccount", { SUBUSER: "cnr.sub" }, other)).code).toBe(
      531,
    );
    const stranger = await post(registrar, "/api/call.cgi", {
      s_entity: "54cd",
      s_login: "plain.user",
      s_pw: "plain pass & word=1",
      s_user: "yen.user",
      s_command: commandText("StatusAccount"),
    });
    expect(stranger.code).toBe(531);
  });

  it("counts by USERDEPTH", async () => {
    const total = async (USERDEPTH: string): Promise<string | undefined> =>
      (await askIspapi(registrar, "QueryDomainList", { USERDEPTH, LIMIT: "1" })).get(
        "PROPERTY[TOTAL][0]",
      );
    expect([await total("SELF"), await total("SUBUSER"), await total("ALL")]).toEqual([
      "1204",
      "6",
      "1210",
    ]);
  });
});

describe("a user who mistypes", () => {
  it("is locked for 15 minutes where the scenario says so", async () => {
    const scenario = await loadScenario("acceptance");
    await registrar.reset({ ...scenario, limits: { ...scenario.limits, lockAfter: 2 } });
    const wrong = { s_login: "plain.user", s_pw: "wrong" };
    expect((await askIspapi(registrar, "StatusAccount", {}, wrong)).code).toBe(530);
    expect((await askIspapi(registrar, "StatusAccount", {}, wrong)).code).toBe(530);
    expect((await askIspapi(registrar, "StatusAccount")).code).toBe(425);
    const cnrWrong = { s_login: "cnr.user", s_pw: "wrong" };
    await askCnr(registrar, "StatusAccount", {}, cnrWrong);
    await askCnr(registrar, "StatusAccount", {}, cnrWrong);
    expect((await askCnr(registrar, "StatusAccount")).code).toBe(422);
    registrar.advance(900);
    expect((await askIspapi(registrar, "StatusAccount")).code).toBe(200);
    await registrar.reset("acceptance");
  });
});
