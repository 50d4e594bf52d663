import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type Simulator, startSimulator } from "../../simulator/server.ts";
import { byToken, gandiAccount } from "../../support/registrars/gandi-account.ts";

const now = Date.UTC(2027, 0, 15, 12);
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ scenario: "gandi", now: () => now });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset("gandi"));

const account = (typed?: string) => gandiAccount(simulator, "gandi", {}, typed);
const change = (gandi: object) => simulator.account("gandi").change({ gandi });
const balance = (typed?: string) => {
  const { client, authorization } = account(typed);
  return client.balance(authorization);
};
const info = "GET /billing/info";
const query = { first: 0, today: 20_833, through: 20_923, vatPercent: null, currency: "EUR" };

it("a wrong token is a refused sign-in, tried once", async () => {
  for (const typed of [undefined, ""]) {
    const { client } = account(typed);
    expect(await client.balance(byToken("another token"))).toMatchObject({
      failure: { kind: "sign-in-failed", code: 401, text: "Invalid access token" },
    });
  }
  expect(simulator.requests).toHaveLength(2);
});

it("one that has ended lacks every permission, as the registrar says", async () => {
  change({ ended: true });
  expect(await balance()).toEqual({
    ok: false,
    failure: {
      kind: "not-allowed",
      code: 403,
      text: "Access denied: the token has expired",
      command: info,
    },
  });
});

it("one of the sandbox does not open the real account", async () => {
  const { password } = simulator.account("gandi-test").state;
  expect(await account().client.balance(byToken(password))).toMatchObject({
    failure: { kind: "sign-in-failed", code: 401 },
  });
});

it("an organisation that the token does not see is to be entered anew", async () => {
  expect(await balance("00000000-0000-4000-8000-000000000000")).toMatchObject({
    failure: { kind: "sign-in-failed", code: 404, command: info },
  });
});

describe("a permission that is missing", () => {
  it("for the account leaves the list of names alone", async () => {
    change({ forbidden: ["billing/info"] });
    const { client, authorization } = account();
    expect(await client.balance(authorization)).toMatchObject({
      failure: { kind: "not-allowed", code: 403, command: info },
    });
    expect(await client.charges(authorization, query)).toMatchObject({ ok: true });
  });

  it("for prices alone leaves the charges, at what nobody knows", async () => {
    const { client, authorization } = account();
    const before = await client.charges(authorization, query);
    const memory = { read: async () => null, write: vi.fn(async () => undefined) };
    change({ forbidden: ["billing/price/domain"] });
    const without = gandiAccount(simulator, "gandi", { memory });
    const told = await without.client.charges(without.authorization, query);
    if (!before.ok || !told.ok) throw new Error("There is no list");
    expect(before.value.rows.some(({ gross }) => gross !== null)).toBe(true);
    expect(told.value).toEqual({
      ...before.value,
      rows: before.value.rows.map((row) => ({
        ...row,
        gross: null,
        // What is not charged, or comes back for another price, wants none.
        ...((row.gross !== null || /\.(?:dev|xyz)$/.test(row.object)) && {
          renewalMode: "autorenew: true, billing/price/domain: 403",
        }),
      })),
    });
    // One refusal is enough, and is no price that is kept for the day.
    expect(simulator.find({ command: "GET /billing/price/domain", code: 403 })).toHaveLength(1);
    expect(memory.write).not.toHaveBeenCalled();
  });

  it("for the names leaves the account alone", async () => {
    change({ forbidden: ["domain/domains"] });
    const { client, authorization } = account();
    expect(await client.balance(authorization)).toMatchObject({ ok: true });
    expect(await client.charges(authorization, query)).toMatchObject({
      failure: { kind: "not-allowed", command: "GET /domain/domains" },
    });
  });
});

describe("an error", () => {
  it.each([
    [
      "as documented",
      '{"code":400,"cause":"Bad Request","message":"name: invalid"}',
      "name: invalid",
    ],
    [
      "of parameters",
      '{"status":"error","errors":[{"location":"query","name":"page","description":"no number"},7]}',
      "page: no number",
    ],
  ])("is read as it is written: %s", async (_what, body, text) => {
    simulator.faults.set({}, { kind: "status", status: 400, body });
    expect(await balance()).toMatchObject({ failure: { kind: "rejected", code: 400, text } });
  });

  it("in plain text is told by its status alone", async () => {
    simulator.faults.set({}, { kind: "status", status: 400, body: "name: invalid" });
    expect(await balance()).toMatchObject({ failure: { kind: "http", code: 400, text: "" } });
  });

  it("is said by its short form where that is all there is", async () => {
    const body = '{"code":409,"cause":"Conflict","object":"HTTPConflict"}';
    simulator.faults.set({}, { kind: "status", status: 409, body });
    expect(await balance()).toMatchObject({ failure: { kind: "rejected", text: "Conflict" } });
  });
});

describe("a pause", () => {
  it("comes with too many requests in a minute, in plain words, and ends the round", async () => {
    change({ requestsPerMinute: 2, wire: { errors: "plain" } });
    const { client, authorization } = account();
    const told = await client.charges(authorization, query);
    expect(told).toMatchObject({ failure: { kind: "http", code: 429, wait: 45 } });
    const sent = simulator.requests.length;
    expect(sent).toBe(3);
    expect(await client.balance(authorization)).toMatchObject({ failure: { code: 429, wait: 45 } });
    expect(simulator.requests).toHaveLength(sent);
    simulator.advance(61);
    expect(await balance()).toMatchObject({ ok: true });
  });

  it("is taken from work at the registrar's", async () => {
    const headers = { "retry-after": "600" };
    simulator.faults.set({}, { kind: "status", status: 503, headers, body: "Maintenance" });
    expect(await balance()).toMatchObject({ failure: { kind: "http", code: 503, wait: 600 } });
  });
});
