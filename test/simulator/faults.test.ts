import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { askCnr, askIspapi, post } from "./line-protocol/raw-client.ts";
import { type Simulator, startSimulator } from "./server.ts";
import type { FaultInput } from "./shared/fault-schema.ts";

let registrar: Simulator;
beforeAll(async () => {
  registrar = await startSimulator({ scenario: "acceptance" });
});
beforeEach(() => registrar.reset());
afterAll(() => registrar.close());

const status = () => askIspapi(registrar, "StatusAccount");

/** The answer to the genuine request, for comparison. */
async function genuineBody(): Promise<string> {
  const { body } = await status();
  return body;
}

describe("a fault", () => {
  it.each<FaultInput>([
    { kind: "drop" },
    { kind: "drop", when: "headers" },
    { kind: "cut", how: "broken" },
  ])("breaks the connection: %j", async (fault) => {
    registrar.faults.set({}, fault);
    await expect(status()).rejects.toThrow();
    const [logged] = await registrar.waitFor({ account: "plain" });
    expect(logged).toMatchObject({ fault: fault.kind, code: undefined });
  });

  it("cuts the body off before EOF, wherever it is told to", async () => {
    const whole = await genuineBody();
    for (const keep of [0, 0.5, 1]) {
      const id = registrar.faults.set({}, { kind: "cut", keep });
      const { status: http, body } = await status();
      expect(http).toBe(200);
      expect(whole.startsWith(body)).toBe(true);
      expect(body).not.toContain("EOF");
      expect(body.length).toBe(Math.min(Math.floor(whole.length * keep), whole.indexOf("EOF") - 1));
      registrar.faults.remove(id);
    }
  });

  it("sends the same garbage for the same seed", async () => {
    registrar.faults.set({ times: 2 }, { kind: "garbage", bytes: 500, seed: 8 });
    registrar.faults.set({}, { kind: "garbage", bytes: 500, seed: 9 });
    const [first, second, third] = [await status(), await status(), await status()];
    expect(first.body).toBe(second.body);
    expect(third.body).not.toBe(first.body);
    expect(first.code).toBeUndefined();
  });

  it("shows a web page", async () => {
    registrar.faults.set({}, { kind: "html", status: 511, title: "Hotel" });
    const answer = await status();
    expect([answer.status, answer.body.includes("<h1>Hotel</h1>")]).toEqual([511, true]);
  });

  it.each([421, 422, 425, 520, 530, 531, 535, 545, 999])("answers code %i", async (code) => {
    registrar.faults.set({}, { kind: "code", code, text: "As scripted" });
    const answer = await askCnr(registrar, "StatusAccount");
    expect([answer.code, answer.description]).toEqual([code, "As scripted"]);
    expect(answer.body).toContain(`code = ${code}\n`);
    expect(registrar.requests[0]).toMatchObject({ code, fault: "code" });
  });

  it("redirects", async () => {
    registrar.faults.set({}, { kind: "redirect", to: "https://example.com/", status: 307 });
    const url = `http://127.0.0.1:${registrar.httpPort}/api/call.cgi`;
    const body = new URLSearchParams({ s_entity: "54cd" });
    const answer = await fetch(url, { method: "POST", body, redirect: "manual" });
    expect([answer.status, answer.headers.get("location")]).toEqual([307, "https://example.com/"]);
  });

  it.each([429, 500, 503])("answers HTTP status %i with headers", async (http) => {
    registrar.faults.set({}, { kind: "status", status: http, headers: { "retry-after": "30" } });
    const url = `http://127.0.0.1:${registrar.httpPort}/api/call.cgi`;
    const answer = await fetch(url, { method: "POST", body: new URLSearchParams() });
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([http, "30"]);
  });

  it("drips the whole answer", async () => {
    const whole = await genuineBody();
    registrar.faults.set({}, { kind: "drip", bytes: 40, everyMs: 1 });
    expect((await status()).body).toBe(whole);
  });

  it.each([
    ["rows", true],
    ["line", true],
    ["spaces", false],
  ] as const)("sends a huge body of %s", async (shape, eof) => {
    registrar.faults.set({}, { kind: "huge", bytes: 3_000_000, shape, eof });
    const { body } = await status();
    expect(body.length).toBeGreaterThan(3_000_000);
    expect(body.endsWith("EOF\r\n")).toBe(eof);
    const longest = Math.max(...body.split("\r\n").map((line) => line.length));
    expect(longest > 1_000_000).toBe(shape !== "rows");
  });

  it("stops a huge body when the client goes", async () => {
    registrar.faults.set({}, { kind: "huge", bytes: Number.MAX_SAFE_INTEGER });
    const client = new AbortController();
    const url = `http://127.0.0.1:${registrar.httpPort}/api/call.cgi`;
    const body = new URLSearchParams({ s_entity: "54cd" });
    const answer = await fetch(url, { method: "POST", body, signal: client.signal });
    await answer.body?.getReader().read();
    client.abort();
    expect(await registrar.waitFor({ registrar: "ispapi" })).toHaveLength(1);
  });

  it("sends any body", async () => {
    registrar.faults.set({}, { kind: "body", body: "[RESPONSE]\nEOF\n" });
    expect((await status()).body).toBe("[RESPONSE]\nEOF\n");
  });

  it("holds a request back until its delay is over, and lets others pass", async () => {
    // Long enough for the other one on a busy machine as well.
    registrar.faults.set({ account: "plain" }, { kind: "delay", ms: 2000 });
    const order: string[] = [];
    const late = status().then((answer) => order.push(`late ${answer.code}`));
    await expect.poll(() => registrar.requests.some(({ fault }) => fault === "delay")).toBe(true);
    await askCnr(registrar, "StatusAccount").then(() => order.push("other"));
    await late;
    expect(order).toEqual(["other", "late 200"]);
    expect(registrar.peak).toBe(2);
  });

  it("holds a request back until the fault is taken away", async () => {
    const held = registrar.faults.set({ account: "plain" }, { kind: "hold" });
    const order: string[] = [];
    const late = status().then((answer) => order.push(`late ${answer.code}`));
    await askCnr(registrar, "StatusAccount").then(() => order.push("other"));
    await expect.poll(() => registrar.requests.some(({ fault }) => fault === "hold")).toBe(true);
    expect(registrar.faults.list()).toMatchObject([{ id: held, seen: 1 }]);
    registrar.faults.remove(held);
    await late;
    expect(order).toEqual(["other", "late 200"]);
  });
});

