import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { failureKinds } from "../../../src/domain/failure.ts";
import { type Simulator, startSimulator } from "../../simulator/server.ts";
import type { FaultInput } from "../../simulator/shared/fault-schema.ts";
import { inwxAccount } from "../../support/registrars/inwx-account.ts";

const now = Date.UTC(2031, 2, 3, 9, 30);

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ scenario: "inwx", now: () => now });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset("inwx"));
afterEach(() => {
  expect(simulator.violations).toEqual([]);
});

const account = (more = {}) => inwxAccount(simulator, "inwx", more);
const codes = [2000, 2001, 2002, 2003, 2005, 2201, 2302, 2303, 2304, 2400, 2500, 2501, 2502, 2999];

const faults: [string, FaultInput][] = [
  ["a dropped connection", { kind: "drop" }],
  ["a drop behind the headers", { kind: "drop", when: "headers" }],
  ["a cut answer", { kind: "cut" }],
  ["a broken answer", { kind: "cut", how: "broken" }],
  ["random bytes", { kind: "garbage" }],
  ["a captive portal", { kind: "html" }],
  ["a gateway's page", { kind: "html", status: 502 }],
  ["a bare status", { kind: "status", status: 503 }],
  ["a redirect", { kind: "redirect", to: "https://example.com/" }],
  ["lists in lists without end", { kind: "body", body: "[".repeat(200_000) }],
  ["a name twice", { kind: "body", body: '{"code":1000,"code":2200}' }],
  ["nothing", { kind: "body", body: "" }],
  ["a number alone", { kind: "body", body: "1000" }],
  ["an answer without code", { kind: "body", body: '{"resData":{"currency":"EUR"}}' }],
  ["a code that is none", { kind: "body", body: '{"code":"well","resData":{}}' }],
  ["a member of every object", { kind: "body", body: '{"code":1000,"__proto__":{"resData":1}}' }],
  ["one endless text", { kind: "huge", bytes: 300_000, shape: "line", eof: false }],
  ...codes.map((code): [string, FaultInput] => [`the code ${code}`, { kind: "code", code }]),
];

describe("every fault ends in the closed union", () => {
  it.each(faults)("%s", async (_what, fault) => {
    simulator.faults.set({}, fault);
    const { client, proof } = account({ timeLimit: 3000 });
    const first = {
      first: 0,
      today: 0,
      through: 1,
      vatPercent: null,
      currency: "EUR",
    };
    const answers = [
      await client.balance(proof),
      await client.charges(proof, first),
      await client.reserves(proof),
      await client.bookings(proof, { from: 0, to: now, first: 0 }),
      await client.terms(proof),
    ];
    for (const answer of answers) {
      expect(answer.ok).toBe(false);
      if (!answer.ok) expect(failureKinds).toContain(answer.failure.kind);
    }
    const counts = await client.counts(proof);
    for (const { count, failure } of counts.ok ? counts.value : []) {
      expect(count).toBeNull();
      expect(failureKinds).toContain(failure?.kind);
    }
    expect(JSON.stringify([answers, counts])).not.toContain("inwx pass");
  });

  it.each([
    [2201, "not-allowed"],
    [2400, "server"],
    [2500, "server"],
    [2501, "locked-out"],
    [2502, "too-many-sessions"],
    [2002, "rejected"],
    [2303, "rejected"],
  ])("%i is %s", async (code, kind) => {
    simulator.faults.set({}, { kind: "code", code, text: "Said by the registrar" });
    const { client, proof } = account();
    expect(await client.balance(proof)).toEqual({
      ok: false,
      failure: { kind, code, text: "Said by the registrar", command: "account.info" },
    });
  });

  it.each([
    ["a time that is over", { kind: "hold" }, { timeLimit: 100 }, "timeout"],
    [
      "too large an answer",
      { kind: "huge", bytes: 2_000_000 },
      { bodyLimit: 100_000 },
      "malformed",
    ],
    ["no network", { kind: "drop" }, { isOnline: () => false }, "offline"],
    ["a page in place of an answer", { kind: "html", status: 502 }, {}, "http"],
    ["a page that says it is well", { kind: "html" }, {}, "malformed"],
  ] as const)("%s", async (_what, fault, more, kind) => {
    simulator.faults.set({}, fault);
    const { client, proof } = account(more);
    expect(await client.balance(proof)).toMatchObject({
      failure: { kind, command: "account.info" },
    });
  });

  it("is locked as soon as the secrets may no longer be used", async () => {
    const lock = new AbortController();
    simulator.faults.set({}, { kind: "hold" });
    const { client, proof } = account({ signal: lock.signal });
    const asked = client.balance(proof);
    await expect.poll(() => simulator.peak).toBe(1);
    lock.abort();
    expect(await asked).toMatchObject({ failure: { kind: "locked" } });
    const before = simulator.requests.length;
    expect(await client.balance(proof)).toMatchObject({ failure: { kind: "locked" } });
    expect(simulator.requests.length).toBe(before);
  });

  it("says what the registrar said, and its reason", async () => {
    const body =
      '{"code":2005,"msg":"Parameter value syntax error","reason":"Bad page","details":[{"code":"X","msg":"page"}]}';
    simulator.faults.set({}, { kind: "body", body });
    const { client, proof } = account();
    expect(await client.balance(proof)).toMatchObject({
      failure: { kind: "rejected", text: "Parameter value syntax error: Bad page: page" },
    });
  });
});

describe("nothing secret is echoed", () => {
  const secret = 'inwx pass & "word" 1';
  const asJson = JSON.stringify(secret).slice(1, -1);
  const escaped = Array.from(secret, (c) => `\\u00${c.charCodeAt(0).toString(16)}`).join("");

  it.each([asJson, escaped])("in an error: %s", async (quoted) => {
    const body = `{"code":2200,"msg":"bad ${quoted}","reason":"for ${quoted}","details":[{"code":"X","msg":"${quoted}"}]}`;
    simulator.faults.set({}, { kind: "body", body });
    const { client, proof } = account();
    expect(await client.balance(proof)).toMatchObject({
      failure: { kind: "sign-in-failed", text: "" },
    });
  });

  it.each([asJson, escaped])("in a row of a list: %s", async (quoted) => {
    const row = `{"domain":"shop-${quoted}-com","amount":1,"status":"${quoted}"}`;
    const body = `{"code":1000,"resData":{"funds":[${row}]}}`;
    simulator.faults.set({}, { kind: "body", body });
    const { client, proof } = account();
    const reserves = await client.reserves(proof);
    expect(reserves).toMatchObject({ value: [{ name: "shop-…-com", type: "…", amount: "1" }] });
    expect(JSON.stringify(reserves)).not.toContain("inwx p");
  });
});
