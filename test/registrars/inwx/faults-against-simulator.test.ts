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
const faults: [string, FaultInput][] = [
  ["a name twice", { kind: "body", body: '{"code":1000,"code":2200}' }],
  ["a number alone", { kind: "body", body: "1000" }],
  ["an answer without code", { kind: "body", body: '{"resData":{"currency":"EUR"}}' }],
  ["a code that is none", { kind: "body", body: '{"code":"well","resData":{}}' }],
  ["a member of every object", { kind: "body", body: '{"code":1000,"__proto__":{"resData":1}}' }],
];

// What any registrar may come up with is in the contract suite.
describe("every fault of its JSON ends in the closed union", () => {
  it.each(faults)("%s", async (_what, fault) => {
    simulator.faults.set({}, fault);
    const { client, authorization } = account({ timeLimit: 3000 });
    const first = {
      first: 0,
      today: 0,
      through: 1,
      vatPercent: null,
      currency: "EUR",
    };
    const answers = [
      await client.balance(authorization),
      await client.charges(authorization, first),
      await client.reserves(authorization),
      await client.bookings(authorization, { from: 0, to: now, first: 0 }),
      await client.terms(authorization),
    ];
    for (const answer of answers) {
      expect(answer.ok).toBe(false);
      if (!answer.ok) expect(failureKinds).toContain(answer.failure.kind);
    }
    const counts = await client.counts(authorization);
    for (const { count, failure } of counts.ok ? counts.value : []) {
      expect(count).toBeNull();
      expect(failureKinds).toContain(failure?.kind);
    }
    expect(JSON.stringify([answers, counts])).not.toContain("inwx pass");
  });

  it("says what the registrar said, and its reason", async () => {
    const body =
      '{"code":2005,"msg":"Parameter value syntax error","reason":"Bad page","details":[{"code":"X","msg":"page"}]}';
    simulator.faults.set({}, { kind: "body", body });
    const { client, authorization } = account();
    expect(await client.balance(authorization)).toMatchObject({
      failure: { kind: "rejected", text: "Parameter value syntax error: Bad page: page" },
    });
  });
});

it("a pause that comes with an answer of the API is told, whatever its code", async () => {
  for (const code of [2400, 2005, 2501]) {
    const body = JSON.stringify({ code, msg: "Slower" });
    const headers = { "retry-after": "90" };
    simulator.faults.clear();
    simulator.faults.set({}, { kind: "status", status: 429, headers, body });
    const { client, authorization } = account();
    expect(await client.balance(authorization)).toMatchObject({ failure: { code, wait: 90 } });
  }
});

describe("nothing secret is echoed", () => {
  const secret = 'inwx pass & "word" 1';
  const asJson = JSON.stringify(secret).slice(1, -1);
  const escaped = Array.from(secret, (c) => `\\u00${c.charCodeAt(0).toString(16)}`).join("");

  it.each([asJson, escaped])("in an error: %s", async (quoted) => {
    const body = `{"code":2200,"msg":"bad ${quoted}","reason":"for ${quoted}","details":[{"code":"X","msg":"${quoted}"}]}`;
    simulator.faults.set({}, { kind: "body", body });
    const { client, authorization } = account();
    expect(await client.balance(authorization)).toMatchObject({
      failure: { kind: "sign-in-failed", text: "" },
    });
  });

  it.each([asJson, escaped])("in a row of a list: %s", async (quoted) => {
    const row = `{"domain":"shop-${quoted}-com","amount":1,"status":"${quoted}"}`;
    const body = `{"code":1000,"resData":{"funds":[${row}]}}`;
    simulator.faults.set({}, { kind: "body", body });
    const { client, authorization } = account();
    const reserves = await client.reserves(authorization);
    expect(reserves).toMatchObject({ value: [{ name: "shop-…-com", type: "…", amount: "1" }] });
    expect(JSON.stringify(reserves)).not.toContain("inwx p");
  });
});
