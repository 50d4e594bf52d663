import { connect } from "node:net";
import { connect as connectTls } from "node:tls";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { askCnr, askIspapi, post, postAs } from "./line-protocol/raw-client.ts";
import { type Simulator, startSimulator } from "./server.ts";

let registrar: Simulator;
beforeAll(async () => {
  registrar = await startSimulator({ scenario: "acceptance" });
});
beforeEach(() => registrar.reset());
afterAll(() => registrar.close());

/** The first line of the proxy's answer to CONNECT, and the connection. */
const tunnelTo = (target: string) =>
  new Promise<{ line: string; socket: ReturnType<typeof connect> }>((resolve, reject) => {
    const socket = connect(registrar.httpPort, "127.0.0.1", () =>
      socket.write(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n\r\n`),
    );
    socket.once("error", reject);
    socket.once("data", (data) =>
      resolve({ line: data.toString().split("\r\n")[0] ?? "", socket }),
    );
  });

describe("hosts", () => {
  it.each([
    ["api.ispapi.net", "ispapi", "live"],
    ["api-ote.ispapi.net", "ispapi", "ote"],
    ["api.rrpproxy.net", "cnr", "live"],
    ["api-ote.rrpproxy.net", "cnr", "ote"],
  ])("%s is trusted by the certificate and is %s %s", async (serverName, name, system) => {
    await postAs(registrar, { serverName, host: `${serverName}:443` }, {});
    expect(registrar.requests[0]).toMatchObject({ registrar: name, system });
  });

  it("wants HTTPS for a real host", async () => {
    const socket = connect(registrar.httpPort, "127.0.0.1");
    socket.write(
      "POST /api/call.cgi HTTP/1.1\r\nHost: api.ispapi.net\r\nContent-Length: 0\r\n\r\n",
    );
    const answer = await new Promise<string>((resolve) =>
      socket.once("data", (d) => resolve(`${d}`)),
    );
    socket.destroy();
    expect(answer).toMatch(/^HTTP\/1.1 403 /);
    expect(registrar.violations[0]).toMatchObject({ kind: "transport", host: "api.ispapi.net" });
  });

  it("tunnels a proxy client to the API hosts and to nothing else", async () => {
    const refused = await tunnelTo("example.com:443");
    expect(refused.line).toBe("HTTP/1.1 403 Forbidden");
    expect(registrar.refusedTunnels).toEqual(["example.com:443"]);
    const { line, socket } = await tunnelTo("api-ote.rrpproxy.net:443");
    expect(line).toBe("HTTP/1.1 200 Connection established");
    const servername = "api-ote.rrpproxy.net";
    const tls = connectTls({ socket, servername, ca: registrar.certificate.cert });
    tls.write(`GET /api/call.cgi HTTP/1.1\r\nHost: ${servername}\r\n\r\n`);
    const answer = await new Promise<string>((resolve) => tls.once("data", (d) => resolve(`${d}`)));
    tls.destroy();
    expect(answer).toMatch(/^HTTP\/1.1 405 /);
    expect(registrar.requests[0]).toMatchObject({ registrar: "cnr", system: "ote" });
  });
});

describe("the log", () => {
  it("keeps no password, one-time password or session id", async () => {
    const otp = { s_login: "otp.user", s_pw: "otp-pass", s_otp: "111111" };
    const opened = await askIspapi(registrar, "StartSession", {}, otp);
    const id = opened.get("PROPERTY[SESSION][0]") ?? "none";
    await askIspapi(registrar, "StatusAccount", {}, { s_session: id });
    await askIspapi(registrar, "ModifyUser", { PASSWORD: "new-secret" });
    const headers = { cookie: "a=cookie-secret", authorization: "Basic header-secret" };
    await post(registrar, "/api/call.cgi", { s_entity: "54cd", ...otp }, { headers });
    const kept = JSON.stringify([registrar.requests, registrar.violations, registrar.signIns]);
    for (const secret of [
      "otp-pass",
      "111111",
      id,
      "new-secret",
      "cookie-secret",
      "header-secret",
    ]) {
      expect(kept).not.toContain(secret);
    }
    expect(registrar.requests).toHaveLength(4);
  });

  it("counts sign-ins by login and waits for requests to come", async () => {
    const coming = registrar.waitFor({ command: "StatusAccount", login: "plain.user" }, 2);
    await askIspapi(registrar, "StatusAccount");
    await askIspapi(registrar, "StatusAccount", {}, { s_login: "plain.user", s_pw: "no" });
    await askIspapi(registrar, "StatusAccount", {}, { s_login: "plain.user!widget", s_pw: "no" });
    expect((await coming).map(({ code }) => code)).toEqual([200, 530]);
    expect(registrar.signIns).toEqual({
      "plain.user": { tried: 2, refused: 1 },
      "plain.user!widget": { tried: 1, refused: 1 },
    });
    await expect(registrar.waitFor({ account: "yen" }, 1, 1)).rejects.toThrow("yen");
  });
});

describe("changes while it runs", () => {
  const amount = async () => (await askIspapi(registrar, "StatusAccount")).column("AMOUNT");

  it("take effect at once and are gone after reset", async () => {
    const plain = registrar.account("plain");
    plain.setBalance("12.00");
    plain.setDeposit(null);
    expect(await amount()).toEqual(["12.00"]);
    expect((await askIspapi(registrar, "StatusAccount")).column("DEPOSIT")).toEqual([]);
    plain.setPassword("other");
    expect((await askIspapi(registrar, "StatusAccount")).code).toBe(530);
    await registrar.reset();
    expect(await amount()).toEqual(["9984.21"]);
    expect(() => registrar.account("nobody")).toThrow("nobody");
  });

  it("changes a threshold, counts, one-time passwords and roles", async () => {
    registrar.account("cnr").setCreditThreshold("55.5");
    const cnr = await askCnr(registrar, "StatusAccount");
    expect(cnr.column("credit threshold")).toEqual(["55.5"]);
    registrar.account("plain").setObjects({ dnsZones: 7 });
    const zones = await askIspapi(registrar, "QueryDNSZoneList", { USERDEPTH: "SELF" });
    expect(zones.column("TOTAL")).toEqual(["7"]);
    registrar.account("twofactor").setOtp(null);
    const free = { s_login: "otp.user", s_pw: "otp-pass" };
    expect((await askIspapi(registrar, "StatusAccount", {}, free)).code).toBe(200);
    registrar.account("plain").setRolePassword("widget", "changed");
    const role = { s_login: "plain.user!widget", s_pw: "changed" };
    expect((await askIspapi(registrar, "StatusAccount", {}, role)).code).toBe(200);
  });
});

describe("small print", () => {
  it("takes a user name in any case, but not a password", async () => {
    const loud = { s_login: "PLAIN.User", s_pw: "plain pass & word=1" };
    expect((await askIspapi(registrar, "StatusAccount", {}, loud)).code).toBe(200);
    const wrong = { s_login: "plain.user", s_pw: "PLAIN PASS & WORD=1" };
    expect((await askIspapi(registrar, "StatusAccount", {}, wrong)).code).toBe(530);
  });

  it("makes a used one-time password good again when it is set anew", async () => {
    const otp = { s_login: "otp.user", s_pw: "otp-pass", s_otp: "111111" };
    const code = async () => (await askIspapi(registrar, "StatusAccount", {}, otp)).code;
    expect([await code(), await code()]).toEqual([200, 530]);
    registrar.account("twofactor").setOtp(["111111"]);
    expect(await code()).toBe(200);
  });

  it("cannot be made to send a line break in a value", async () => {
    registrar.account("plain").setCurrency("EUR\r\nPROPERTY[AMOUNT][0]=1");
    const answer = await askIspapi(registrar, "StatusAccount");
    expect(answer.column("CURRENCY")).toEqual(["EUR PROPERTY[AMOUNT][0]=1"]);
  });
});

describe("the control interface", () => {
  const control = async (method: string, path: string, body?: unknown, headers = {}) => {
    const url = `http://127.0.0.1:${registrar.httpPort}/control${path}`;
    const init = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await fetch(url, { method, headers, ...init });
    return { status: answer.status, value: (await answer.json()) as unknown };
  };

  it("changes accounts, faults and the clock, tells the state, and resets", async () => {
    const money = { amount: "3.50", deposit: null };
    const patched = await control("PATCH", "/accounts/plain", { money });
    expect(patched).toMatchObject({ status: 200, value: { amount: "3.50" } });
    expect(registrar.account("plain").state.money.deposit).toBeUndefined();
    const fault = { kind: "code", code: 425 };
    await control("POST", "/faults", { match: { account: "plain" }, fault });
    expect((await askIspapi(registrar, "StatusAccount")).code).toBe(425);
    await control("DELETE", "/faults");
    expect((await askIspapi(registrar, "StatusAccount")).code).toBe(200);
    const before = registrar.now();
    await control("POST", "/clock", { advanceSeconds: 3600 });
    expect(registrar.now() - before).toBeGreaterThanOrEqual(3_600_000);
    const state = await control("GET", "/state");
    expect(state.value).toMatchObject({ requests: 2, signIns: { "plain.user": { tried: 2 } } });
    expect(JSON.stringify(state.value)).not.toContain("plain pass");
    await control("POST", "/reset", {});
    expect(registrar.account("plain").state.money.amount).toBe("9984.21");
    expect(registrar.requests).toEqual([]);
  });

  it.each([
    ["an unknown path", "GET", "/nothing", undefined, 404],
    ["an unknown account", "PATCH", "/accounts/nobody", {}, 400],
    ["unknown money", "PATCH", "/accounts/plain", { money: { gold: "1" } }, 400],
    ["a fault that is none", "POST", "/faults", { fault: { kind: "fire" } }, 400],
    ["an unknown scenario", "POST", "/reset", { scenario: "nothing" }, 400],
  ])("refuses %s", async (_, method, path, body, expected) => {
    const { status, value } = await control(method, path, body);
    expect(status).toBe(expected);
    expect(value).toHaveProperty("error");
  });

  it("is closed to web pages, and not there over HTTPS hosts", async () => {
    const origin = { origin: "https://example.com" };
    expect((await control("GET", "/state", undefined, origin)).status).toBe(403);
  });
});