describe("choosing a fault", () => {
  const code = { kind: "code", code: 421 } as const;
  const codes = async (): Promise<(number | undefined)[]> => [
    (await status()).code,
    (await askIspapi(registrar, "QueryUserList")).code,
    (await askCnr(registrar, "StatusAccount")).code,
  ];

  it.each([
    ["account", { account: "cnr" }, [200, 200, 421]],
    ["login", { login: "plain.user" }, [421, 421, 200]],
    ["registrar", { registrar: "cnr" }, [200, 200, 421]],
    ["system", { system: "ote" }, [200, 200, 200]],
    ["command", { command: "statusaccount" }, [421, 200, 421]],
    ["all of them", { account: "plain", command: "QueryUserList" }, [200, 421, 200]],
    ["way of signing in", { via: "session" }, [200, 200, 200]],
    ["number", { skip: 1, times: 1 }, [200, 421, 200]],
  ] as const)("goes by %s", async (_, matcher, expected) => {
    registrar.faults.set(matcher, code);
    expect(await codes()).toEqual(expected);
  });

  it("does not execute what a scripted code answers", async () => {
    registrar.faults.set({ times: 1 }, code);
    await post(registrar, "/cnr/live/api/call.cgi", {
      s_login: "cnr.user",
      s_pw: "wrong",
      persistent: "1",
    });
    expect(registrar.requests[0]).toMatchObject({ command: "StartSession", code: 421 });
  });

  it("refuses a fault that is none", () => {
    expect(() => registrar.faults.set({}, { kind: "code", code: 4.5 })).toThrow();
    expect(() => registrar.faults.set({ times: 0 }, { kind: "drop" })).toThrow();
  });
});
